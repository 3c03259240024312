"""Open questions: answered with a tap or a word, remembered where they are a matter of taste, reminded of once."""

from datetime import date, timedelta

import pytest

from domain.notices import PendingReminder
from domain.roles import Role
from domain.shift_reports import totals
from services import exports
from tests.behaviour.test_people_admission import inject_tap
from tests.support.mission import Mission, buttons, plain

TODAY = date(2026, 11, 23)
MINUTE = 60


@pytest.fixture
async def team(mission: Mission) -> Mission:
    """Amina (French) and Bilal (English) report from the living sites; Claire coordinates Calais."""
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Bilal", site="living_sites_calais", language="en")
    await mission.admit("Claire", Role.COORDINATOR)
    return mission


async def figures(mission: Mission, day: date = TODAY) -> dict[str, dict[str, int]]:
    """What counts for a day, summed."""
    async with mission.database.read() as unit:
        found = await unit.shift_reports.of_day("calais", day)
    return {a: dict(v) for a, v in totals(revision.content for _, revision in found).items()}


async def said_to(mission: Mission, name: str, word: str) -> list[str]:
    """The bot's messages to somebody that hold a word."""
    return [plain(m) for m in await mission.play.messages(name) if m["from"]["is_bot"] and word in plain(m)]


class TestTapped:
    async def test_a_site_is_offered_once(self, team: Mission) -> None:
        await team.admit("Dina", site="coast_calais", language="en")
        (card,) = await team.say("Dina", "clinic about thirty women living sites")
        assert "“living sites”: which site?" in plain(card)
        assert {"Calais coast", "Living sites"} <= set(buttons(card))
        assert len(set(buttons(card))) == len(buttons(card))

    async def test_a_messy_message_of_three_activities_is_stored_whole_after_one_tap(self, team: Mission) -> None:
        (card,) = await team.say(
            "Amina", "Clinique 34 cs dont 12 femmes\npsm 8 entretiens\ndistri une vingtaine de tentes"
        )
        assert plain(card).startswith("❓ « vingtaine de tentes » : combien exactement ?")
        assert "34 consultations" in plain(card)
        assert "pas encore compté" in plain(card)
        assert await figures(team) == {}

        toast, (receipt,) = await team.tap("Amina", "≈\u00a020 tentes")

        assert toast == "Enregistré"
        assert plain(receipt).startswith("✅")
        assert await figures(team) == {
            "clinic": {"consultations": 34, "women": 12},
            "mental_health": {"individual_sessions": 8},
            "distribution": {"tents": 20},
        }

    @pytest.mark.parametrize(
        ("text", "button", "outcome"),
        [
            ("clinique ~30", "≈ 30 consultations", {"clinic": {"consultations": 30}}),
            ("clinique 30-35 consultations", "≈ 35 consultations", {"clinic": {"consultations": 35}}),
            ("clinique 34 dont 40 femmes", "40 consultations", {"clinic": {"consultations": 40, "women": 40}}),
            ("clinique 34 cs, gale 3, gale 5", "Gale : 5", {"clinic": {"consultations": 34, "scabies": 5}}),
            ("clinique 34 gale 12/15", "Gale : 15", {"clinic": {"consultations": 34, "scabies": 15}}),
            (
                "clinique 34 tentes 5",
                "Distribution · 5 tentes",
                {"clinic": {"consultations": 34}, "distribution": {"tents": 5}},
            ),
            ("RAS", "Clinique mobile · 0 consultation", {"clinic": {"consultations": 0}}),
            ("34", "Clinique mobile · 34 consultations", {"clinic": {"consultations": 34}}),
            ("clinique 12000", "12 000 consultations", {"clinic": {"consultations": 12000}}),
            ("clinique -4", "4 consultations", {"clinic": {"consultations": 4}}),
            ("clinique 34, plaies:", "Plaies et traumatismes : 0", {"clinic": {"consultations": 34, "wounds": 0}}),
            ("clinique lundi 23", "23 consultations", {"clinic": {"consultations": 23}}),
            ("clinique 34 lundi et hier", "Aujourd'hui, lun. 23 nov.", {"clinic": {"consultations": 34}}),
            ("clinique 34 // rien\nfemmes: 12", "12 femmes", {"clinic": {"consultations": 34, "women": 12}}),
        ],
    )
    async def test_each_kind_of_question(self, team: Mission, text: str, button: str, outcome: object) -> None:
        (card,) = await team.say("Amina", text)
        assert plain(card).startswith("❓")
        shown = next((b for b in buttons(card) if b.replace("\u00a0", " ").replace("\u202f", " ") == button), None)
        assert shown is not None, buttons(card)

        _, (receipt,) = await team.tap("Amina", shown)

        assert plain(receipt).startswith("✅"), plain(receipt)
        assert await figures(team) == outcome

    async def test_in_english(self, team: Mission) -> None:
        (card,) = await team.say("Bilal", "clinic 34 consultations and 12 unicorns")
        assert plain(card).startswith("❓ 12 “unicorns”: what is it?")
        assert buttons(card)[-4:] == ["Something else…", "Leave out", "Edit", "Cancel"]

        _, (receipt,) = await team.tap("Bilal", buttons(card)[0])

        assert plain(receipt).startswith("✅")
        assert "unicorns = " in plain(receipt)
        assert "remembered for next time" in plain(receipt)

    async def test_a_tap_on_a_card_that_showed_an_older_state_changes_nothing(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "clinique ~30")
        await team.idle()
        card = await team.last("Amina")
        await team.edit("Amina", sent["message_id"], "clinique ~40")
        data = next(b for row in card["buttons"] for b in row if b["text"].startswith("≈"))["callback_data"]
        await inject_tap(team, "Amina", card, data)
        await team.idle()

        assert await figures(team) == {}
        assert "≈\u00a040" in " ".join(buttons(await team.last("Amina")))

    async def test_a_wrong_figure_is_asked_for_and_the_other_stays(self, team: Mission) -> None:
        (card,) = await team.say("Amina", "clinique 34 dont 40 femmes")
        _, (card,) = await team.tap("Amina", next(b for b in buttons(card) if b.startswith("40 femmes")))
        assert plain(card).startswith("❓ Femmes : combien, alors ?")
        assert "34 consultations" in plain(card)

        await team.say("Amina", "14", reply_to=card["message_id"])

        assert await figures(team) == {"clinic": {"consultations": 34, "women": 14}}

    async def test_the_activity_that_the_site_reported_last_is_offered_first(self, team: Mission) -> None:
        await team.say("Bilal", "distribution yesterday 40 households")
        (card,) = await team.say("Amina", "34")
        assert buttons(card)[:2] == ["Distribution · 34 foyers servis", "Clinique mobile · 34 consultations"]

        await team.say("Amina", "aller-vers", reply_to=card["message_id"])

        assert await figures(team) == {"outreach": {"people_met": 34}}

    async def test_one_of_several_doubts_is_left_out_before_anything_is_understood(self, team: Mission) -> None:
        await team.say("Amina", "clinique 12 licornes ~30 consultations")
        toast, (card,) = await team.tap("Amina", "Laisser de côté")
        assert toast == "Noté, encore une question"
        assert buttons(card)[-1] == "Tout laisser de côté", "nothing else would be left"

        await team.tap("Amina", "≈\u00a030 consultations")

        assert await figures(team) == {"clinic": {"consultations": 30}}

    async def test_a_doubt_is_left_out_before_the_site_is_known(self, team: Mission) -> None:
        await team.admit("Dina")
        await team.say("Dina", "psm 8 entretiens 12 licornes")
        _, (card,) = await team.tap("Dina", "Laisser de côté")
        assert plain(card).startswith("❓ Sur quel site ?")

        await team.tap("Dina", "Lieux de survie")

        assert await figures(team) == {"mental_health": {"individual_sessions": 8}}

    @pytest.mark.parametrize(
        ("text", "asked"),
        [
            ("psm 8 entretiens", "❓ Sur quel site ?"),
            ("psm 8 entretiens le 31/11", "❓ « 31/11 »"),
            ("clinique 12 licornes", "❓"),
        ],
    )
    async def test_a_question_without_which_nothing_can_count_is_left_out_with_the_whole(
        self, team: Mission, text: str, asked: str
    ) -> None:
        await team.admit("Dina")
        (card,) = await team.say("Dina", text)
        assert plain(card).startswith(asked)
        assert "Autre chose…" in buttons(card) or "Répondre…" in buttons(card)

        toast, (card,) = await team.tap("Dina", "Tout laisser de côté")

        assert (toast, buttons(card)) == ("Abandonné", ["Rétablir"])
        assert await figures(team) == {}
        _, (card,) = await team.tap("Dina", "Rétablir")
        assert plain(card).startswith(asked)

    async def test_a_question_about_a_correction_is_left_out_and_the_report_stays_as_it_was(
        self, team: Mission
    ) -> None:
        sent = await team.play.say("Bilal", "clinic 34 consultations")
        await team.idle()
        (card,) = await team.edit("Bilal", sent["message_id"], "clinic 35 consultations on 31/11")
        assert plain(card).startswith("❓ “31/11”")

        toast, (card,) = await team.tap("Bilal", "Keep it as it was")

        assert toast == "Cancelled"
        assert plain(card).startswith("✅")
        assert await figures(team) == {"clinic": {"consultations": 34}}


