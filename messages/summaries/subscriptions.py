"""Subscriptions: what to subscribe to, one of them with what can be changed, the list."""

from collections.abc import Mapping, Sequence
from datetime import time

from markupsafe import Markup

from domain.notices import SummariesSkipped
from domain.summaries.periods import Kind
from domain.summaries.schedules import is_quiet
from domain.summaries.subscriptions import Place, SubscribeView, SubscriptionListView, SubscriptionView
from domain.summaries.taps import MISSION, SubscribeTap, SubscriptionAction, SubscriptionTap
from messages import signs
from messages.dates import full_moment, short_day
from messages.layout import Button, Line, Rendered, bold, code, headed, joined, screen, shelved
from messages.reader import Reader
from messages.settings import LANGUAGE_NAMES
from messages.wording import LANGUAGES, marked

_KINDS: Mapping[Kind, str] = {
    Kind.DAILY: marked("Daily summary"),
    Kind.CLOSING: marked("Closing edition"),
    Kind.WEEKLY: marked("Weekly summary"),
    Kind.MONTHLY: marked("Monthly summary"),
}
_WHEN: Mapping[Kind, str] = {
    Kind.DAILY: marked("Every day at {time}"),
    Kind.CLOSING: marked("At {time} on the day after, if anything changed"),
    Kind.WEEKLY: marked("On Mondays at {time}, the week before"),
    Kind.MONTHLY: marked("On the 1st at {time}, the month before"),
}
_SPOKEN: Mapping[str, str] = {"fr": marked("in French"), "en": marked("in English")}
_HOURS_A_ROW = 6


def subscribe(view: SubscribeView, reader: Reader) -> Rendered:
    """Which summary, then of which project."""
    say = reader.say
    if view.kind is None:
        kinds: list[Button] = [(say.plain(_KINDS[kind]), SubscribeTap(summary=kind)) for kind in Kind]
        return screen(
            headed(signs.SUMMARY, say("Which summary to receive?")),
            say("It comes here, without a ring."),
            keyboard=shelved(kinds),
        )
    projects: list[Button] = [
        (_scope(key, reader), SubscribeTap(summary=view.kind, project=key or MISSION)) for key in view.projects
    ]
    return screen(
        headed(signs.SUMMARY, say("{summary}: of which project?", summary=say.plain(_KINDS[view.kind]))),
        keyboard=[*shelved(projects), [(say.plain("Back"), SubscribeTap())]],
    )


def subscription(view: SubscriptionView, reader: Reader) -> Rendered:
    """The subscription, with the menu that is open on it."""
    say = reader.say
    match view.menu:
        case "hour":
            hours: list[Button] = [
                (say.plain("{hour}:00", hour=f"{n:02}"), _tap(view, SubscriptionAction.HALVES, f"{n:02}"))
                for n in range(24)
            ]
            rows = [hours[n : n + _HOURS_A_ROW] for n in range(0, 24, _HOURS_A_ROW)]
            return _menu(view, reader, say("at what hour?"), rows)
        case "half" if view.hour is not None:
            halves: list[Button] = [
                (f"{at:%H:%M}", _tap(view, SubscriptionAction.AT, f"{at:%H%M}"))
                for at in (time(view.hour), time(view.hour, 30))
            ]
            return _menu(view, reader, say("at what hour?"), [halves], SubscriptionAction.HOURS)
        case "language":
            languages: list[Button] = [
                (LANGUAGE_NAMES[key], _tap(view, SubscriptionAction.SPEAK, key))
                for key in LANGUAGES
                if key in reader.catalogue.languages
            ]
            return _menu(view, reader, say("in which language?"), shelved(languages))
        case "place":
            groups = [(p, None if p.chat is None else str(p.chat)) for p in view.places]
            places: list[Button] = [
                (_capital(_place(p, reader)), _tap(view, SubscriptionAction.MOVE, chat)) for p, chat in groups
            ]
            return _menu(view, reader, say("where?"), shelved(places))
    return _overview(view, reader)


def _overview(view: SubscriptionView, reader: Reader) -> Rendered:
    say = reader.say
    lines: list[Line] = [headed(signs.SUMMARY, _title(view, reader))]
    if view.ended:
        lines.append(bold(say("Ended: it no longer comes")))
        again: list[Button] = [(say.plain("Receive it again"), _tap(view, SubscriptionAction.RESUME))]
        return screen(*lines, keyboard=[again, _all(reader)])
    if view.paused:
        lines.append(bold(say("Paused")))
    lines.append(say(_WHEN[view.kind], time=f"{view.at:%H:%M}"))
    where = [say.plain("in a topic of the group") if view.place.topic else say.plain("here")] if view.here else []
    where += [] if view.here else [_place(view.place, reader)]
    spoken = _SPOKEN.get(view.language or "")
    where += [] if spoken is None else [say.plain(spoken)]
    lines.append(joined([_capital(where[0]), *where[1:]]))
    if is_quiet(view.at):
        lines.append(say("At night too, without a ring."))
    if view.standard:
        lines.append(say("Comes with the role."))
    if view.next_at is not None:
        lines.append(say("Next: {time}", time=full_moment(view.next_at, say, reader.catalogue)))
    return screen(*lines, keyboard=_actions(view, reader))


