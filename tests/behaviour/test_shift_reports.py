"""Shift reports as people send them: understood whole they are stored at once, else they are asked about."""

from datetime import date, timedelta

import pytest

from domain.roles import Role
from domain.shift_reports import totals
from tests.support.mission import EVENING, Mission, buttons, plain

TODAY = date(2026, 11, 23)


@pytest.fixture
async def team(mission: Mission) -> Mission:
    """Amina reports from the living sites, Bilal too, Claire coordinates Calais."""
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Bilal", site="living_sites_calais", language="en")
    await mission.admit("Claire", Role.COORDINATOR)
    return mission


async def figures(mission: Mission, day: date = TODAY, project: str = "calais") -> dict[str, dict[str, int]]:
    """What counts for a day, summed."""
    async with mission.database.read() as unit:
        found = await unit.shift_reports.of_day(project, day)
    return {a: dict(v) for a, v in totals(revision.content for _, revision in found).items()}


class TestStored:
    async def test_at_once_without_a_further_tap(self, team: Mission) -> None:
        (receipt,) = await team.say("Amina", "/r clinique 34 consultations dont 12 femmes, 5 mineurs")

        assert plain(receipt).startswith("✅ Clinique mobile · Lieux de survie\nCalais · aujourd'hui, lun. 23 nov.")
        assert "34 consultations" in plain(receipt)
        assert "12 femmes" in plain(receipt)
        assert buttons(receipt) == ["Modifier", "Annuler"]
        assert await figures(team) == {"clinic": {"consultations": 34, "women": 12, "minors": 5}}

    async def test_in_english_for_an_english_reader(self, team: Mission) -> None:
        (receipt,) = await team.say("Bilal", "/report mobile clinic yesterday 41 consults, 6 scabies")

        assert plain(receipt).startswith("✅ Mobile clinic · Living sites\nCalais · yesterday, Sun 22 Nov")
        assert await figures(team, date(2026, 11, 22)) == {"clinic": {"consultations": 41, "scabies": 6}}

    @pytest.mark.parametrize("text", ["/rapport distri 40 foyers", "/Rapport distri 40 foyers", "distri 40 foyers"])
    async def test_with_or_without_a_command_in_private(self, team: Mission, text: str) -> None:
        (receipt,) = await team.say("Amina", text)

        assert plain(receipt).startswith("✅ Distribution")
        assert await figures(team) == {"distribution": {"households": 40}}

    async def test_several_activities_and_lines_in_one_message(self, team: Mission) -> None:
        (receipt,) = await team.say("Amina", "Clinique\nCs : 37\nF : 4\n\nDistri\nFoyers : 64\nTentes : 20")

        assert "37 consultations" in plain(receipt)
        assert "64 foyers" in plain(receipt)
        assert await figures(team) == {
            "clinic": {"consultations": 37, "women": 4},
            "distribution": {"households": 64, "tents": 20},
        }

    async def test_a_zero_is_a_report(self, team: Mission) -> None:
        (receipt,) = await team.say("Amina", "/r clinique RAS")

        assert plain(receipt).startswith("✅")
        assert await figures(team) == {"clinic": {"consultations": 0}}

    async def test_its_comment_is_shown_and_kept(self, team: Mission) -> None:
        (receipt,) = await team.say("Amina", "/r clinique 12 // deux familles <sans> tente & froid")

        assert "deux familles <sans> tente & froid" in plain(receipt)

    async def test_out_of_season_is_counted_and_flagged(self, team: Mission) -> None:
        (receipt,) = await team.say("Amina", "/r maraude littoral 23 personnes rencontrées")

        assert "hors saison, compté quand même" in plain(receipt)
        assert await figures(team) == {"coastal_outreach": {"people_met": 23}}


