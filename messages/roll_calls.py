"""What is said about roll calls: are you safe, who answered what, and the menu from which one goes out."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from domain.roll_calls import Answer, RollCallMenuView, RollCallQuestionView, RollCallTallyView, Scope, Told
from domain.taps import RollCallAction, RollCallTap
from messages import signs
from messages.incidents import facts
from messages.layout import Button, Line, Rendered, bold, code, headed, joined, packed, screen, shelved, shortened
from messages.reader import Reader

_MOST_NAMES = 40


def menu(view: RollCallMenuView, reader: Reader) -> Rendered:
    """Whose roll? It goes out at the first tap."""
    say = reader.say
    if view.project is None:
        rows = shelved([(reader.project(key), _pick(key)) for key in view.projects])
        return screen(headed(signs.QUESTION, say("Roll call: which project?")), keyboard=rows)
    scopes = [_scope(view.project, scope, reader) for scope in view.scopes]
    others = [(reader.project(key), _pick(key)) for key in view.projects if key != view.project]
    return screen(
        headed(signs.QUESTION, say("Roll call · {project}", project=reader.project(view.project))),
        say("Everybody is asked: are you safe?"),
        say("It goes out at the first tap."),
        keyboard=[*[[button] for button in scopes], *shelved(others)],
    )


def _pick(project: str) -> RollCallTap:
    return RollCallTap(action=RollCallAction.MENU, choice=project)


def _scope(project: str, scope: Scope, reader: Reader) -> Button:
    """`Tout Calais : 12`."""
    say = reader.say
    if scope.site is None:
        name = say.plain("Whole project")
        tap = RollCallTap(action=RollCallAction.PROJECT, choice=project)
    else:
        name, tap = reader.site(scope.site), RollCallTap(action=RollCallAction.SITE, choice=scope.site)
    name = shortened(name, 26)
    if scope.running:
        return say.plain("{label}: under way", label=name), tap
    return say.plain("{label}: {n}", label=name, n=say.number(scope.people)), tap


# To those who may see who answered


def tally(view: RollCallTallyView, reader: Reader) -> Rendered:
    """Who needs help comes first, then who is silent. Once it has ended this is the summary."""
    say = reader.say
    end = RollCallTap(action=RollCallAction.END, id=view.roll_call)
    return screen(*_tally(view, reader), keyboard=[[(say.plain("End the roll call"), end)]] if view.may_end else [])


def _tally(view: RollCallTallyView, reader: Reader) -> Iterator[Line]:
    say = reader.say
    place = _place(view.project, view.site, reader)
    if view.ended_at is None:
        yield headed(signs.ALERT if view.help else signs.WAITING, say("Roll call under way · {place}", place=place))
    else:
        well = not (view.help or view.silent or view.unreachable)
        sign = signs.ALERT if view.help else signs.SAFE if well else signs.DOUBTFUL
        yield headed(sign, say("Roll call over · {place}", place=place))
    yield from packed(_counts(view, reader))
    if view.names:
        yield from _named(view, reader)
    yield _when(view, reader)
    yield _next(view, reader)


def _place(project: str, site: str | None, reader: Reader) -> str:
    return reader.project(project) if site is None else f"{reader.site(site)}, {reader.project(project)}"


def _counts(view: RollCallTallyView, reader: Reader) -> Iterator[Markup]:
    say = reader.say
    if not view.people:
        yield say("Nobody is on this roll")
        return
    yield bold(say.plural("{n} safe", "{n} safe", len(view.safe)))
    if view.help:
        yield bold(say.plural("{n} needs help", "{n} need help", len(view.help)))
    if view.silent:
        yield bold(say.plural("{n} has not answered", "{n} have not answered", len(view.silent)))
    if view.unreachable:
        yield bold(say.plural("{n} cannot be reached", "{n} cannot be reached", len(view.unreachable)))


def _named(view: RollCallTallyView, reader: Reader) -> Iterator[Line]:
    say = reader.say
    if view.help:
        yield say("Help needed: {people}", people=_people(view.help, view, reader, alert=True))
    if view.silent:
        yield say("No answer: {people}", people=_people(view.silent, view, reader))
    if view.unreachable:
        yield say("Cannot be reached: {names}", names=_people(view.unreachable, view, reader))
    if view.safe:
        yield say("Safe: {people}", people=_people(view.safe, view, reader))


def _people(people: Sequence[Told], view: RollCallTallyView, reader: Reader, *, alert: bool = False) -> Markup:
    """`Amina (18:33, INC-2026-0043), Paul`: of whoever needs help since when, and their alert; of whoever has said,
    where they are."""
    shown: list[str] = []
    for told in people[:_MOST_NAMES]:
        name = facts.name_of(told.name, reader)
        details = [facts.at(told.at, view.now, reader)] if alert and told.at is not None else []
        details += [told.number] if told.number else []
        if told.place is not None:
            details.append(code(f"{told.place.latitude:.5f}, {told.place.longitude:.5f}"))
        shown.append(Markup("{} ({})").format(name, joined(details, ", ")) if details else name)
    if len(people) > _MOST_NAMES:
        more = len(people) - _MOST_NAMES
        shown.append(reader.say.plain_plural("{n} more", "{n} more", more))
    return joined(shown, ", ")


def _when(view: RollCallTallyView, reader: Reader) -> Line:
    say, time = reader.say, facts.at(view.started_at, view.now, reader)
    if not view.names:
        return say("Called at {time}", time=time)
    called = say("Called by {name}", name=facts.name_of(view.started_by, reader))
    return facts.numbered(called, time, view.number)


def _next(view: RollCallTallyView, reader: Reader) -> Line:
    say = reader.say
    if view.ended_at is not None:
        time = facts.at(view.ended_at, view.now, reader)
        if view.by_itself or not view.names:
            return say("Over at {time}. A later answer still shows here.", time=time)
        name = facts.name_of(view.ended_by, reader)
        return say("Ended by {name} at {time}. A later answer still shows here.", name=name, time=time)
    if view.next_at is None:
        return None
    time = facts.at(view.next_at, view.now, reader)
    return say("Over at {time} at the latest", time=time) if view.last else say("Reminder at {time}", time=time)


# To whoever is asked


def question(view: RollCallQuestionView, reader: Reader) -> Rendered:
    """One's own card: asked, and what one answered. The other answer stays a tap away."""
    return screen(*_question(view, reader), keyboard=_answers(view, reader))


