"""The reporter's own card: how far the alert is, and what can be added, each in a tap or two."""

from collections.abc import Iterator, Mapping, Sequence

from domain.incidents.types import Detail, Group, Severity, Status
from domain.incidents.views import Choices, IncidentPromptView, IncidentReceiptView
from domain.taps import IncidentAction, IncidentTap
from messages import signs
from messages.incidents import facts, following, restricted
from messages.incidents.opened import LABELS
from messages.incidents.raising import short_type
from messages.layout import Button, Line, Rendered, bold, capital, headed, joined, screen, shelved
from messages.reader import Reader
from messages.wording import marked

_ASKED: Mapping[Detail, str] = {
    Detail.TYPE: marked("What kind of incident?"),
    Detail.SEVERITY: marked("How grave is it?"),
    Detail.SITE: marked("At which site?"),
    Detail.WHEN: marked("When did it happen?"),
    Detail.AFFECTED: marked("How many people are affected?"),
}
_IN_WORDS = frozenset({Detail.PLACE, Detail.DONE, Detail.HELP, Detail.PHOTO})


def receipt(view: IncidentReceiptView, reader: Reader) -> Rendered:
    """What may be restricted asks first of all what it is about."""
    if view.asks_kind and view.choices is not None:
        return screen(*_unclear(view, reader), keyboard=_types(view, view.choices.types, reader))
    if view.choosing:
        return restricted.choosing(view, reader)
    if view.choices is not None:
        return _menu(view, view.choices, reader)
    lines = restricted.waiting(view, reader) if view.sends_at is not None else _lines(view, reader)
    return screen(*lines, keyboard=[restricted.send_row(view, reader), *_overview(view, reader)])


def _unclear(view: IncidentReceiptView, reader: Reader) -> Iterator[Line]:
    say = reader.say
    yield headed(signs.QUESTION, say("What is it about?"))
    yield say("The alert is out. Your words stay hidden until you say.")
    if view.severity is Severity.CRITICAL:
        yield facts.numbers(reader)
    yield facts.sent(view.standing, reader)
    if view.in_group:
        yield say("Your message stays in the group until then.")


def _lines(view: IncidentReceiptView, reader: Reader) -> Iterator[Line]:
    say, standing = reader.say, view.standing
    if view.sos and standing.status is Status.OPEN:
        yield from facts.numbers_named(reader)
    elif view.restricted:
        yield from restricted.phone_first(view, reader)
    yield from _head(view, reader, signed=not (standing.status is Status.OPEN and (view.sos or view.restricted)))
    yield following.ended(standing, reader)
    yield facts.sent(standing, reader)
    yield from restricted.who_reads(view, reader) if view.may_read else ()
    yield following.also(view.also, reader)
    if len(standing.takers) > 1:
        yield facts.who_has_it(standing.takers, standing.now, reader)
    if not view.may_read:
        yield facts.by_role(standing, reader)
    if standing.opened and not standing.takers:
        yield say.plural("Opened by {n}", "Opened by {n}", standing.opened)
    yield from facts.not_theirs(standing, reader)
    yield facts.what_next(standing, view.severity, reader)
    yield facts.was_late(standing, reader)
    yield from facts.story(view.told, standing.now, reader)
    yield from following.additions(view.additions, view.earlier, standing, reader)
    if view.joined:
        yield say("Answer this card to add to it.")
    yield facts.how_grave(view.told, view.severity, view.severity_said or view.sos, reader)
    if (
        view.severity is Severity.CRITICAL
        and not view.sos
        and not view.restricted
        and standing.status is not Status.CLOSED
    ):
        yield facts.numbers(reader)


def _head(view: IncidentReceiptView, reader: Reader, *, signed: bool = True) -> Iterator[Line]:
    say, standing = reader.say, view.standing
    sign = facts.sign(standing.status, view.severity)
    if view.restricted and standing.status is not Status.CLOSED:
        sign = f"{signs.RESTRICTED} {signs.SEVERITY[view.severity]}"
    named = facts.what(view.told, view.sos, reader)
    if view.sends_at is not None:
        named = say.plain("{what}: not sent yet", what=named)
    elif standing.status is Status.OPEN and not standing.quiet:
        named = say.plain("{what}: alert sent", what=named) if view.told.type or view.sos else say.plain("Alert sent")
    # Else the sign stands above, with the numbers.
    yield facts.first_line(sign, named) if signed else bold(named)
    place = facts.where(view.told, view.project, reader)
    yield facts.numbered(view.number, facts.at(view.raised_at, standing.now, reader), place)


def _overview(view: IncidentReceiptView, reader: Reader) -> list[list[Button]]:
    if view.standing.status is Status.CLOSED or view.joined:
        return []
    # Of what only few may read no photo is kept.
    kinds = [detail for detail in Detail if detail is not Detail.PHOTO or view.restricted is False]
    details = shelved([(_label(detail, view, reader), _opening(detail, view)) for detail in kinds], width=60)
    if not view.may_end_drill:
        return details
    over = IncidentTap(action=IncidentAction.END_DRILL, incident=view.incident)
    return [[(reader.say.plain("End the exercise"), over)], *details]


