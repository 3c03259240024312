"""What holds for every screen, in each language, whatever people write."""

import re

import pytest
from _pytest.mark import ParameterSet

from domain import notices
from domain.incidents.taps import FollowTap, ListTap
from domain.missing_taps import ClosureTap, DayOffTap, MissingTap, ReminderTap
from domain.privacy.asking import GuardTap
from domain.privacy_taps import AuditTap, ForgetTap
from domain.shelters.taps import AskTap, CountTap, HeldTap, HistoryTap, HoldTap, TurnedAwayTap
from domain.summaries.taps import SubscribeTap, SubscriptionTap
from domain.taps import (
    AnswerTap,
    DayTap,
    DrillTap,
    DutyOfferTap,
    DutyTap,
    FormTap,
    GroupKindTap,
    GroupTap,
    HabitTap,
    IncidentTap,
    InviteTap,
    RaiseTap,
    ReportForTap,
    ReportTap,
    ReviewTap,
    RollCallTap,
    SettingsTap,
    SiteTap,
)
from domain.team_taps import TeamTap, UnlockTap
from messages.layout import Keyboard
from messages.render import Rendered, View, render
from tests.messages.samples import BOT, CATALOGUE, Words, samples
from tests.messages.telegram_html import NotTelegramHtml, read, units

HOSTILE = Words(
    name="<b>&\"Zoé's",
    comment='</blockquote><script>x</script>\n&amp; {name} %s "quoted"\n' * 3,
    said='<a href="x">{0}</a> & <code>\n' * 9,
    about="12 <i>licornes</i> & {about}",
)
HUGE = Words(name="É" * 64, comment="🚑 très long & <b> " * 900, said="🧪" * 4000, about="12 " + "x" * 4000)
WORDS = {"plain": Words(), "hostile": HOSTILE, "huge": HUGE}
LANGUAGES = ("fr", "en")
# A day's list is the one text that may be long: delivery splits it at its lines.
SPLIT = notices.DayList
_TAPS = (
    ReportTap,
    AnswerTap,
    HabitTap,
    SiteTap,
    SettingsTap,
    InviteTap,
    GroupTap,
    FormTap,
    ReviewTap,
    DayTap,
    ReportForTap,
    DutyTap,
    DutyOfferTap,
    GroupKindTap,
    IncidentTap,
    RaiseTap,
    FollowTap,
    ListTap,
    DrillTap,
    RollCallTap,
    ReminderTap,
    MissingTap,
    DayOffTap,
    ClosureTap,
    SubscribeTap,
    SubscriptionTap,
    HistoryTap,
    HoldTap,
    HeldTap,
    CountTap,
    AskTap,
    TurnedAwayTap,
    TeamTap,
    UnlockTap,
    AuditTap,
    ForgetTap,
    GuardTap,
)

_AT_A_TIME = 40
Screens = list[tuple[str, View | None, notices.Notice]]


def _by_forties() -> list[ParameterSet]:
    """All screens, some at a time: there are thousands, and a test of its own for each costs more than its checks."""
    found = []
    for words, w in WORDS.items():
        screens: Screens = list(samples(w))
        for at in range(0, len(screens), _AT_A_TIME):
            some = screens[at : at + _AT_A_TIME]
            found += [pytest.param(some, language, id=f"{language} {words} {at}") for language in LANGUAGES]
    return found


def shown(view: View | None, notice: notices.Notice, language: str) -> Rendered:
    return render(view, notice=notice, language=language, catalogue=CATALOGUE, bot_username=BOT)


@pytest.mark.parametrize(("screens", "language"), _by_forties())
def test_a_screen_is_one_that_telegram_takes_and_whose_buttons_can_be_read_back(
    screens: Screens, language: str
) -> None:
    """In one test: to make the screens is most of it."""
    for name, view, notice in screens:
        rendered = shown(view, notice, language)
        _is_html(name, rendered, isinstance(notice, SPLIT))
        for button in buttons(rendered.keyboard):
            _fits_and_can_be_read_back(name, *button)
        if isinstance(notice, notices.ReportForm):
            _is_no_higher_than_a_hand(name, rendered.keyboard)


