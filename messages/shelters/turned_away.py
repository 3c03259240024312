"""People turned away: how many is asked, then the receipt asks for the rest, one thing at a time."""

from collections.abc import Mapping

from markupsafe import Markup

from domain.notices import TurnedAwayNotUnderstood
from domain.reading import Question
from domain.shelters.taps import TurnedAwayAction, TurnedAwayTap
from domain.shelters.turned_away import Refusal, RefusalFormView, RefusalView, Went, Why
from messages import signs
from messages.layout import Button, Line, Rendered, bold, capital, code, headed, joined, screen, shelved, shortened
from messages.questions import asked
from messages.reader import Reader
from messages.shelters.naming import category_name
from messages.shelters.standing import at
from messages.wording import marked

WHY: Mapping[Why, str] = {
    Why.FULL: marked("no bed free"),
    Why.RULES: marked("rules of the shelter"),
    Why.OTHER: marked("another reason"),
}
_WHY_BUTTONS: Mapping[Why, str] = {
    Why.FULL: marked("Full"),
    Why.RULES: marked("Rules"),
    Why.OTHER: marked("Other"),
}
_WENT: Mapping[Went, str] = {
    Went.OUTSIDE: marked("Outside"),
    Went.FRIENDS: marked("With friends"),
    Went.ELSEWHERE: marked("Another shelter"),
    Went.UNKNOWN: marked("Not known"),
}
_MOST_SHELTERS = 3
_NUMBERS, _A_ROW = 8, 4


def form(view: RefusalFormView, reader: Reader) -> Rendered:
    """Before anything counts: which shelter, then how many."""
    say = reader.say
    if view.shelters:
        buttons: list[Button] = [
            (shortened(name, 36), TurnedAwayTap(action=TurnedAwayAction.SHELTER, id=0, choice=site))
            for site, name in zip(view.shelters, reader.site_names(view.shelters), strict=True)
        ]
        nowhere: Button = (say.plain("Nowhere in particular"), TurnedAwayTap(action=TurnedAwayAction.SHELTER, id=0))
        return screen(
            headed(signs.QUESTION, say("Turned away: at which shelter?")),
            say("Not counted yet."),
            keyboard=[*shelved(buttons), [nowhere] if view.nowhere else []],
        )
    where = [] if view.shelter is None else [reader.site(view.shelter)]
    if view.shelter is not None and view.category is not None:
        where.append(category_name(view.shelter, view.category, reader))
    numbers: list[Button] = [
        (str(n), TurnedAwayTap(action=TurnedAwayAction.PEOPLE, id=0, choice=str(n))) for n in range(1, _NUMBERS + 1)
    ]
    return screen(
        headed(signs.QUESTION, say("Turned away: how many people?")),
        joined(where) if where else None,
        say("Not counted yet. More than {n}: {example}", n=_NUMBERS, example=code(f"{reader.command('refused')} 12")),
        keyboard=[numbers[start : start + _A_ROW] for start in range(0, len(numbers), _A_ROW)],
    )


def receipt(view: RefusalView, reader: Reader) -> Rendered:
    """What is recorded, and one question while something is not known."""
    say, refusal = reader.say, view.refusal
    place = reader.project(refusal.project) if refusal.shelter is None else reader.site(refusal.shelter)
    first = say.plural(
        "{n} person turned away · {place}", "{n} people turned away · {place}", refusal.people, place=place
    )
    details = _details(view, reader)
    if refusal.withdrawn_at is not None:
        return screen(
            headed(signs.UNDONE, first),
            say("Undone: no longer counted."),
            say("To correct it, send it again: {refused}", refused=reader.command("refused")),
        )
    rows: list[list[Button]] = []
    question: Line = None
    match view.asks:
        case "category":
            question = bold(say("For whom was there no bed?"))
            rows = shelved(_categories(view, refusal, reader))
        case "reason":
            question = bold(say("Why?"))
            rows = [
                [(say.plain(text), _tap(refusal, TurnedAwayAction.REASON, why)) for why, text in _WHY_BUTTONS.items()]
            ]
        case "went":
            question = bold(say("Where did they go, if it is known?"))
            rows = shelved(_places(view, refusal, reader))
    if view.may_change:
        rows = [*rows, [(say.plain("Undo"), _tap(refusal, TurnedAwayAction.UNDO))]]
    return screen(headed(signs.STORED, first), details, _went_on(refusal, reader), question, keyboard=rows)


def _details(view: RefusalView, reader: Reader) -> Markup:
    refusal = view.refusal
    parts = [at(refusal.at, view.now, reader)]
    if refusal.category is not None and refusal.shelter is not None:
        parts.append(category_name(refusal.shelter, refusal.category, reader))
    if refusal.reason is not None:
        parts.append(reader.say.plain(WHY[refusal.reason]))
    return joined(parts)


def _went_on(refusal: Refusal, reader: Reader) -> Line:
    if refusal.went is None or refusal.went == Went.UNKNOWN:
        return None
    return reader.say("Then: {place}", place=_went(refusal.went, reader))


def _went(went: str, reader: Reader) -> str:
    if went not in list(Went):
        return reader.site(went)
    word = reader.say.plain(_WENT[Went(went)])
    return word[:1].lower() + word[1:]


def _categories(view: RefusalView, refusal: Refusal, reader: Reader) -> list[Button]:
    return [
        (
            shortened(capital(category_name(refusal.shelter or "", key, reader)), 36),
            _tap(refusal, TurnedAwayAction.CATEGORY, key),
        )
        for key in view.categories
    ]


def _places(view: RefusalView, refusal: Refusal, reader: Reader) -> list[Button]:
    words: list[Button] = [
        (reader.say.plain(text), _tap(refusal, TurnedAwayAction.WENT, went)) for went, text in _WENT.items()
    ]
    some = view.shelters[:_MOST_SHELTERS]
    shelters: list[Button] = [
        (shortened(name, 36), _tap(refusal, TurnedAwayAction.WENT, site))
        for site, name in zip(some, reader.site_names(some), strict=True)
    ]
    return [*words, *shelters]


def _tap(refusal: Refusal, action: TurnedAwayAction, choice: str | None = None) -> TurnedAwayTap:
    return TurnedAwayTap(action=action, id=refusal.id, choice=choice)


def not_understood(notice: TurnedAwayNotUnderstood, reader: Reader) -> Rendered:
    """What is not certain, in the person's own words, with a line that works."""
    return screen(
        headed(signs.QUESTION, asked(Question(code=notice.code, about=notice.about), reader)),
        reader.say("Not counted yet. For example:"),
        code(_example(reader)),
    )


def _example(reader: Reader) -> str:
    shelters = reader.catalogue.shelters
    refused, full = reader.command("refused"), reader.say.plain("full")
    if not shelters:
        return f"{refused} 3 {full}"
    label = shelters[0].categories[0].label.text(reader.language)
    return f"{refused} 3 {label} {full}"