def _label(detail: Detail, view: IncidentReceiptView, reader: Reader) -> str:
    label = reader.say.plain(LABELS[detail])
    if detail is Detail.NEAR_MISS and view.told.near_miss:
        return reader.say.plain("Not a near miss")
    return label


def _opening(detail: Detail, view: IncidentReceiptView) -> IncidentTap:
    if detail is Detail.NEAR_MISS:
        return _set(view, detail, "no" if view.told.near_miss else "yes")
    action = IncidentAction.WORDS if detail in _IN_WORDS else IncidentAction.DETAIL
    return IncidentTap(action=action, incident=view.incident, detail=detail)


def _set(view: IncidentReceiptView, detail: Detail, choice: str) -> IncidentTap:
    return IncidentTap(action=IncidentAction.SET, incident=view.incident, detail=detail, choice=choice)


# Menus


def _menu(view: IncidentReceiptView, choices: Choices, reader: Reader) -> Rendered:
    say = reader.say
    asked = _ASKED.get(choices.detail)
    back = IncidentTap(action=IncidentAction.DETAIL, incident=view.incident)
    return screen(
        *_head(view, reader),
        facts.sent(view.standing, reader) if view.sends_at is None else None,
        bold(say.plain(asked)) if asked is not None else None,
        keyboard=[*_answers(view, choices, reader), [(say.plain("Back"), back)]],
    )


def _answers(view: IncidentReceiptView, choices: Choices, reader: Reader) -> Sequence[Sequence[Button]]:
    match choices.detail:
        case Detail.TYPE:
            return _types(view, choices.types, reader)
        case Detail.SEVERITY:
            return shelved([_severity(view, severity, reader) for severity in reversed(Severity)])
        case Detail.SITE:
            names = reader.site_names(choices.sites)
            sites = zip(choices.sites, names, strict=True)
            return shelved([(name, _set(view, Detail.SITE, key)) for key, name in sites])
        case Detail.WHEN:
            return shelved([(capital(_ago(m, reader)), _set(view, Detail.WHEN, str(m))) for m in choices.minutes])
        case Detail.AFFECTED:
            return [_count(view, group, reader) for group in Group]
    return []


def _types(view: IncidentReceiptView, types: Sequence[str], reader: Reader) -> list[list[Button]]:
    return _in_pairs([(short_type(key, reader), _set(view, Detail.TYPE, key)) for key in types])


def _in_pairs(buttons: Sequence[Button]) -> list[list[Button]]:
    return [list(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def _severity(view: IncidentReceiptView, severity: Severity, reader: Reader) -> Button:
    label = f"{signs.SEVERITY[severity]} {capital(reader.say.plain(facts.SEVERITIES[severity]))}"
    return label, _set(view, Detail.SEVERITY, str(int(severity)))


def _ago(minutes: int, reader: Reader) -> str:
    say = reader.say
    if minutes == 0:
        return say.plain("Just now")
    if minutes < 60:
        return say.plain_plural("{n} min ago", "{n} min ago", minutes)
    if minutes < 1440:
        return say.plain_plural("{n} h ago", "{n} h ago", minutes // 60)
    return say.plain_plural("{n} day ago", "{n} days ago", minutes // 1440)


def _count(view: IncidentReceiptView, group: Group, reader: Reader) -> list[Button]:
    """One row a group: fewer, and how many with one more."""
    n = view.told.affected.get(group, 0)

    def tap(action: IncidentAction) -> IncidentTap:
        return IncidentTap(action=action, incident=view.incident, detail=Detail.AFFECTED, choice=group)

    name = capital(reader.say.plain(facts.GROUPS[group]))
    more = (reader.say.plain("{label}: {n}", label=name, n=n) + "  +", tap(IncidentAction.MORE))
    return [("−", tap(IncidentAction.LESS)), more] if n else [more]


def prompt(view: IncidentPromptView, reader: Reader) -> Rendered:
    """Asks for the place with one button, else for words, as an answer to this message."""
    say = reader.say
    if view.detail is Detail.PLACE:
        ask = say("Where? One tap shares your position.")
        return Rendered(ask, share_place=say.plain("Share my position"))
    if view.detail is Detail.HELP:
        asked, example = say("What help is needed? Answer this message."), say.plain("An ambulance, a colleague")
    else:
        asked, example = say("What was done? Answer this message."), say.plain("Team safe, police called")
    return Rendered(asked, force_reply=True, placeholder=example)


def place_noted(view: IncidentPromptView, reader: Reader) -> Rendered:
    """The place is on every card; the button that asked for it goes."""
    made = screen(joined(part for part in (reader.say("Position noted"), view.number) if part))
    return Rendered(made.html, no_keys=True)