def _is_html(name: str, rendered: Rendered, is_split: bool) -> None:
    text = read(rendered.html)
    assert text.strip(), name
    assert units(text) <= 4096 or is_split, name


def _fits_and_can_be_read_back(name: str, label: str, data: str) -> None:
    assert 1 <= len(data.encode()) <= 64, name
    kinds = [k for k in _TAPS if k.carried_by(data)]
    assert [k.unpack(data).pack() for k in kinds] == [data], name
    assert 1 <= len(label) <= 40, name


def _is_no_higher_than_a_hand(name: str, rows: Keyboard) -> None:
    assert len(rows) <= 8, name
    # At 360 px a row holds about 38 characters.
    assert all(len(text) <= 38 // len(row) for row in rows for text, _ in row), name


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_days_list_can_be_split_at_any_line(language: str, words: Words) -> None:
    for _, view, notice in samples(words):
        if isinstance(notice, SPLIT):
            for line in shown(view, notice, language).html.split("\n"):
                read(line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_is_a_screen_and_its_voice_is_calm(language: str) -> None:
    unwanted = re.compile(
        r"!|please|sorry|thank|s'il (te|vous) pla|désolé|merci|bravo|félicit|\b(votre|vos|vous)\b", re.I
    )
    for name, view, notice in samples():
        rendered = shown(view, notice, language)
        text = read(rendered.html)
        assert text.count("\n") < 16, name
        for said in (text, rendered.placeholder or "", *(b[0] for b in buttons(rendered.keyboard))):
            assert not unwanted.search(said), name
            assert "’" not in said, name


def test_every_notice_has_a_screen() -> None:
    kinds = set(notices.Notice.__origin__.__args__)  # type: ignore[attr-defined]
    calls = {
        notices.ReportReaction,
        notices.IncidentRingGone,
        notices.IncidentAnswersGone,
        notices.IncidentMessageGone,
        notices.RollCallRemindersGone,
        notices.BedsBoardPin,
        notices.MessagesRecalled,
        notices.PersonalMessageGone,
    }
    assert {type(notice) for _, _, notice in samples()} == kinds - calls


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_said_of_an_exercise_says_so_first(language: str) -> None:
    """Also what will be said of incidents one day: the mark is put on by what the notice is about."""
    mark = {"fr": "🧪 EXERCICE · rien n'est réel", "en": "🧪 EXERCISE · nothing is real"}[language]
    numbers = " · ".join(number.number for number in CATALOGUE.emergency_numbers)
    of_incidents = [(name, v, n) for name, v, n in samples() if isinstance(n, notices.AboutIncident)]
    assert len(of_incidents) > 30
    for name, view, notice in of_incidents:
        made = render(view, notice=notice, language=language, catalogue=CATALOGUE, bot_username=BOT, exercise=True)
        first, *rest = read(made.html).split("\n")
        assert first == mark, name
        assert "🚨" not in "".join(rest), name
        assert numbers not in "\n".join(rest), name


def test_a_reaction_is_no_text() -> None:
    reaction = notices.ReportReaction(message_id=1, sign="stored")
    with pytest.raises(TypeError):
        shown(reaction, reaction, "fr")


def test_a_view_of_another_notice_is_refused() -> None:
    with pytest.raises(TypeError):
        shown(notices.Help(), notices.ShiftReportReceipt(report_id=1), "fr")


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Ce message n'est plus disponible."), ("en", "This message is no longer available.")],
)
def test_a_card_whose_reader_lost_the_right_is_emptied(language: str, text: str) -> None:
    rendered = shown(None, notices.ShiftReportReceipt(report_id=1), language)
    assert read(rendered.html) == text
    assert rendered.keyboard == ()


def test_another_language_gets_the_first_one() -> None:
    assert shown(notices.Help(), notices.Help(), "de") == shown(notices.Help(), notices.Help(), "fr")


@pytest.mark.parametrize(
    "markup", ["a < b", "a & b", "<b>a", "a</b>", "<b><i>a</b></i>", "<u>a</u>", "<code><b>a</b></code>"]
)
def test_the_checker_is_strict(markup: str) -> None:
    with pytest.raises(NotTelegramHtml):
        read(markup)


def buttons(keyboard: Keyboard) -> list[tuple[str, str]]:
    return [button for row in keyboard for button in row]