class TestAsked:
    async def test_an_unknown_word_with_a_number_waits_and_counts_nowhere(self, team: Mission) -> None:
        (question,) = await team.say("Amina", "clinique 34 consultations et 12 licornes")

        assert plain(question).startswith("❓")
        assert "licornes" in plain(question)
        assert "pas encore compté" in plain(question)
        assert await figures(team) == {}

    async def test_leaving_the_doubt_out_stores_the_rest(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34 consultations et 12 licornes")

        toast, (receipt,) = await team.tap("Amina", "Laisser de côté")

        assert toast
        assert plain(receipt).startswith("✅")
        assert await figures(team) == {"clinic": {"consultations": 34}}

    async def test_editing_the_message_answers_the_question(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "clinique 34 consultations et 12 licornes")
        await team.idle()

        (receipt,) = await team.edit("Amina", sent["message_id"], "clinique 34 consultations et 12 femmes")

        assert plain(receipt).startswith("✅")
        assert await figures(team) == {"clinic": {"consultations": 34, "women": 12}}

    async def test_the_site_is_chosen_with_a_button(self, mission: Mission) -> None:
        await mission.admit("Dina")
        (question,) = await mission.say("Dina", "psm 8 entretiens")
        assert "Lieux de survie" in buttons(question)

        _, (receipt,) = await mission.tap("Dina", "Lieux de survie")

        assert plain(receipt).startswith("✅ Santé mentale · Lieux de survie")
        assert await figures(mission) == {"mental_health": {"individual_sessions": 8}}

    async def test_cancelling_a_question_drops_the_report_and_can_be_taken_back(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34 consultations et 12 licornes")

        _, (card,) = await team.tap("Amina", "Annuler")
        assert plain(card).startswith("↩️")
        _, (card,) = await team.tap("Amina", "Rétablir")

        assert plain(card).startswith("❓")
        assert await figures(team) == {}

    async def test_a_command_with_nothing_understood_teaches(self, team: Mission) -> None:
        (answer,) = await team.say("Amina", "/r bonjour tout le monde")

        assert "bonjour tout le monde" in plain(answer)
        assert "/r " in plain(answer)

    async def test_an_empty_command_teaches_in_a_group(self, team: Mission) -> None:
        chat = await team.group("Équipe Calais", "Claire")

        (answer,) = await team.say("Bilal", "/report", chat=chat["id"])

        assert "/r " in plain(answer)

    async def test_small_talk_is_no_report(self, team: Mission) -> None:
        (answer,) = await team.say("Amina", "merci, bonne soirée à tous")

        assert plain(answer).startswith("Pas compris")
        assert await figures(team) == {}


class TestCorrected:
    async def test_editing_the_message_makes_a_revision_and_shows_what_changed(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "/r clinique 34 consultations dont 12 femmes")
        await team.idle()

        (receipt,) = await team.edit("Amina", sent["message_id"], "/r clinique 36 consultations dont 12 femmes")

        assert receipt["version"] == 2, "edited in place"
        assert plain(receipt).startswith("✏️")
        assert "34 → 36" in plain(receipt)
        assert await figures(team) == {"clinic": {"consultations": 36, "women": 12}}
        async with team.database.read() as unit:
            ((report, _),) = await unit.shift_reports.of_day("calais", TODAY)
            first, second = await unit.shift_reports.revisions(report.id)
        assert first.text == "clinique 34 consultations dont 12 femmes"
        assert (first.made_by, second.made_by) == (report.author_id, report.author_id)
        assert second.made_at >= first.made_at

    async def test_an_edit_without_a_change_of_text_does_nothing(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "/r clinique 34")
        await team.idle()

        assert await team.edit("Amina", sent["message_id"], "/rapport clinique 34") == []

        async with team.database.read() as unit:
            ((report, _),) = await unit.shift_reports.of_day("calais", TODAY)
            assert len(await unit.shift_reports.revisions(report.id)) == 1

    async def test_while_a_correction_is_asked_about_the_old_figures_count(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "/r clinique 34")
        await team.idle()

        (card,) = await team.edit("Amina", sent["message_id"], "/r clinique 36 et 4 licornes")

        assert plain(card).startswith("❓")
        assert await figures(team) == {"clinic": {"consultations": 34}}
        _, (card,) = await team.tap("Amina", "Annuler")
        assert plain(card).startswith("✅")
        assert await figures(team) == {"clinic": {"consultations": 34}}

    async def test_after_48_hours_the_button_does_the_same(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "/r clinique 34")
        await team.idle()
        await team.play.advance(seconds=72 * 3600)

        _, (prompt,) = await team.tap("Amina", "Modifier")
        messages = await team.say("Amina", "clinique 35", reply_to=prompt["message_id"])

        assert sent["message_id"] < prompt["message_id"]
        assert any("34 → 35" in plain(m) for m in messages)
        assert await figures(team) == {"clinic": {"consultations": 35}}

    async def test_a_correction_keeps_to_the_day_of_the_report(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique hier 34")
        await team.play.advance(seconds=72 * 3600)

        _, (prompt,) = await team.tap("Amina", "Modifier")
        await team.say("Amina", "clinique hier 35", reply_to=prompt["message_id"])

        assert await figures(team, date(2026, 11, 22)) == {"clinic": {"consultations": 35}}

    async def test_not_after_30_days(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34")
        await team.play.set_clock(now=(EVENING + timedelta(days=31)).isoformat())
        await team.idle()

        toast, _ = await team.tap("Amina", "Annuler")

        assert toast
        assert await figures(team) == {"clinic": {"consultations": 34}}

    async def test_somebody_elses_report_is_not_ones_own_to_change(self, team: Mission) -> None:
        chat = await team.group("Équipe Calais", "Claire")
        await team.say("Amina", "/r clinique 34 et 12 licornes", chat=chat["id"])

        toast, _ = await team.tap("Bilal", "Annuler", chat=chat["id"])

        assert toast
        async with team.database.read() as unit:
            assert len(await unit.shift_reports.pending_of("calais")) == 1


class TestUndone:
    async def test_undo_voids_and_can_itself_be_undone(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34")

        _, (card,) = await team.tap("Amina", "Annuler")
        assert plain(card).startswith("↩️")
        assert await figures(team) == {}

        _, (card,) = await team.tap("Amina", "Rétablir")
        assert plain(card).startswith("✅")
        assert await figures(team) == {"clinic": {"consultations": 34}}

    async def test_a_second_tap_changes_nothing_and_says_so(self, team: Mission) -> None:
        (receipt,) = await team.say("Amina", "/r clinique 34")
        undo = receipt["buttons"][0][1]["callback_data"]
        await team.tap("Amina", "Annuler")

        await team.play.inject(
            {
                "callback_query": {
                    "id": "77",
                    "from": {"id": team.people["Amina"]["id"], "is_bot": False, "first_name": "Amina"},
                    "chat_instance": "1",
                    "data": undo,
                    "message": {
                        "message_id": receipt["message_id"],
                        "date": 0,
                        "chat": {"id": team.people["Amina"]["id"], "type": "private", "first_name": "Amina"},
                    },
                }
            }
        )
        await team.idle()

        answered = [c for c in await team.play.calls("answerCallbackQuery") if c["params"]["callback_query_id"] == "77"]
        assert answered[0]["params"]["text"]
        assert await figures(team) == {}

    async def test_the_command_undoes_the_last_one(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34")
        await team.say("Amina", "/r distri 12 foyers")

        await team.say("Amina", "/annuler")

        assert await figures(team) == {"clinic": {"consultations": 34}}

    async def test_with_nothing_to_undo_it_says_so(self, team: Mission) -> None:
        (answer,) = await team.say("Amina", "/annuler")

        assert answer["text"]


class TestTheSameAgain:
    async def test_by_the_same_author_nothing_changes_before_the_tap(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34")

        (question,) = await team.say("Amina", "/r clinique 36")

        assert buttons(question) == ["Remplacer", "Ajouter", "Annuler"]
        assert await figures(team) == {"clinic": {"consultations": 34}}

    @pytest.mark.parametrize(("button", "counts"), [("Remplacer", 36), ("Ajouter", 70), ("Annuler", 34)])
    async def test_replace_add_cancel(self, team: Mission, button: str, counts: int) -> None:
        await team.say("Amina", "/r clinique 34")
        await team.say("Amina", "/r clinique 36")

        await team.tap("Amina", button, message_id=(await team.last("Amina"))["message_id"])

        assert await figures(team) == {"clinic": {"consultations": counts}}

    async def test_replacing_takes_only_what_both_report(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34 consultations, distri 12 foyers")
        await team.say("Amina", "/r clinique 36")

        await team.tap("Amina", "Remplacer")

        assert await figures(team) == {"clinic": {"consultations": 36}, "distribution": {"households": 12}}

    async def test_undoing_the_replacement_brings_the_replaced_one_back(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34 consultations, distri 12 foyers")
        await team.say("Amina", "/r clinique 36")
        await team.tap("Amina", "Remplacer")

        await team.tap("Amina", "Annuler", message_id=(await team.last("Amina"))["message_id"])

        assert await figures(team) == {"clinic": {"consultations": 34}, "distribution": {"households": 12}}

    async def test_by_a_colleague_it_says_who_when_and_what(self, team: Mission) -> None:
        await team.say("Bilal", "/r clinic 34")

        (question,) = await team.say("Amina", "/r clinique 36")

        assert "Bilal" in plain(question)
        assert "18:30" in plain(question)
        assert "34" in plain(question)
        assert buttons(question) == ["C'est le même", "Autre équipe, ajouter"]
        assert await figures(team) == {"clinic": {"consultations": 34}}

    @pytest.mark.parametrize(("button", "counts"), [("C'est le même", 34), ("Autre équipe, ajouter", 70)])
    async def test_same_or_another_team(self, team: Mission, button: str, counts: int) -> None:
        await team.say("Bilal", "/r clinic 34")
        await team.say("Amina", "/r clinique 36")

        await team.tap("Amina", button)

        assert await figures(team) == {"clinic": {"consultations": counts}}

    async def test_another_shift_site_day_or_activity_is_another_report(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34")
        for text in ("/r clinique nuit 5", "/r clinique hier 30", "/r psm 8", "/r clinique littoral 3"):
            (receipt,) = await team.say("Amina", text)
            assert plain(receipt).startswith("✅"), text

    async def test_restoring_into_a_taken_slot_asks_again(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34")
        first = await team.last("Amina")
        await team.tap("Amina", "Annuler", message_id=first["message_id"])
        await team.say("Amina", "/r clinique 36")

        await team.tap("Amina", "Rétablir", message_id=first["message_id"])

        assert await figures(team) == {"clinic": {"consultations": 36}}

    async def test_correcting_a_report_that_was_added_asks_nothing_again(self, team: Mission) -> None:
        await team.say("Bilal", "/r clinic 34")
        sent = await team.play.say("Amina", "/r clinique 36")
        await team.idle()
        await team.tap("Amina", "Autre équipe, ajouter")

        await team.edit("Amina", sent["message_id"], "/r clinique 37")

        assert await figures(team) == {"clinic": {"consultations": 71}}


class TestInAGroup:
    async def test_a_clear_report_gets_a_reaction_and_nothing_more(self, team: Mission) -> None:
        chat = await team.group("Équipe Calais", "Claire")

        sent = await team.play.say("Amina", "/r clinique 34", chat=chat["id"])
        await team.idle()

        messages = await team.play.messages("Amina", chat=chat["id"])
        (report,) = [m for m in messages if m["message_id"] == sent["message_id"]]
        assert [r["emoji"] for r in report["reactions"]] == ["👌"]
        assert [m for m in messages if m["from"]["is_bot"] and m["seq"] > sent["seq"]] == []
        assert await figures(team) == {"clinic": {"consultations": 34}}

    async def test_a_doubt_gets_a_short_reply_to_the_message(self, team: Mission) -> None:
        chat = await team.group("Équipe Calais", "Claire")

        (question,) = await team.say("Amina", "/r clinique 34 et 12 licornes", chat=chat["id"])

        assert plain(question).startswith("❓")
        assert question["reply_to"]
        await team.tap("Amina", "Laisser de côté", chat=chat["id"])
        assert await figures(team) == {"clinic": {"consultations": 34}}

    async def test_in_a_topic_it_answers_in_the_topic(self, team: Mission) -> None:
        chat = await team.group("Équipe Calais", "Claire", type="forum")
        topic = await team.play.add_topic(chat["id"], "Clinique")

        (question,) = await team.say("Amina", "/r clinique 34 et 12 licornes", chat=chat["id"], thread=topic)

        assert question["thread"] == topic

    async def test_the_groups_project_counts_not_the_persons(self, team: Mission) -> None:
        await team.admit("Eve", Role.COORDINATOR, "dunkerque", site="living_sites_dunkerque")
        chat = await team.group("Équipe Dunkerque", "Eve", project="dunkerque")

        (refusal,) = await team.say("Amina", "/r clinique loon 34", chat=chat["id"])

        assert "Dunkerque" in plain(refusal)
        assert await figures(team, project="dunkerque") == {}

    async def test_a_sensitive_activity_never_shows_in_a_group(self, team: Mission) -> None:
        chat = await team.group("Équipe Calais", "Claire")
        await team.say("Amina", "/r violences sexuelles 3 survivantes", chat=chat["id"])

        (listed,) = await team.say("Claire", "/jour", chat=chat["id"])

        assert "exuelle" not in plain(listed)
        (own,) = await team.say("Claire", "/jour")
        assert "exuelle" in plain(own)

    async def test_an_edit_in_the_group_corrects(self, team: Mission) -> None:
        chat = await team.group("Équipe Calais", "Claire")
        sent = await team.play.say("Amina", "/r clinique 34", chat=chat["id"])
        await team.idle()

        await team.edit("Amina", sent["message_id"], "/r clinique 35", chat=chat["id"])

        assert await figures(team) == {"clinic": {"consultations": 35}}


class TestPermission:
    async def test_only_for_ones_own_project(self, team: Mission) -> None:
        (refusal,) = await team.say("Amina", "/r dunkerque clinique loon 34")

        assert "Dunkerque" in plain(refusal)
        assert await figures(team, project="dunkerque") == {}

    async def test_meal_reads_and_does_not_report(self, mission: Mission) -> None:
        await mission.admit("Max", Role.MEAL)

        (refusal,) = await mission.say("Max", "/r clinique lieux de survie 34")

        assert not plain(refusal).startswith("✅")
        assert await figures(mission) == {}


class TestTheDay:
    async def test_lists_reports_totals_and_what_is_pending(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34 consultations dont 12 femmes")
        await team.say("Bilal", "/r clinic coast 6 cs")
        await team.say("Bilal", "/r nfi 40 families 3 unicorns")

        (listed,) = await team.say("Claire", "/jour")

        text = plain(listed)
        assert "Amina" in text
        assert "Bilal" in text
        assert "40 consultations" in text, "the total"
        assert "1 en attente" in text

    async def test_another_day(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique hier 34")

        (listed,) = await team.say("Amina", "/jour hier")
        (today,) = await team.say("Amina", "/today")

        assert "34" in plain(listed)
        assert "34 consultations" not in plain(today).split("/r ")[0]

    async def test_a_day_that_is_none(self, team: Mission) -> None:
        (answer,) = await team.say("Amina", "/jour 31/02")

        assert "31/02" in plain(answer)

    async def test_of_ones_own_projects_only(self, team: Mission) -> None:
        (refusal,) = await team.say("Amina", "/jour dunkerque")

        assert "Dunkerque" in plain(refusal)
