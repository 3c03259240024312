"""Language, project and usual site: an overview, and a short list for each."""

from collections.abc import Mapping, Sequence

from domain.people_views import SettingsView
from domain.taps import HabitTap, SettingsTap, SiteTap
from messages.layout import Button, Rendered, bold, joined, one_line, screen, shelved, shortened
from messages.reader import Reader
from messages.shift_reports.asking import meaning
from messages.wording import LANGUAGES

LANGUAGE_NAMES: Mapping[str, str] = {"fr": "Français", "en": "English"}
"""Each in itself, so that whoever reads the wrong one finds the way back."""
_MOST_HABITS = 10
"""How many are shown: a screen holds no more; the newest ones."""


def settings(view: SettingsView, reader: Reader) -> Rendered:
    """The part that is open."""
    match view.menu:
        case "language":
            return _language(view, reader)
        case "project":
            return _project(view, reader)
        case "site":
            return _site(view, reader)
        case "habits":
            return _habits(view, reader)
    return _overview(view, reader)


def _overview(view: SettingsView, reader: Reader) -> Rendered:
    say = reader.say
    none = say.plain("none")
    project = reader.project(view.project) if view.project is not None else none
    site = reader.site(view.site) if view.site is not None else none
    buttons: list[Button] = [(say.plain("Site"), SettingsTap(menu="site"))] if view.sites else []
    buttons += [(say.plain("Project"), SettingsTap(menu="project"))] if len(view.projects) > 1 else []
    buttons += [(say.plain("My habits"), SettingsTap(menu="habits"))] if view.habits else []
    buttons += [(say.plain("Language"), SettingsTap(menu="language"))] if len(_languages(reader)) > 1 else []
    return screen(
        bold(say("Settings")),
        say("Usual site: {site}", site=site),
        say("Project: {project}", project=project),
        say("Language: {language}", language=LANGUAGE_NAMES.get(view.language, view.language)),
        say.plural("{n} habit remembered", "{n} habits remembered", len(view.habits)) if view.habits else None,
        keyboard=shelved(buttons) if len(buttons) > 3 else (buttons,),
    )


def _language(view: SettingsView, reader: Reader) -> Rendered:
    choices = [(LANGUAGE_NAMES[key], SettingsTap(language=key)) for key in _languages(reader)]
    return screen(bold(reader.say("Which language?")), keyboard=_choices(choices, reader))


def _project(view: SettingsView, reader: Reader) -> Rendered:
    choices = [(reader.project(key), SettingsTap(project=key)) for key in view.projects]
    return screen(
        bold(reader.say("Which project?")),
        reader.say("A report that names no project goes there."),
        keyboard=_choices(choices, reader),
    )


def _site(view: SettingsView, reader: Reader) -> Rendered:
    say = reader.say
    names = reader.site_names(view.sites)
    choices: list[Button] = [(name, SiteTap(site=key)) for key, name in zip(view.sites, names, strict=True)]
    return screen(
        bold(say("Which usual site?")),
        say("A report that names no site goes there."),
        keyboard=_choices([*choices, (say.plain("No usual site"), SiteTap())], reader),
    )


def _habits(view: SettingsView, reader: Reader) -> Rendered:
    """What somebody means by a word: a button forgets it, so that it is asked again."""
    say = reader.say
    shown = view.habits[-_MOST_HABITS:]
    names = [(number, f"{habit.word} = {meaning(habit, reader)}") for number, habit in shown]
    choices: list[Button] = [
        (shortened(say.plain("Forget {habit}", habit=name), 40), HabitTap(habit=number)) for number, name in names
    ]
    if len(view.habits) > 1:
        choices.append((say.plain("Forget all"), HabitTap()))
    return screen(
        bold(say("My habits")),
        say("Once forgotten, it is asked again."),
        *(joined((one_line(name, 70),)) for _, name in names),
        keyboard=_choices(choices, reader),
    )


def _languages(reader: Reader) -> list[str]:
    """What Vigie speaks and the mission uses."""
    return [key for key in LANGUAGES if key in reader.catalogue.languages]


def _choices(buttons: Sequence[Button], reader: Reader) -> list[list[Button]]:
    return [*shelved(buttons), [(reader.say.plain("Back"), SettingsTap())]]
