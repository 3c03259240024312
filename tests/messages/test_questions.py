"""A doubt is asked in one sentence around the person's own words, and never passed over."""

from dataclasses import replace

import pytest

from domain.answers import DAY_CODES, WHICH_NUMBER
from domain.notices import ShiftReportReceipt
from domain.reading import QUESTION_CODES, Question
from domain.reading.report import Held
from domain.reading.shelters import SHELTER_QUESTION_CODES
from domain.shift_reports import Content, ReceiptView, ReportState
from domain.taps import ReportAction, ReportTap
from messages.questions import question_text
from messages.render import Rendered, render
from tests.messages.samples import CATALOGUE, STORED, asked, content


def text(question: Question, language: str) -> str:
    return question_text(question, language, CATALOGUE).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "french", "english"),
    [
        (
            Question("unknown_word", "12 licornes"),
            "12 « licornes » : qu'est-ce que c'est ?",
            "12 “licornes”: what is it?",
        ),
        (Question("unknown_word", "licornes"), "« licornes » : qu'est-ce que c'est ?", "“licornes”: what is it?"),
        (
            Question("vague_amount", "une vingtaine"),
            "« une vingtaine » : combien exactement ?",
            "“une vingtaine”: how many exactly?",
        ),
        (
            Question("vague_amount", "une dizaine", held=(Held(("outreach.people_met",), None),)),
            "« une dizaine » (Aller-vers) : combien exactement ?",
            "“une dizaine” (Outreach): how many exactly?",
        ),
        (
            Question("vague_amount", "dizaine de tentes", held=(Held(("distribution.tents",), None),)),
            "« dizaine de tentes » : combien exactement ?",
            "“dizaine de tentes”: how many exactly?",
        ),
        (Question("no_site"), "Sur quel site ?", "At which site?"),
        (
            Question("impossible_date", "31/02"),
            "« 31/02 » : cette date n'existe pas. C'est quel jour ?",
            "“31/02”: this date does not exist. Which day is it?",
        ),
        (Question("bare_number", "34"), "« 34 » : de quoi ?", "“34”: of what?"),
    ],
)
def test_a_question(question: Question, french: str, english: str) -> None:
    assert text(question, "fr") == french
    assert text(question, "en") == english


def test_a_doubt_of_a_new_kind_is_asked_all_the_same() -> None:
    assert text(Question("learnt_later", "mouais"), "fr") == "« mouais » : ça veut dire quoi ?"
    assert text(Question("learnt_later"), "en") == "Part of the message is not clear. How is it meant?"


def test_long_words_are_cut_and_stay_on_one_line() -> None:
    asked = text(Question("unknown_word", "mot\n" * 100), "fr")
    assert "\n" not in asked
    assert len(asked) < 100


@pytest.mark.parametrize("code", sorted(QUESTION_CODES | SHELTER_QUESTION_CODES))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_doubt_of_the_reader_has_words_of_its_own(code: str, language: str) -> None:
    about = "" if code in {"no_project", "nothing_found", "too_long"} else "12/15"

    said = text(Question(code, about), language)

    assert "how is this meant" not in said
    assert "How is it meant" not in said
    assert "ce que ça veut dire" not in said


@pytest.mark.parametrize("code", sorted(QUESTION_CODES | {WHICH_NUMBER}))
@pytest.mark.parametrize("understood", [content(), content(entries=()), content(site=None), content(day=None)])
def test_every_question_can_be_answered_otherwise_and_left_out(code: str, understood: Content) -> None:
    """ "None of these" and "leave it out" are on the card of each question, whatever is understood besides."""
    options = () if code in DAY_CODES else ("clinic.women",)
    question = Question(code, "12 femmes", options, held=(Held(("clinic.women",), 12),))
    pending = asked(replace(STORED, state=ReportState.PENDING, content=understood), question)

    for counted in (None, content()):
        card = render_in_french(replace(pending, counted=counted))

        labels = {
            ReportTap.unpack(data).action: label
            for row in card.keyboard
            for label, data in row
            if ReportTap.carried_by(data)
        }
        assert labels[ReportAction.WORDS] in {"Autre chose…", "Répondre…"}
        left_out = {"Laisser de côté", "Juste un commentaire", "Pas eu lieu", "Pas compté"}
        whole = "Garder comme avant" if counted is not None else "Tout laisser de côté"
        assert (labels.get(ReportAction.LEAVE_OUT) in left_out) != (labels[ReportAction.DROP] == whole)


def render_in_french(view: ReceiptView) -> Rendered:
    return render(view, notice=ShiftReportReceipt(report_id=42), language="fr", catalogue=CATALOGUE, bot_username="v")
