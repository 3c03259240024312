"""Coordinators review their project's reports from /today; nobody has to phone."""

from datetime import timedelta

import pytest

from domain.reading import Entry
from domain.roles import Role
from domain.shift_reports import Content, ReportState
from storage.shift_reports import Revision
from tests.behaviour.test_shift_reports import figures
from tests.support.mission import EVENING, Json, Mission, buttons, plain

SITE = "living_sites_calais"


@pytest.fixture
async def team(mission: Mission) -> Mission:
    """Amina and Bilal (in English) report, Claire and Chloe coordinate Calais."""
    await mission.admit("Amina", site=SITE)
    await mission.admit("Bilal", site="coast_calais", language="en")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Chloe", Role.COORDINATOR, language="en")
    return mission


async def opened(team: Mission, who: str = "Claire", number: str = "1") -> Json:
    """The coordinator's card of a report in today's list."""
    await team.say(who, "/today")
    _, (card,) = await team.tap(who, number)
    return card


async def sent_back(team: Mission, reason: str = "Chiffre") -> Json:
    """The report was sent back by Claire; what its author has of it."""
    await opened(team)
    await team.tap("Claire", "Renvoyer")
    toast, _ = await team.tap("Claire", reason)
    assert toast == "Renvoyé"
    return await team.last("Amina")


async def seen(team: Mission, who: str, message: Json) -> Json:
    """A message as it is on somebody's phone by now."""
    (found,) = [m for m in await team.play.messages(who) if m["message_id"] == message["message_id"]]
    return found


