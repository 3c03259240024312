"""The guided form: a report without writing a word, from the command to the receipt."""

from datetime import date

import pytest

from bot.process import running
from domain.roles import Role
from playground.client import PlaygroundClient
from playground.server import create_app, serve
from tests.behaviour.test_shift_reports import TODAY, figures
from tests.support.mission import BOT, EVENING, NO_LIMITS, Json, Mission, buttons, plain, settings_for


@pytest.fixture
async def team(mission: Mission) -> Mission:
    """Amina and Bilal report from the living sites, Bilal in English; Claire coordinates Calais."""
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Bilal", site="living_sites_calais", language="en")
    await mission.admit("Claire", Role.COORDINATOR)
    return mission


async def opened(team: Mission, name: str, command: str, *taps: str) -> Json:
    """The form's card after the command and some taps."""
    (card,) = await team.say(name, command)
    for button in taps:
        _, (card,) = await team.tap(name, button)
    return card


def data_of(card: Json, begins: str) -> str:
    """What a tap on the button would send."""
    (found,) = [b["callback_data"] for row in card["buttons"] for b in row if b["text"].startswith(begins)]
    return str(found)


async def tap_behind(team: Mission, name: str, card: Json, begins: str) -> str:
    """A tap on the card as it was then: by a second phone, or before it was drawn anew. Returns the toast."""
    person = team.people[name]
    query = str(700 + len(await team.play.calls("answerCallbackQuery")))
    message = {"message_id": card["message_id"], "date": 0, "chat": {"id": person["id"], "type": "private"}}
    sender = {"id": person["id"], "is_bot": False, "first_name": name}
    tapped = {"id": query, "from": sender, "chat_instance": "1", "data": data_of(card, begins), "message": message}
    await team.play.inject({"callback_query": tapped})
    await team.idle()
    calls = await team.play.calls("answerCallbackQuery")
    (answer,) = [c["params"] for c in calls if c["params"]["callback_query_id"] == query]
    return str(answer.get("text", "")).replace("\u00a0", " ")