def _question(view: RollCallQuestionView, reader: Reader) -> Iterator[Line]:
    say = reader.say
    place = _place(view.project, view.site, reader)
    time = "" if view.answered_at is None else facts.at(view.answered_at, view.now, reader)
    match view.answer:
        case None:
            yield headed(signs.QUESTION, say("Are you safe?"))
        case Answer.SAFE:
            yield headed(signs.SAFE, say("Noted: safe · {time}", time=time))
        case Answer.HELP:
            yield headed(signs.ALERT, say("Help is asked for · {time}", time=time))
    yield say("Roll call · {project}", project=place)
    if view.answer is Answer.HELP:
        yield facts.numbered(say.plain("Your alert is out"), view.number)
    else:
        name = facts.name_of(view.started_by, reader)
        at = facts.at(view.started_at, view.now, reader)
        yield joined((say("Called by {name}", name=name), at))
    if view.answer is not Answer.SAFE:
        yield facts.numbers(reader)
    if view.placed:
        yield say("Position noted")
    if view.ended_at is not None and view.answer is None:
        yield say("The roll call is over, your answer still counts.")


def _answers(view: RollCallQuestionView, reader: Reader) -> list[list[Button]]:
    say = reader.say

    def tap(action: RollCallAction) -> RollCallTap:
        return RollCallTap(action=action, id=view.entry)

    rows: list[list[Button]] = []
    if view.open and view.answer is not Answer.SAFE:
        rows.append([(say.plain("I'm safe"), tap(RollCallAction.SAFE))])
    if view.open and view.answer is not None:
        rows.append([(say.plain("Share my position"), tap(RollCallAction.PLACE))])
    if view.answer is not Answer.HELP:
        rows.append([(say.plain("I need help"), tap(RollCallAction.HELP))])
    return rows


def reminder(view: RollCallQuestionView, reader: Reader) -> Rendered:
    """A short ring, as an answer to the card."""
    say = reader.say
    return screen(
        headed(signs.QUESTION, say("No answer yet: are you safe?")),
        say("Roll call · {project}", project=_place(view.project, view.site, reader)),
        keyboard=_answers(view, reader),
    )


def place_prompt(view: RollCallQuestionView, reader: Reader) -> Rendered:
    """One button in the keyboard's place."""
    say = reader.say
    return Rendered(say("Where? One tap shares your position."), share_place=say.plain("Share my position"))


def place_noted(view: RollCallQuestionView, reader: Reader) -> Rendered:
    """The button that asked for it goes."""
    made = screen(joined((reader.say("Position noted"), _place(view.project, view.site, reader))))
    return Rendered(made.html, no_keys=True)