async def test_today_has_a_number_for_each_report(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")
    await team.say("Bilal", "/r psm 8 entretiens")

    (listed,) = await team.say("Claire", "/jour")

    assert "1. 18:30 Amina" in plain(listed)
    assert "2. 18:30 Bilal" in plain(listed)
    assert buttons(listed) == ["1", "2", "Au nom de…"]
    (others,) = await team.say("Amina", "/jour")
    assert buttons(others) == []


async def test_a_report_goes_back_as_an_answer_to_its_authors_message(team: Mission) -> None:
    sent = await team.play.say("Amina", "/r clinique 34")
    await team.idle()

    card = await opened(team)
    assert plain(card).startswith("✅ Amina · 18:30\nClinique mobile · Lieux de survie")
    _, (card,) = await team.tap("Claire", "Renvoyer")
    assert buttons(card) == ["Doublon", "Site", "Chiffre", "Autre…", "Retour"]
    toast, (card,) = await team.tap("Claire", "Doublon")

    assert toast == "Renvoyé"
    assert plain(card).startswith("⏳ Amina")
    assert "Renvoyé par Claire, 18:30 : un doublon ?" in plain(card)
    asked = await team.last("Amina")
    assert plain(asked).startswith("❓ Claire demande : un doublon ?")
    assert asked["reply_to"] == sent["message_id"]
    assert buttons(asked) == ["Modifier", "C'est juste"]
    assert await figures(team) == {"clinic": {"consultations": 34}}, "it counts meanwhile"
    (listed,) = await team.say("Claire", "/jour")
    assert "renvoyé" in plain(listed)


async def test_the_authors_correction_closes_it_on_every_card(team: Mission) -> None:
    sent = await team.play.say("Amina", "/r clinique 34")
    await team.idle()
    asked = await sent_back(team)
    card = await team.last("Claire")
    await team.play.advance(seconds=600)

    await team.edit("Amina", sent["message_id"], "/r clinique 36")

    card = await seen(team, "Claire", card)
    assert plain(card).startswith("✏️ Amina")
    assert "Corrigé : 34 → 36 consultations, par Amina, 18:40" in plain(card)
    asked = await seen(team, "Amina", asked)
    assert plain(asked).startswith("✅ Réglé")
    assert buttons(asked) == []
    (listed,) = await team.say("Claire", "/jour")
    assert "renvoyé" not in plain(listed)


async def test_edit_on_the_question_opens_the_correction(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")
    await sent_back(team)

    _, (prompt,) = await team.tap("Amina", "Modifier")
    await team.say("Amina", "clinique 36", reply_to=prompt["message_id"])

    assert await figures(team) == {"clinic": {"consultations": 36}}
    assert "34 → 36" in plain(await team.last("Claire"))


async def test_a_question_about_the_site_is_answered_by_a_site(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34 dont 12 femmes")
    asked = await sent_back(team, "Site")
    _, (form,) = await team.tap("Amina", "Modifier", message_id=asked["message_id"])
    assert "Littoral calaisien" in buttons(form), "the sites come first"

    await team.tap("Amina", "Retour")
    await team.tap("Amina", "Annuler", message_id=asked["message_id"])
    asked = await seen(team, "Amina", asked)
    assert buttons(asked) == ["Modifier", "C'est juste"], "given up, it is asked as before"
    (form,) = await team.say("Amina", "sur la plage", reply_to=asked["message_id"])
    await team.tap("Amina", "Enregistrer", message_id=form["message_id"])

    assert "Site : Lieux de survie → Littoral calaisien" in plain(await team.last("Claire"))
    assert plain(await seen(team, "Amina", asked)).startswith("✅ Réglé")


async def test_an_answer_in_words_is_no_report_of_its_own(team: Mission) -> None:
    await team.say("Bilal", "/r clinic 34, 12 women")
    await opened(team)
    await team.tap("Claire", "Renvoyer")
    await team.tap("Claire", "Chiffre")
    asked = await team.last("Bilal")

    (form,) = await team.say("Bilal", "36 consultations", reply_to=asked["message_id"])
    assert "36 consultations" in plain(form)
    assert await figures(team) == {"clinic": {"consultations": 34, "women": 12}}, "not before it is saved"
    await team.tap("Bilal", "Save")
    assert await figures(team) == {"clinic": {"consultations": 36, "women": 12}}
    await team.say("Bilal", "clinic 38, 12 women", reply_to=asked["message_id"])

    assert await figures(team) == {"clinic": {"consultations": 38, "women": 12}}


async def test_it_is_right_closes_it_too(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")
    asked = await sent_back(team)
    right = asked["buttons"][0][1]["callback_data"]

    toast, _ = await team.tap("Amina", "C'est juste")

    assert toast == "Noté, le chiffre est juste"
    assert "C'est juste, dit Amina, 18:30" in plain(await team.last("Claire"))
    assert await team.press("Amina", asked, right) == "Déjà fait"
    assert await team.press("Bilal", asked, right) == "Only the author can answer"


async def test_undoing_closes_it(team: Mission) -> None:
    (receipt,) = await team.say("Amina", "/r clinique 34")
    await sent_back(team)

    await team.tap("Amina", "Annuler", message_id=receipt["message_id"])

    card = await team.last("Claire")
    assert plain(card).startswith("↩️ Amina")
    assert "Annulé par Amina, 18:30" in plain(card)
    assert buttons(card) == []


async def test_a_reason_in_words_reaches_the_author(team: Mission) -> None:
    await team.say("Bilal", "/r clinic 34")
    await opened(team, "Chloe")
    await team.tap("Chloe", "Send back")
    _, said = await team.tap("Chloe", "Other…")
    prompt = said[-1]
    assert plain(prompt).startswith("❓ Reply with what is wrong")

    answer = await team.say("Chloe", "the van was at the workshop", reply_to=prompt["message_id"])

    assert "the van was at the workshop" in plain(answer[-1])
    asked = plain(await team.last("Bilal"))
    assert asked.startswith("❓ Chloe has a question\nthe van was at the workshop")


async def test_two_coordinators_send_it_back_once(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")
    await opened(team, "Chloe")
    _, (late,) = await team.tap("Chloe", "Send back")
    await sent_back(team)

    toast = await team.press("Chloe", late, late["buttons"][0][0]["callback_data"])

    assert toast == "Already done"
    assert "Sent back by Claire" in plain(await team.last("Chloe"))


async def test_a_report_that_changed_meanwhile_is_looked_at_again(team: Mission) -> None:
    sent = await team.play.say("Amina", "/r clinique 34")
    await team.idle()
    await opened(team)
    _, (old,) = await team.tap("Claire", "Renvoyer")
    reason = old["buttons"][0][0]["callback_data"]
    await team.edit("Amina", sent["message_id"], "/r clinique 36")

    toast = await team.press("Claire", old, reason)

    assert "changé entre-temps" in (toast or "")
    assert "36 consultations" in plain(await team.last("Claire"))
    assert "demande" not in plain(await team.last("Amina"))


async def test_a_coordinator_corrects_in_the_authors_place(team: Mission) -> None:
    sent = await team.play.say("Amina", "/r clinique 34")
    await team.idle()
    receipt = await team.last("Amina")
    await opened(team)
    _, (prompt,) = await team.tap("Claire", "Corriger")
    assert "clinique 34" in plain(prompt)

    told = await team.say("Claire", "clinique 36", reply_to=prompt["message_id"])

    assert "Corrigé : 34 → 36 consultations, par Claire, 18:30" in plain(told[-1])
    notice = await team.last("Amina")
    assert plain(notice).startswith("✏️ Claire a corrigé ton rapport")
    assert "34 → 36 consultations" in plain(notice)
    assert notice["reply_to"] == sent["message_id"]
    assert "34 → 36 consultations" in plain(await seen(team, "Amina", receipt))
    assert await figures(team) == {"clinic": {"consultations": 36}}
    async with team.work() as work:
        claire = await work.unit.people.by_telegram_id(team.people["Claire"]["id"])
        ((report, revision),) = await work.unit.shift_reports.of_day("calais", work.today)
        assert claire is not None
        assert revision.made_by == claire.id
        assert report.author_id != claire.id


async def test_what_is_not_understood_whole_changes_nothing_in_somebodys_report(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")
    await opened(team)
    _, (prompt,) = await team.tap("Claire", "Corriger")

    (answer,) = await team.say("Claire", "clinique 36 3 licornes", reply_to=prompt["message_id"])

    assert "Pas compris" in plain(answer)
    assert await figures(team) == {"clinic": {"consultations": 34}}


async def test_who_lost_the_role_can_do_nothing_and_has_an_empty_card(team: Mission) -> None:
    await team.admit("Carl", Role.COORDINATOR, until=EVENING + timedelta(hours=1))
    await team.say("Amina", "/r clinique 34")
    card = await opened(team, "Carl")
    await team.play.advance(seconds=2 * 3600)

    toast = await team.press("Carl", card, card["buttons"][0][0]["callback_data"])

    assert toast == "Ton rôle ne le permet pas"
    assert "34" not in plain(await seen(team, "Carl", card))


async def test_only_those_who_may_see_it_review_a_sensitive_report(team: Mission) -> None:
    await team.admit("Helene", Role.HEAD_OF_MISSION, None)
    await team.say("Amina", "/r vs 3 personnes prises en charge")

    (listed,) = await team.say("Helene", "/jour calais")
    assert buttons(listed) == ["Au nom de…"]
    card = await opened(team)
    assert "3 personnes prises en charge" in plain(card)


async def test_in_a_group_the_question_answers_the_authors_message(team: Mission) -> None:
    chat = await team.group("Équipe Calais", "Claire")
    sent = await team.play.say("Amina", "/r clinique 34", chat=chat["id"])
    await team.idle()
    await opened(team)
    await team.tap("Claire", "Renvoyer")
    await team.tap("Claire", "Site")

    asked = await team.last("Amina", chat=chat["id"])

    assert plain(asked).startswith("❓ Claire demande : quel site ?")
    assert asked["reply_to"] == sent["message_id"]
    (prompt,) = await team.say("Amina", "36 consultations", chat=chat["id"], reply_to=asked["message_id"])
    assert plain(prompt).startswith("✏️ Répondre avec le rapport corrigé")
    await team.say("Amina", "clinique 36", chat=chat["id"], reply_to=asked["message_id"])
    assert await figures(team) == {"clinic": {"consultations": 36}}


async def test_of_a_sensitive_report_the_group_learns_nothing(team: Mission) -> None:
    chat = await team.group("Équipe Calais", "Claire")
    await team.say("Amina", "/r vs 3 personnes prises en charge", chat=chat["id"])

    asked = await sent_back(team)

    assert asked["chat_id"] == team.people["Amina"]["id"]
    assert "3 personnes prises en charge" in plain(asked)


async def test_a_day_of_many_reports_is_leafed(team: Mission) -> None:
    async with team.work() as work:
        amina = await work.unit.people.by_telegram_id(team.people["Amina"]["id"])
        assert amina is not None
        said = Content("calais", SITE, work.today, None, (Entry("clinic", {"consultations": 1}),), None)
        for number in range(90):
            await work.unit.shift_reports.add(
                chat_id=amina.telegram_id,
                message_id=100_000 + number,
                thread_id=None,
                author_id=amina.id,
                reported_at=work.now,
                state=ReportState.STORED,
                revision=Revision(1, work.now, amina.id, "sent", None, said, ""),
            )
    await team.say("Claire", "/jour")

    _, listed = await team.tap("Claire", "2/2 ›")

    assert buttons(listed[-1]) == ["89", "90", "‹ 1/2", "Au nom de…"]
    assert "Clinique mobile : 90 consultations" in plain(listed[0])
    _, (card,) = await team.tap("Claire", "90")
    assert plain(card).startswith("✅ Amina")


async def test_who_has_several_questions_open_is_named_once(team: Mission) -> None:
    await team.say("Amina", "clinique ~30")
    await team.say("Amina", "psm ~8 entretiens")
    await team.say("Bilal", "clinic ~30")

    (listed,) = await team.say("Claire", "/jour")

    assert "3 en attente, pas encore comptés : Amina (2), Bilal" in plain(listed)