class TestInWords:
    @pytest.mark.parametrize(
        ("text", "button", "words", "outcome"),
        [
            ("clinique 34 // rien\nfemmes: 12", "Autre chose…", "13", {"consultations": 34, "women": 13}),
            ("clinique 34 // rien\nfemmes: 12", "Autre chose…", "3 gales", {"consultations": 34, "scabies": 3}),
        ],
    )
    async def test_figures_that_could_be_a_comment(
        self, team: Mission, text: str, button: str, words: str, outcome: object
    ) -> None:
        await team.say("Amina", text)
        _, (prompt,) = await team.tap("Amina", button)

        await team.say("Amina", words, reply_to=prompt["message_id"])

        assert await figures(team) == {"clinic": outcome}

    async def test_what_was_not_understood_at_all_is_said_again(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "clinique 34 consultations")
        await team.idle()
        (card,) = await team.edit("Amina", sent["message_id"], "bonjour à tous")
        assert buttons(card) == ["Répondre…", "Modifier", "Garder comme avant"]
        _, (prompt,) = await team.tap("Amina", "Répondre…")

        await team.say("Amina", "clinique 35 consultations", reply_to=prompt["message_id"])

        assert await figures(team) == {"clinic": {"consultations": 35}}

    async def test_none_of_these_then_the_word(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34 consultations et 12 licornes")
        _, (prompt,) = await team.tap("Amina", "Autre chose…")
        assert plain(prompt).startswith("❓ 12 « licornes » : qu'est-ce que c'est ?")

        await team.say("Amina", "femmes", reply_to=prompt["message_id"])

        assert await figures(team) == {"clinic": {"consultations": 34, "women": 12}}

    async def test_a_number_and_then_a_day_in_english(self, team: Mission) -> None:
        (card,) = await team.say("Bilal", "clinic about twenty consultations on 31/11")
        assert "31/11" in plain(card)

        (card,) = await team.say("Bilal", "19/11", reply_to=card["message_id"])
        assert plain(card).startswith("❓ “twenty consultations”: how many exactly?")
        (card,) = await team.say("Bilal", "21", reply_to=card["message_id"])

        assert plain(card).startswith("✅")
        assert await figures(team, date(2026, 11, 19)) == {"clinic": {"consultations": 21}}

    async def test_what_cannot_be_read_is_asked_again_in_the_same_place(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34 consultations et 12 licornes")
        _, (prompt,) = await team.tap("Amina", "Autre chose…")

        (again,) = await team.say("Amina", "je sais plus trop", reply_to=prompt["message_id"])

        assert "Pas compris : « je sais plus trop »" in plain(again)
        assert await figures(team) == {}
        await team.say("Amina", "hommes", reply_to=again["message_id"])
        assert await figures(team) == {"clinic": {"consultations": 34, "men": 12}}

    async def test_the_next_edit_may_be_the_answer_alone(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "clinique une vingtaine de consultations")
        await team.idle()

        (receipt,) = await team.edit("Amina", sent["message_id"], "22")

        assert plain(receipt).startswith("✅")
        assert await figures(team) == {"clinic": {"consultations": 22}}

    async def test_the_whole_message_again_is_a_correction(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34 consultations et 12 licornes")
        _, (prompt,) = await team.tap("Amina", "Autre chose…")

        await team.say("Amina", "clinique 34 consultations dont 12 femmes, 3 gales", reply_to=prompt["message_id"])

        assert await figures(team) == {"clinic": {"consultations": 34, "women": 12, "scabies": 3}}

    async def test_in_a_group_only_the_author_answers(self, team: Mission) -> None:
        group = await team.group("Maraude", by="Claire")
        (card,) = await team.say("Amina", "/r clinique 34 consultations et 12 licornes", chat=group["id"])
        await team.say("Bilal", "femmes", chat=group["id"], reply_to=card["message_id"])
        assert await figures(team) == {}
        (again,) = await team.say("Amina", "je sais plus", chat=group["id"], reply_to=card["message_id"])
        assert "Pas compris : « je sais plus »" in plain(again)

        await team.say("Amina", "femmes", chat=group["id"], reply_to=card["message_id"])

        assert await figures(team) == {"clinic": {"consultations": 34, "women": 12}}

    @pytest.mark.parametrize("words", ["non", "merci", "je sais pas", "👍👎"])
    async def test_no_word_makes_an_estimate_exact(self, team: Mission, words: str) -> None:
        (card,) = await team.say("Amina", "clinique ~30")

        await team.say("Amina", words, reply_to=card["message_id"])

        assert await figures(team) == {}

    async def test_yes_is_the_estimate(self, team: Mission) -> None:
        await team.say("Amina", "clinique ~30")

        (receipt,) = await team.say("Amina", "oui")

        assert "≈ 30 consultations" in plain(receipt)

    async def test_one_of_two_figures_that_do_not_fit_is_said_anew(self, team: Mission) -> None:
        (card,) = await team.say("Amina", "clinique 34 dont 40 femmes")

        await team.say("Amina", "14 femmes", reply_to=card["message_id"])

        assert await figures(team) == {"clinic": {"consultations": 34, "women": 14}}

    @pytest.mark.parametrize(
        ("text", "next_words", "outcome"),
        [
            ("clinique ~30", "32", {"clinic": {"consultations": 32}}),
            ("clinique 34 lundi et hier", "aujourd'hui", {"clinic": {"consultations": 34}}),
            ("clinique camp 12 cs; psm littoral 4 entretiens", "lieux de survie", None),
        ],
    )
    async def test_the_next_words_answer_the_question_without_being_a_reply(
        self, team: Mission, text: str, next_words: str, outcome: object
    ) -> None:
        await team.say("Amina", text)

        (receipt,) = await team.say("Amina", next_words)

        assert plain(receipt).startswith("✅"), plain(receipt)
        assert outcome is None or await figures(team) == outcome

    async def test_a_report_or_an_alert_is_no_answer_to_a_question(self, team: Mission) -> None:
        await team.say("Amina", "clinique ~30")
        said = await team.say("Amina", "bagarre au littoral")
        assert any(plain(m).startswith("🚨") for m in said), [plain(m) for m in said]
        await team.say("Amina", "psm 8 entretiens")

        assert await figures(team) == {"mental_health": {"individual_sessions": 8}}

    async def test_a_word_that_nobody_marked_as_an_answer_is_none(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34 et 12 licornes")

        await team.say("Amina", "hommes ivres")

        assert await figures(team) == {}

    async def test_a_late_tap_on_an_answered_question_takes_nothing_away(self, team: Mission) -> None:
        sent = await team.play.say("Bilal", "clinic 34 consultations")
        await team.idle()
        (card,) = await team.edit("Bilal", sent["message_id"], "clinic 35 consultations on 31/11")
        keep = next(b for row in card["buttons"] for b in row if b["text"] == "Keep it as it was")["callback_data"]
        await team.say("Bilal", "today", reply_to=card["message_id"])

        await inject_tap(team, "Bilal", card, keep)
        await team.idle()

        assert await figures(team) == {"clinic": {"consultations": 35}}

    async def test_what_was_just_said_is_taken_back_in_words(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34")
        await team.say("Amina", "clinique ~40 femmes")
        *_, card = await team.say("Amina", "annule")
        assert plain(card).startswith("↩️ Abandonné, rien n'est compté")
        assert await figures(team) == {"clinic": {"consultations": 34}}, "what was asked about never counted"

        await team.say("Amina", "clinique hier 20")
        *_, card = await team.say("Amina", "supprime ça")

        assert plain(card).startswith("↩️ Rapport annulé")
        assert await figures(team, date(2026, 11, 22)) == {}

    async def test_what_is_taken_back_is_what_the_words_answer(self, team: Mission) -> None:
        (first,) = await team.say("Amina", "clinique 34")
        await team.say("Amina", "psm 8 entretiens")

        await team.say("Amina", "annule", reply_to=first["message_id"])

        assert await figures(team) == {"mental_health": {"individual_sessions": 8}}

    @pytest.mark.parametrize("text", ["clinique 34000 consultations", "clinique 34 cs gale -3"])
    async def test_yes_is_no_number(self, team: Mission, text: str) -> None:
        await team.say("Amina", text)

        await team.say("Amina", "oui")

        assert await figures(team) == {}

    async def test_what_is_to_become_of_a_double_is_said_in_a_word(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34")
        await team.say("Amina", "clinique 36")

        before, card = await team.say("Amina", "remplace")
        assert "Remplacé" in plain(before)
        assert "36 consultations" in plain(card)
        assert await figures(team) == {"clinic": {"consultations": 36}}
        await team.say("Amina", "clinique 4")
        await team.say("Amina", "ajoute stp")
        assert await figures(team) == {"clinic": {"consultations": 40}}
        await team.say("Bilal", "/r clinic 40")
        (answer,) = await team.say("Bilal", "replace")
        assert "Amina" not in plain(answer), "hers are not his to replace"
        assert await figures(team) == {"clinic": {"consultations": 40}}
        (question,) = [m for m in await team.play.messages("Bilal") if "already reported" in m["text"]]
        (card,) = await team.say("Bilal", "same one", reply_to=question["message_id"])
        assert "yours is dropped" in plain(card)
        assert await figures(team) == {"clinic": {"consultations": 40}}

    async def test_thanks_are_seen_and_nothing_is_said(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34")

        assert await team.say("Amina", "merci, bonne nuit") == []

        (answer,) = await team.say("Amina", "merci pour les tentes")
        assert plain(answer).startswith("Pas compris")


async def test_replacing_says_what_it_takes_away(team: Mission) -> None:
    await team.say("Amina", "clinique 34 dont 21 femmes")

    (card,) = await team.say("Amina", "clinique 36")

    assert "Remplacer enlève : 21 femmes" in plain(card)


async def test_an_estimate_is_marked_in_the_list_and_in_the_export(team: Mission) -> None:
    await team.say("Amina", "clinique une vingtaine de consultations")
    _, (receipt,) = await team.tap("Amina", [0, 0])
    assert "≈ 20 consultations" in plain(receipt)
    _, (form,) = await team.tap("Amina", "Modifier")
    assert buttons(form)[0] == "Consultations  ≈\u00a020"
    for text in ("Femmes  –", "+5", "Enregistrer"):
        await team.tap("Amina", text)

    (listed,) = await team.say("Claire", "/jour")

    assert "Clinique mobile : ≈ 20 consultations (5 femmes)" in plain(listed)
    async with team.work() as work:
        rows = [row async for _, rows in exports.reports(work, TODAY, TODAY, "calais") for row in rows]
    assert [(row["value"], row["estimate"]) for row in rows] == [(20, True), (5, False)]


class TestRemembered:
    async def test_a_word_is_asked_once_and_then_known_and_said_so(self, team: Mission) -> None:
        (card,) = await team.say("Amina", "clinique 34 consultations et 12 licornes")
        _, (receipt,) = await team.tap("Amina", buttons(card)[0])
        assert "retenu pour la prochaine fois" in plain(receipt)
        first = await figures(team)

        (receipt,) = await team.say("Amina", "clinique hier 34 consultations et 12 licornes")

        assert plain(receipt).startswith("✅")
        assert "licornes = " in plain(receipt)
        assert "comme d'habitude" in plain(receipt)
        assert await figures(team, date(2026, 11, 22)) == first
        (card,) = await team.say("Bilal", "clinic 3 licornes")
        assert plain(card).startswith("❓"), "somebody else's words are their own"

    async def test_and_forgotten_on_request(self, team: Mission) -> None:
        (card,) = await team.say("Amina", "clinique 34 consultations et 12 licornes")
        await team.tap("Amina", buttons(card)[0])
        await team.say("Amina", "/reglages")
        _, (menu,) = await team.tap("Amina", "Mes habitudes")
        assert "licornes = " in plain(menu)

        toast, (card,) = await team.tap("Amina", next(b for b in buttons(menu) if b.startswith("Oublier")))

        assert toast == "Oublié"
        assert "Mes habitudes" not in buttons(card)
        (card,) = await team.say("Amina", "clinique hier 34 consultations et 12 licornes")
        assert plain(card).startswith("❓")

    async def test_the_first_site_answered_is_the_usual_one(self, mission: Mission) -> None:
        await mission.admit("Dina")
        await mission.say("Dina", "psm 8 entretiens")
        _, (receipt,) = await mission.tap("Dina", "Lieux de survie")
        assert plain(receipt).startswith("✅")

        (receipt,) = await mission.say("Dina", "clinique 12")

        assert plain(receipt).startswith("✅ Clinique mobile · Lieux de survie")


class TestUnanswered:
    async def test_the_author_is_reminded_once_by_an_answer_to_the_card(self, team: Mission) -> None:
        (card,) = await team.say("Amina", "clinique ~30")
        await team.play.advance(14 * MINUTE)
        assert not await said_to(team, "Amina", "attend toujours")

        await team.play.advance(2 * MINUTE)
        reminder = await team.last("Amina")
        assert plain(reminder).startswith("⏳ Ton rapport attend toujours, pas encore compté")
        assert reminder["reply_to"] == card["message_id"]
        await team.play.advance(45 * MINUTE)

        assert len(await said_to(team, "Amina", "attend toujours")) == 1

    async def test_not_where_it_was_answered_or_dropped_meanwhile(self, team: Mission) -> None:
        await team.say("Amina", "clinique ~30")
        await team.tap("Amina", [0, 0])
        await team.say("Bilal", "clinic ~30")
        await team.tap("Bilal", "Leave it all out")
        await team.play.advance(30 * MINUTE)

        assert not await said_to(team, "Amina", "attend toujours")
        assert not await said_to(team, "Bilal", "still waits")

    async def test_not_where_it_is_answered_between_the_reminder_and_its_sending(self, team: Mission) -> None:
        await team.say("Amina", "clinique ~30")
        _, (receipt,) = await team.tap("Amina", [0, 0])

        async with team.work() as work:
            report = await work.unit.shift_reports.last_of(1, receipt["chat_id"])
            assert report is not None
            await work.unit.outbox.put(PendingReminder(report_id=report.id), receipt["chat_id"], work.now)
        await team.idle()

        assert await team.last("Amina") == receipt

    async def test_coordinators_are_told_at_the_days_end_once(self, team: Mission) -> None:
        await team.say("Amina", "clinique ~30")
        await team.play.advance(timedelta(minutes=59).total_seconds())
        assert not await said_to(team, "Claire", "pas encore compté")

        await team.play.advance(timedelta(minutes=30).total_seconds())

        (told,) = await said_to(team, "Claire", "pas encore compté")
        assert told.startswith("⏳ Calais : 1 rapport pas encore compté")
        assert "Amina · Lieux de survie · depuis 18:30" in told
        assert not await said_to(team, "Bilal", "not counted yet"), "only coordinators"

    async def test_nothing_is_said_where_nothing_waits(self, team: Mission) -> None:
        await team.say("Amina", "clinique 30")
        await team.play.advance(timedelta(hours=2).total_seconds())

        assert not await said_to(team, "Claire", "en attente")
        assert not await said_to(team, "Claire", "pas encore compté")