class TestFromStartToEnd:
    async def test_with_taps_alone(self, team: Mission) -> None:
        """The typical report: site known, one activity, three figures (34, 12, 5). 15 taps after the command."""
        (card,) = await team.say("Amina", "/rapport")
        assert plain(card).startswith("Rapport · Lieux de survie\nCalais · aujourd'hui, lun. 23 nov.")
        counting = ["+10", "+10", "+10", "+5", "−1", "Femmes ›", "+10", "+1", "+1", "Hommes ›", "Mineurs ›", "+5"]
        toasts = []
        for text in ("Clinique mobile", "Consultations  –", *counting):
            toast, (card,) = await team.tap("Amina", text)
            toasts.append((toast or "").replace("\u00a0", " "))
        assert toasts[2:7] == [f"consultations : {n}" for n in (10, 20, 30, 35, 34)]
        assert toasts[-1] == "mineurs : 5"
        assert plain(card).startswith("⏳ Clinique mobile · Lieux de survie")
        assert await figures(team) == {}

        toast, (receipt,) = await team.tap("Amina", "Enregistrer")

        assert len(toasts) + 1 == 15
        assert toast == "Enregistré"
        assert receipt["message_id"] == card["message_id"]
        assert plain(receipt).startswith("✅ Clinique mobile · Lieux de survie\nCalais · aujourd'hui, lun. 23 nov.")
        assert "34 consultations\n   dont 12 femmes · 5 mineurs" in plain(receipt)
        assert buttons(receipt) == ["Modifier", "Annuler"]
        assert await figures(team) == {"clinic": {"consultations": 34, "women": 12, "minors": 5}}

    async def test_in_english(self, team: Mission) -> None:
        card = await opened(team, "Bilal", "/report", "Day centre", "Attendance  –", "+10", "Done")
        assert "Attendance  10" in buttons(card)
        assert "Tap a line, or write “12 girls”." in plain(card)

        toast, (receipt,) = await team.tap("Bilal", "Save")

        assert toast == "Saved"
        assert plain(receipt).startswith("✅ Day centre · Living sites\nCalais · today, Mon 23 Nov")
        assert await figures(team) == {"day_centre": {"attendance": 10}}

    async def test_it_can_be_undone_and_restored_as_always(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Distribution", "Foyers servis  –", "+5", "Enregistrer")
        await team.tap("Amina", "Annuler")
        assert await figures(team) == {}

        await team.tap("Amina", "Rétablir")

        assert await figures(team) == {"distribution": {"households": 5}}

    async def test_who_has_no_usual_site_is_asked_for_it(self, mission: Mission) -> None:
        await mission.admit("Dina")
        card = await opened(mission, "Dina", "/rapport")
        assert "Sur quel site ?" in plain(card)

        _, (card,) = await mission.tap("Dina", "Littoral calaisien")
        assert plain(card).startswith("Rapport · Littoral calaisien")

    async def test_who_has_one_site_is_not(self, mission: Mission) -> None:
        await mission.admit("Eve", sites=frozenset({"coast_calais"}))
        card = await opened(mission, "Eve", "/rapport")
        assert plain(card).startswith("Rapport · Littoral calaisien")
        assert "Autre site" not in buttons(card)

    async def test_another_day_shift_and_activity(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Hier", "Nuit", "Distribution", "Foyers servis  –", "+5", "Terminé")
        await team.tap("Amina", "+ activité")
        for text in ("Accueil de jour", "Passages  –", "+1"):
            _, (card,) = await team.tap("Amina", text)
        assert "Distribution : 5 foyers servis" in plain(card)

        _, (receipt,) = await team.tap("Amina", "Enregistrer")

        assert "hier, dim. 22 nov. · nuit" in plain(receipt)
        counted = await figures(team, date(2026, 11, 22))
        assert counted == {"distribution": {"households": 5}, "day_centre": {"attendance": 1}}

    async def test_what_the_site_reported_last_comes_first(self, team: Mission) -> None:
        await team.say("Bilal", "/r distribution yesterday 40 households, 20 tents")
        card = await opened(team, "Amina", "/r")
        assert buttons(card)[0] == "Distribution"

        _, (card,) = await team.tap("Amina", "Distribution")

        assert [b.split("  ")[0] for b in buttons(card)][:3] == ["Foyers servis", "Tentes", "Couvertures"]

    async def test_a_sensitive_activity_does_not_tell_that_it_was_reported(self, team: Mission) -> None:
        before = buttons(await opened(team, "Amina", "/r"))
        await team.tap("Amina", "Annuler")
        await team.say("Bilal", "/r sexual violence 1 survivor")

        assert buttons(await opened(team, "Amina", "/r")) == before

    async def test_the_same_report_of_a_colleague_is_asked_about(self, team: Mission) -> None:
        await team.say("Bilal", "/r clinic 34")
        await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5")

        _, (question,) = await team.tap("Amina", "Enregistrer")

        assert buttons(question) == ["C'est le même", "Autre équipe, ajouter"]
        assert await figures(team) == {"clinic": {"consultations": 34}}

    async def test_a_notifiable_figure_alerts(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile")
        await team.tap("Amina", "2/3 ›")
        await team.tap("Amina", "3/3 ›")
        await team.tap("Amina", "Rougeole suspectée  –")
        _, (card,) = await team.tap("Amina", "+1")
        assert "la coordination est alertée" in plain(card)

        await team.tap("Amina", "Enregistrer")

        assert plain(await team.last("Claire")).startswith("🚨")

    async def test_nothing_entered_is_not_saved_and_said(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Distribution")
        toast, _ = await team.tap("Amina", "Enregistrer")
        assert toast == "Rien de saisi\u00a0: toucher d'abord une ligne"
        assert await figures(team) == {}

    async def test_parts_over_their_whole_are_not_saved(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+1", "Femmes ›")
        _, (card,) = await team.tap("Amina", "+5")
        assert "Consultations : les parties dépassent le total" in plain(card)
        toast, _ = await team.tap("Amina", "Enregistrer")
        assert toast == "Pas enregistré\u00a0: les parties dépassent le total"
        assert await figures(team) == {}

    async def test_without_a_right_to_report_there_is_no_form(self, mission: Mission) -> None:
        await mission.admit("Max", Role.MEAL)
        (refusal,) = await mission.say("Max", "/rapport")
        assert refusal["buttons"] == []

    async def test_a_group_leads_into_the_private_chat(self, team: Mission) -> None:
        chat = await team.group("Équipe Calais", "Claire")
        (answer,) = await team.say("Amina", "/rapport", chat=chat["id"])
        assert "https://t.me/vigie_bot?start=report" in plain(answer)

        (card,) = await team.say("Amina", "/start report")

        assert plain(card).startswith("Rapport · Lieux de survie")

    async def test_on_postgresql_alike(self, postgres_mission: Mission) -> None:
        await postgres_mission.admit("Amina", site="living_sites_calais")
        await opened(postgres_mission, "Amina", "/r", "Clinique mobile", "Consultations  –", "+10")
        await postgres_mission.say("Amina", "3 femmes")
        await postgres_mission.tap("Amina", "Enregistrer")
        for text in ("Modifier", "Consultations  10", "−1", "Enregistrer"):
            await postgres_mission.tap("Amina", text)

        assert await figures(postgres_mission) == {"clinic": {"consultations": 9, "women": 3}}


class TestInWriting:
    async def test_a_number_sets_what_is_being_counted(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –")

        old, card = await team.say("Amina", "134")

        assert plain(old) == "La saisie continue plus bas."
        assert "Consultations : 134" in plain(card)
        await team.tap("Amina", "Enregistrer")
        assert await figures(team) == {"clinic": {"consultations": 134}}

    @pytest.mark.parametrize("reply", [True, False])
    async def test_words_are_read_as_the_activitys(self, team: Mission, reply: bool) -> None:
        card = await opened(team, "Amina", "/r", "Clinique mobile")

        _, card = await team.say(
            "Amina", "12 femmes, hommes : 4", **({"reply_to": card["message_id"]} if reply else {})
        )

        assert {"Femmes  12", "Hommes  4"} < set(buttons(card))
        assert await figures(team) == {}

    async def test_words_for_an_activity_that_is_called_as_a_site_is(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Accueil de jour")
        _, card = await team.say("Amina", "12 filles")
        assert "Filles  12" in buttons(card)
        assert plain(card).startswith("⏳ Accueil de jour · Lieux de survie")

    async def test_a_whole_report_is_still_one(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile")

        (receipt,) = await team.say("Amina", "distri 40 foyers")

        assert plain(receipt).startswith("✅ Distribution")
        assert await figures(team) == {"distribution": {"households": 40}}

    async def test_in_an_answer_to_the_card_another_activity_comes_with_it(self, team: Mission) -> None:
        card = await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5")

        _, card = await team.say("Amina", "psm 3 entretiens", reply_to=card["message_id"])

        assert "Santé mentale : 3 entretiens individuels" in plain(card)

    @pytest.mark.parametrize("text", ["12 femmes et 3 licornes", "6000", "-3", "12 femmes hier", "12 femmes nuit"])
    async def test_a_doubt_enters_nothing(self, team: Mission, text: str) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –")

        (answer,) = await team.say("Amina", text)

        assert plain(answer).startswith(f"Pas saisi : « {text} »")
        assert await figures(team) == {}

    async def test_small_talk_is_answered_as_ever(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile")
        (answer,) = await team.say("Amina", "merci, bonne soirée à tous")
        assert plain(answer).startswith("Pas compris")

    async def test_it_is_kept_or_dropped_in_a_word_too(self, team: Mission) -> None:
        await opened(team, "Amina", "/rapport", "Clinique mobile", "Consultations  –")
        (answer,) = await team.say("Amina", "enregistre")
        assert plain(answer).startswith("Pas saisi"), "there is nothing to keep yet"
        await team.tap("Amina", "+5")
        (card,) = await team.say("Amina", "annule")
        assert plain(card).startswith("↩️ Rapport laissé de côté")
        await team.tap("Amina", "Continuer")

        (receipt,) = await team.say("Amina", "enregistre stp")

        assert "5 consultations" in plain(receipt)
        assert receipt["message_id"] == card["message_id"]
        (said,) = [m for m in await team.play.messages("Amina") if m["text"] == "enregistre stp"]
        await team.edit("Amina", said["message_id"], "12 femmes")
        assert await figures(team) == {"clinic": {"consultations": 5}}, "the word is not the report's message"


class TestOldCards:
    async def test_two_quick_taps_on_one_card_both_count(self, team: Mission) -> None:
        card = await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –")

        toasts = [await tap_behind(team, "Amina", card, "+10") for _ in range(2)]

        assert toasts == ["consultations : 10", "consultations : 20"]

    async def test_a_phone_that_is_behind_changes_nothing_and_sees_the_truth(self, team: Mission) -> None:
        behind = await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –")
        await team.tap("Amina", "+5")
        await team.tap("Amina", "Femmes ›")

        toast = await tap_behind(team, "Amina", behind, "+10")

        assert toast == "Ça a changé entre-temps : à relire"
        card = await team.last("Amina")
        assert "Femmes : –" in plain(card)
        assert "5 consultations" in plain(card)

    async def test_what_the_card_did_not_show_is_not_saved(self, team: Mission) -> None:
        behind = await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5")
        await team.tap("Amina", "+10")

        toast = await tap_behind(team, "Amina", behind, "Enregistrer")

        assert toast == "Ça a changé entre-temps : à relire"
        assert await figures(team) == {}

    async def test_a_button_of_a_saved_form_stores_nothing_twice(self, team: Mission) -> None:
        card = await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5")
        await team.tap("Amina", "Enregistrer")

        toasts = [await tap_behind(team, "Amina", card, text) for text in ("Enregistrer", "+5")]

        assert toasts == ["Cette saisie est fermée : à relire"] * 2
        assert plain(await team.last("Amina")).startswith("✅")
        assert await figures(team) == {"clinic": {"consultations": 5}}

    async def test_nobody_elses_finger(self, team: Mission) -> None:
        card = await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –")
        assert await tap_behind(team, "Claire", card, "+10") == "Seule la personne qui l'a envoyé peut répondre"
        assert "10" not in plain(await team.last("Amina"))


class TestDrafts:
    async def test_after_a_day_it_is_a_draft_to_go_on_with(self, team: Mission) -> None:
        card = await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5")
        await team.play.advance(seconds=23 * 3600)
        assert "Enregistrer" in buttons(await team.last("Amina"))
        await team.play.advance(seconds=2 * 3600)

        expired = await team.last("Amina")
        assert plain(expired).startswith("⏳ Brouillon, pas compté")
        assert buttons(expired) == ["Continuer", "Nouveau rapport"]
        assert await tap_behind(team, "Amina", card, "+5") == "Plus d'un jour : gardé en brouillon"
        await team.tap("Amina", "Continuer")
        await team.tap("Amina", "Enregistrer")

        assert await figures(team, TODAY) == {"clinic": {"consultations": 5}}

    async def test_the_next_command_offers_it(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5")
        await team.play.advance(seconds=25 * 3600)

        _, card = await team.say("Amina", "/rapport")
        assert buttons(card) == ["Continuer", "Nouveau rapport"]
        _, (card,) = await team.tap("Amina", "Nouveau rapport")

        assert plain(card).startswith("Rapport · Lieux de survie\nCalais · aujourd'hui, mar. 24 nov.")

    async def test_an_older_forms_button_leaves_the_newer_form_in_its_place(self, team: Mission) -> None:
        card = await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5")
        await team.tap("Amina", "Terminé")
        _, (cancelled,) = await team.tap("Amina", "Annuler")
        await team.tap("Amina", "Nouveau rapport")

        toasts = [await tap_behind(team, "Amina", cancelled, "Nouveau"), await tap_behind(team, "Amina", card, "+5")]

        assert toasts == ["Cette saisie est fermée : à relire"] * 2
        assert plain(await team.last("Amina")).startswith("Rapport · Lieux de survie")
        async with team.work() as work:
            person = await work.unit.people.by_telegram_id(team.people["Amina"]["id"])
            assert person is not None
            newest = await work.unit.report_forms.newest(person.id, person.telegram_id)
            assert newest is not None
            assert newest.id == 2

    async def test_the_command_brings_an_open_form_down(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5")
        old, card = await team.say("Amina", "/rapport")
        assert plain(old) == "La saisie continue plus bas."
        assert "Consultations : 5" in plain(card)

    async def test_without_anything_entered_it_just_closes(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile")
        await team.play.advance(seconds=25 * 3600)
        assert buttons(await team.last("Amina")) == ["Nouveau rapport"]

    async def test_cancelled_it_can_be_taken_up_again(self, team: Mission) -> None:
        await opened(team, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5", "Terminé")
        _, (card,) = await team.tap("Amina", "Annuler")
        assert plain(card).startswith("↩️ Rapport laissé de côté")

        _, (card,) = await team.tap("Amina", "Continuer")

        assert "Consultations  5" in buttons(card)

    async def test_a_restart_in_the_middle_changes_nothing(self, sqlite_url: str) -> None:
        async with serve(create_app(control_token=None)) as url, PlaygroundClient(url) as play:
            await play.set_clock(now=EVENING.isoformat(), running=False)
            bot = await play.add_bot(BOT, "Vigie")
            mission = Mission(play, settings_for(sqlite_url, url, bot["token"]), bot)
            async with running(mission.settings, NO_LIMITS) as mission.parts:
                await mission.admit("Amina", site="living_sites_calais")
                await opened(mission, "Amina", "/r", "Clinique mobile", "Consultations  –", "+5")
            async with running(mission.settings, NO_LIMITS) as mission.parts:
                toast, _ = await mission.tap("Amina", "+1")
                await mission.tap("Amina", "Enregistrer")

                assert toast == "consultations\u00a0: 6"
                assert await figures(mission) == {"clinic": {"consultations": 6}}


class TestCorrection:
    async def test_edit_on_a_receipt_opens_the_form_and_saving_corrects(self, team: Mission) -> None:
        (receipt,) = await team.say("Amina", "/r clinique 34 consultations, 12 femmes // froid")

        _, (card,) = await team.tap("Amina", "Modifier")
        assert card["message_id"] == receipt["message_id"]
        assert plain(card).startswith("✏️ Clinique mobile")
        assert "modifier le message, ou répondre ici" in plain(card)
        for text in ("Consultations  34", "+1", "+1"):
            await team.tap("Amina", text)
        _, (receipt,) = await team.tap("Amina", "Enregistrer")

        assert "34 → 36 consultations" in plain(receipt)
        assert "froid" in plain(receipt)
        assert await figures(team) == {"clinic": {"consultations": 36, "women": 12}}
        async with team.database.read() as unit:
            ((report, _),) = await unit.shift_reports.of_day("calais", TODAY)
            assert [r.cause for r in await unit.shift_reports.revisions(report.id)] == ["sent", "form"]

    async def test_saved_unchanged_it_is_no_correction(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34")
        await team.tap("Amina", "Modifier")
        _, (receipt,) = await team.tap("Amina", "Enregistrer")
        assert plain(receipt).startswith("✅")

    async def test_cancelled_the_report_stands(self, team: Mission) -> None:
        await team.say("Amina", "/r clinique 34")
        for text in ("Modifier", "Consultations  34", "+1", "Terminé"):
            await team.tap("Amina", text)
        _, (card,) = await team.tap("Amina", "Annuler")
        assert buttons(card) == ["Continuer", "Reçu"]

        _, (receipt,) = await team.tap("Amina", "Reçu")

        assert buttons(receipt) == ["Modifier", "Annuler"]
        assert await figures(team) == {"clinic": {"consultations": 34}}

    async def test_the_way_by_text_stays(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "/r clinique 34")
        await team.idle()
        await team.tap("Amina", "Modifier")

        (receipt,) = await team.edit("Amina", sent["message_id"], "/r clinique 35")

        assert "34 → 35" in plain(receipt)
        assert buttons(receipt) == ["Modifier", "Annuler"]

    async def test_the_same_words_again_do_not_take_the_correction_back(self, team: Mission) -> None:
        sent = await team.play.say("Amina", "/r clinique 34")
        await team.idle()
        for text in ("Modifier", "Consultations  34", "+1", "Enregistrer"):
            await team.tap("Amina", text)

        await team.edit("Amina", sent["message_id"], "/r clinique 34 ")
        await team.edit("Amina", sent["message_id"], "/r clinique 34")

        assert await figures(team) == {"clinic": {"consultations": 35}}

    async def test_it_answers_an_open_question(self, team: Mission) -> None:
        await team.say("Amina", "clinique 34 consultations et 12 licornes")
        _, (card,) = await team.tap("Amina", "Modifier")
        assert "« licornes »" in plain(card)
        for text in ("Femmes  –", "+10", "+1", "+1"):
            await team.tap("Amina", text)

        _, (receipt,) = await team.tap("Amina", "Enregistrer")

        assert plain(receipt).startswith("✅")
        assert await figures(team) == {"clinic": {"consultations": 34, "women": 12}}