def _actions(view: SubscriptionView, reader: Reader) -> list[list[Button]]:
    say = reader.say
    changes: list[Button] = [(say.plain("Hour"), _tap(view, SubscriptionAction.HOURS))]
    if len(reader.catalogue.languages) > 1:
        changes.append((say.plain("Language"), _tap(view, SubscriptionAction.LANGUAGES)))
    if len(view.places) > 1:
        changes.append((say.plain("Place"), _tap(view, SubscriptionAction.PLACES)))
    pause: Button = (say.plain("Pause"), _tap(view, SubscriptionAction.PAUSE))
    resume: Button = (say.plain("Resume"), _tap(view, SubscriptionAction.RESUME))
    end: Button = (say.plain("End it"), _tap(view, SubscriptionAction.END))
    return [changes, [resume if view.paused else pause, end], _all(reader)]


def _all(reader: Reader) -> list[Button]:
    return [(reader.say.plain("All subscriptions"), SubscriptionTap(action=SubscriptionAction.LIST))]


def subscription_list(view: SubscriptionListView, reader: Reader) -> Rendered:
    """A line each, with a button that opens it."""
    say = reader.say
    add: list[Button] = [(say.plain("Add…"), SubscribeTap())]
    if not view.subscriptions:
        return screen(
            headed(signs.SUMMARY, say("No subscription")),
            say("{summary}: ask for one now", summary=reader.command("summary")),
            keyboard=[add],
        )
    buttons: list[Button] = [(_title(one, reader), _tap(one, SubscriptionAction.OPEN)) for one in view.subscriptions]
    return screen(
        headed(signs.SUMMARY, say("Subscriptions")),
        *(_line(one, reader) for one in view.subscriptions),
        keyboard=[*shelved(buttons), add],
    )


def _line(view: SubscriptionView, reader: Reader) -> Markup:
    """`Point du jour · Calais · 19:30 · en pause`."""
    parts = [_title(view, reader), f"{view.at:%H:%M}"]
    parts += [] if view.here else [_place(view.place, reader)]
    parts += [reader.say.plain("paused")] if view.paused else []
    return joined(parts)


def skipped(notice: SummariesSkipped, reader: Reader) -> Rendered:
    """What was not sent, and how to see it."""
    say = reader.say
    days = [short_day(notice.first, reader.language)]
    days += [short_day(notice.last, reader.language)] if notice.last != notice.first else []
    asked = {
        Kind.WEEKLY: "{0.year}-W{0.week:02}".format(notice.last.isocalendar()),
        Kind.MONTHLY: f"{notice.last:%Y-%m}",
    }.get(notice.summary, f"{notice.last:%d/%m}")
    return screen(
        headed(signs.SUMMARY, joined((say.plain(_KINDS[notice.summary]), _scope(notice.project, reader)))),
        say.plural(
            "{n} not sent, Vigie was down: {days}",
            "{n} not sent, Vigie was down: {days}",
            notice.count,
            days=" – ".join(days),
        ),
        joined((say("To see one:"), code(f"{reader.command('summary')} {asked}")), " "),
    )


def _title(view: SubscriptionView, reader: Reader) -> Markup:
    return joined((reader.say.plain(_KINDS[view.kind]), _scope(view.project, reader)))


def _scope(project: str | None, reader: Reader) -> str:
    return reader.say.plain("Whole mission") if project is None else reader.project(project)


def _place(place: Place, reader: Reader) -> str:
    say = reader.say
    if place.chat is None:
        return say.plain("in private")
    name = say.plain("the coordination's group") if place.coordination else say.plain("the team's group")
    return name if place.number is None else f"{name} {place.number}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _menu(
    view: SubscriptionView,
    reader: Reader,
    question: str,
    rows: Sequence[Sequence[Button]],
    back: SubscriptionAction = SubscriptionAction.OPEN,
) -> Rendered:
    return screen(
        headed(signs.SUMMARY, joined((_title(view, reader), question))),
        keyboard=[*rows, [(reader.say.plain("Back"), _tap(view, back))]],
    )


def _tap(view: SubscriptionView, action: SubscriptionAction, choice: str | None = None) -> SubscriptionTap:
    return SubscriptionTap(action=action, subscription=view.id, choice=choice)
