"""Team groups: linking one to a project, what it is for, and leaving one that nobody linked."""

from domain.commands import BY_WORD
from domain.notices import GroupLeft, GroupNotLinked, OnlyInGroups, OnlyInPrivate
from domain.people_views import GroupLinkedView, GroupMenuView
from domain.taps import GroupKindTap, GroupTap
from messages import signs
from messages.examples import examples
from messages.help import danger
from messages.layout import Rendered, bold, code, headed, screen, shelved
from messages.reader import Reader
from messages.settings import LANGUAGE_NAMES


def group_menu(view: GroupMenuView, reader: Reader) -> Rendered:
    """The project, then the language of what is said to the whole group."""
    say = reader.say
    if view.project is None:
        projects = [(reader.project(key), GroupTap(project=key)) for key in view.projects]
        return screen(bold(say("Which project is this group's?")), keyboard=shelved(projects))
    languages = [(LANGUAGE_NAMES.get(key, key), GroupTap(project=view.project, language=key)) for key in view.languages]
    return screen(
        bold(say("{project}: in which language?", project=reader.project(view.project))), keyboard=shelved(languages)
    )


def group_linked(view: GroupLinkedView, reader: Reader) -> Rendered:
    """What the team can do here, and who sees it; or that it is the coordination's."""
    say = reader.say
    if view.coordination:
        project = reader.project(view.project)
        return screen(
            headed(signs.STORED, say("{project}: the coordination's group", project=project)),
            say("The project's alerts come here, but for restricted ones."),
            say("Everybody in the group sees what is written here."),
            keyboard=[[(say.plain("It is a team's group"), GroupKindTap(kind="team"))]],
        )
    return screen(
        headed(signs.STORED, say("This group reports for {project}", project=reader.project(view.project))),
        say("To report, send one line:"),
        code(examples(reader, view.project, None)[0]),
        say("{sign} on your message: stored. {doubt}: a question for you.", sign=signs.REACTION["stored"],
            doubt=signs.REACTION["pending"]),
        say("{today}: today's reports", today=reader.command("today")),
        danger(reader),
        say("Everybody in the group sees what is written here."),
        say("Sensitive: send it to @{bot}.", bot=reader.bot_username),
        keyboard=[[(say.plain("It is the coordination's group"), GroupKindTap(kind="coordination"))]],
    )  # fmt: skip


def group_not_linked(notice: GroupNotLinked, reader: Reader) -> Rendered:
    """What is missing, who can do it, and by when."""
    say = reader.say
    return screen(
        headed(signs.WAITING, say("This group has no project yet")),
        say("A coordinator sends {link} here.", link=reader.command("link")),
        say.plural("Otherwise Vigie leaves in {n} minute.", "Otherwise Vigie leaves in {n} minutes.", notice.minutes)
        if notice.minutes > 0
        else None,
    )


def group_left(notice: GroupLeft, reader: Reader) -> Rendered:
    """The last word in a group that nobody linked."""
    say = reader.say
    return screen(
        bold(say("Nobody linked this group: Vigie leaves.")),
        say("To try again: add @{bot}, then {link}.", bot=reader.bot_username, link=reader.command("link")),
    )


def only_in_groups(notice: OnlyInGroups, reader: Reader) -> Rendered:
    """/link in private."""
    say = reader.say
    link = reader.command("link")
    return screen(
        bold(say("{command} is sent in the team's group.", command=link)),
        say("First add @{bot} to the group.", bot=reader.bot_username),
    )


def only_in_private(notice: OnlyInPrivate, reader: Reader) -> Rendered:
    """What is nobody else's business, sent in a group."""
    say = reader.say
    word = notice.command.lstrip("/")
    command = reader.command(BY_WORD[word].name) if word in BY_WORD else f"/{word}"
    return screen(
        bold(say("{command} is sent in private.", command=command)),
        say("Here: @{bot}", bot=reader.bot_username),
    )
