"""A figure far from what its site usually reports counts, and its author is asked; coordinators see the flag."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.reading import Entry
from domain.roles import Role
from domain.shift_reports import Content, ReportState
from services import exports
from storage.shift_reports import Revision
from tests.behaviour.test_shift_reports import figures
from tests.support.mission import Mission, buttons, mission_on, plain

BUSY = [8, 14, 20, 12, 15, 10, 17, 14, 13, 9, 16, 20]
SITE = "living_sites_calais"


async def past(
    mission: Mission, name: str, values: list[int] = BUSY, *, activity: str = "clinic", project: str = "calais"
) -> None:
    """One report a day until yesterday, as if `name` had sent them."""
    async with mission.work() as work:
        author = await work.unit.people.by_telegram_id(mission.people[name]["id"])
        assert author is not None
        headline = work.catalogue.activity(activity).headline.key
        for back, value in enumerate(values, 1):
            day = work.today - timedelta(days=back)
            content = Content(project, SITE, day, None, (Entry(activity, {headline: value}),), None)
            await work.unit.shift_reports.add(
                chat_id=author.telegram_id,
                message_id=100_000 + back,
                thread_id=None,
                author_id=author.id,
                reported_at=work.now - timedelta(days=back),
                state=ReportState.STORED,
                revision=Revision(1, work.now, author.id, "sent", None, content, "…"),
            )


@pytest.fixture
async def team(mission: Mission) -> Mission:
    """A clinic that sees 8 to 20 people a day; Claire coordinates."""
    await mission.admit("Amina", site=SITE)
    await mission.admit("Bilal", site=SITE, language="en")
    await mission.admit("Claire", Role.COORDINATOR)
    await past(mission, "Amina")
    return mission


async def test_it_counts_at_once_and_is_asked(team: Mission) -> None:
    (receipt,) = await team.say("Amina", "/r clinique 34")

    assert plain(receipt).startswith("✅ Clinique mobile")
    assert plain(receipt).endswith("34 consultations, d'habitude 9 à 20. C'est juste ?")
    assert buttons(receipt) == ["Oui", "Corriger", "Annuler"]
    assert await figures(team) == {"clinic": {"consultations": 34}}


async def test_in_english(team: Mission) -> None:
    (receipt,) = await team.say("Bilal", "/r clinic 34")

    assert plain(receipt).endswith("34 consultations, usually 9 to 20. Is it right?")
    toast, (receipt,) = await team.tap("Bilal", "Yes")
    assert toast == "Noted: the figure is right"
    assert buttons(receipt) == ["Edit", "Undo"]


@pytest.mark.parametrize("words", ["oui", "Oui, c'est juste !", "👍"])
@pytest.mark.parametrize("as_an_answer", [True, False])
async def test_yes_in_words(team: Mission, words: str, as_an_answer: bool) -> None:
    (receipt,) = await team.say("Amina", "/r clinique 34")

    (receipt,) = await team.say("Amina", words, **({"reply_to": receipt["message_id"]} if as_an_answer else {}))

    assert buttons(receipt) == ["Modifier", "Annuler"]
    (listed,) = await team.say("Claire", "/jour")
    assert "⚠️" not in plain(listed)


async def test_no_in_words_opens_the_correction(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")

    (form,) = await team.say("Amina", "non, c'est faux")

    assert buttons(form)[0] == "Consultations  34"
    assert "Rien ne change avant d'enregistrer." in plain(form)


async def test_a_yes_that_comes_late_or_to_nothing_is_not_taken_for_one(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")
    await team.play.advance(16 * 60)
    (answer,) = await team.say("Amina", "oui")
    assert plain(answer).startswith("Pas compris"), "a sign would look as if it had been taken"

    (answer,) = await team.say("Bilal", "yes")

    assert plain(answer).startswith("Not understood")
    (listed,) = await team.say("Claire", "/jour")
    assert "34 consultations, d'habitude 9 à 20" in plain(listed)


async def test_a_yes_to_something_else_is_not_taken_for_one(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")
    await team.say("Amina", "ça crie près des tentes")

    (alert,) = await team.say("Amina", "oui")

    assert "L'alerte est partie" in plain(alert)
    (listed,) = await team.say("Claire", "/jour")
    assert "34 consultations, d'habitude 9 à 20" in plain(listed)


async def test_a_usual_figure_asks_nothing(team: Mission) -> None:
    (receipt,) = await team.say("Amina", "/r clinique 19")

    assert buttons(receipt) == ["Modifier", "Annuler"]


async def test_yes_clears_the_flag_for_good(team: Mission) -> None:
    sent = await team.play.say("Amina", "/r clinique 34")
    await team.idle()
    (listed,) = await team.say("Claire", "/jour")
    assert "⚠️ 1. 18:30 Amina" in plain(listed)
    assert "34 consultations, d'habitude 9 à 20" in plain(listed)

    toast, (receipt,) = await team.tap("Amina", "Oui")

    assert toast == "Noté, le chiffre est juste"
    assert "d'habitude" not in plain(receipt)
    (listed,) = await team.say("Claire", "/jour")
    assert "⚠️" not in plain(listed)
    (receipt,) = await team.edit("Amina", sent["message_id"], "/r clinique 34 // grand froid")
    assert "d'habitude" not in plain(receipt)


async def test_unanswered_it_stays_in_and_leaves_with_its_flag(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")

    async with team.work() as work:
        rows = [row async for _, found in exports.reports(work, work.today, work.today, "calais") for row in found]
    assert [(row["value"], row["unusual"]) for row in rows] == [(34, True)]


async def test_only_coordinators_see_the_flag(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")

    (listed,) = await team.say("Bilal", "/today")

    assert "34" in plain(listed)
    assert "⚠️" not in plain(listed)


async def test_correct_opens_the_correction_and_the_new_figure_is_judged_anew(team: Mission) -> None:
    sent = await team.play.say("Amina", "/r clinique 340")
    await team.idle()
    _, (form,) = await team.tap("Amina", "Corriger")
    assert plain(form).startswith("✏️ Clinique mobile")

    changed = await team.edit("Amina", sent["message_id"], "/r clinique 400")
    assert "400 consultations, d'habitude 9 à 20. C'est juste ?" in plain(changed[-1])

    changed = await team.edit("Amina", sent["message_id"], "/r clinique 14")
    assert "d'habitude" not in plain(changed[-1])


async def test_a_second_yes_and_a_yes_from_an_old_card_change_nothing(team: Mission) -> None:
    sent = await team.play.say("Amina", "/r clinique 34")
    await team.idle()
    card = await team.last("Amina")
    yes = card["buttons"][0][0]["callback_data"]
    await team.tap("Amina", "Oui")

    assert await team.press("Amina", card, yes) == "Déjà fait"
    await team.edit("Amina", sent["message_id"], "/r clinique 50")
    assert "changé entre-temps" in (await team.press("Amina", card, yes) or "")
    assert "d'habitude" in plain(await team.last("Amina"))


async def test_a_draft_is_judged_when_it_comes_to_count(team: Mission) -> None:
    (receipt,) = await team.say("Amina", "/r clinique 34 3 licornes")
    assert "d'habitude" not in plain(receipt)

    _, (receipt,) = await team.tap("Amina", "Laisser de côté")

    assert "34 consultations, d'habitude 9 à 20. C'est juste ?" in plain(receipt)


async def test_undone_it_asks_nothing_restored_it_asks_again(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")
    _, (receipt,) = await team.tap("Amina", "Annuler")
    assert "d'habitude" not in plain(receipt)

    _, (receipt,) = await team.tap("Amina", "Rétablir")
    assert "d'habitude" in plain(receipt)


async def test_in_a_group_the_question_comes_as_an_answer(team: Mission) -> None:
    chat = await team.group("Équipe Calais", "Claire")

    (card,) = await team.say("Amina", "/r clinique 34", chat=chat["id"])

    assert "34 consultations, d'habitude 9 à 20. C'est juste ?" in plain(card)
    toast, _ = await team.tap("Bilal", "Oui", chat=chat["id"])
    assert toast == "Only the author can answer"


async def test_others_figures_of_a_sensitive_activity_are_not_told(team: Mission) -> None:
    await past(team, "Bilal", [1, 2, 1, 2, 1, 2, 1, 2, 1], activity="sexual_violence")
    chat = await team.group("Équipe Calais", "Claire")

    said = await team.say("Amina", "/r vs 30 personnes prises en charge", chat=chat["id"])

    assert said == []
    asked = plain(await team.last("Amina"))
    assert "30 personnes prises en charge, loin de l'habitude. C'est juste ?" in asked
    assert "1 à 2" not in asked


async def test_the_past_of_a_project_counts_for_its_successor(sqlite_url: str) -> None:
    async with mission_on(sqlite_url, now=datetime(2027, 1, 8, 17, 30, tzinfo=UTC)) as after:
        await after.admit("Amina", site=SITE)
        await past(after, "Amina", BUSY)

        (receipt,) = await after.say("Amina", "clinique 34")

        assert "d'habitude 9 à 20" in plain(receipt)
        assert await figures(after, date(2027, 1, 8), "littoral_nord") == {"clinic": {"consultations": 34}}
