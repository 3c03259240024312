"""A coordinator reports in the place of somebody of theirs: the report is that person's, and both see it."""

import pytest

from domain.roles import Role
from services import exports
from tests.behaviour.test_shift_reports import figures
from tests.support.mission import Json, Mission, buttons, plain

SITE = "living_sites_calais"


@pytest.fixture
async def team(mission: Mission) -> Mission:
    """Amina and Bilal (in English) report, Claire coordinates Calais."""
    await mission.admit("Amina", site=SITE)
    await mission.admit("Bilal", site="coast_calais", language="en")
    await mission.admit("Claire", Role.COORDINATOR)
    return mission


async def seen(team: Mission, who: str, message: Json) -> Json:
    """A message as it is on somebody's phone by now."""
    (found,) = [m for m in await team.play.messages(who) if m["message_id"] == message["message_id"]]
    return found


async def test_one_line_is_a_report_of_the_one_it_names(team: Mission) -> None:
    (hers,) = await team.say("Claire", "/rapport_pour amina clinique 34")

    assert plain(hers).startswith("✅ Clinique mobile · Lieux de survie\nPour Amina\n")
    theirs = await team.last("Amina")
    assert plain(theirs).startswith("✅ Clinique mobile · Lieux de survie\nEnvoyé à ta place par Claire\n")
    assert buttons(hers) == buttons(theirs) == ["Modifier", "Annuler"]
    assert await figures(team) == {"clinic": {"consultations": 34}}
    (listed,) = await team.say("Amina", "/jour")
    assert "Amina · Lieux de survie · Clinique mobile : 34 consultations · envoyé par Claire" in plain(listed)


async def test_it_is_read_as_the_authors_own_would_be(team: Mission) -> None:
    await team.say("Claire", "/rapport_pour Bilal: clinique 12")

    assert plain(await team.last("Bilal")).startswith("✅ Mobile clinic · Calais coast\nSent in your place by Claire")


async def test_editing_the_message_corrects_the_report_for_both(team: Mission) -> None:
    sent = await team.play.say("Claire", "/rapport_pour Amina clinique 34")
    await team.idle()

    (hers,) = await team.edit("Claire", sent["message_id"], "/rapport_pour Amina clinique 36")

    assert plain(hers).startswith("✏️")
    assert "34 → 36 consultations" in plain(hers)
    assert "34 → 36 consultations" in plain(await team.last("Amina"))


@pytest.mark.parametrize("text", ["/rapport_pour Bilal clinique 34", "/r clinique 34"])
async def test_an_edit_makes_it_nobody_elses(team: Mission, text: str) -> None:
    sent = await team.play.say("Claire", "/rapport_pour Amina clinique 34")
    await team.idle()

    (refused,) = await team.edit("Claire", sent["message_id"], text)

    assert plain(refused).startswith("🔒 Un rapport ne change pas de personne")
    assert await figures(team) == {"clinic": {"consultations": 34}}
    assert "Pour Amina" in plain((await team.play.messages("Claire"))[-2])


async def test_ones_own_report_does_not_become_somebodys(team: Mission) -> None:
    sent = await team.play.say("Claire", "/r clinique lieux de survie 34")
    await team.idle()

    (refused,) = await team.edit("Claire", sent["message_id"], "/rapport_pour Amina clinique 36")

    assert plain(refused).startswith("🔒")
    assert await figures(team) == {"clinic": {"consultations": 34}}


@pytest.mark.parametrize("who", ["Amina", "Claire"])
async def test_either_undoes_it(team: Mission, who: str) -> None:
    await team.say("Claire", "/rapport_pour Amina clinique 34")

    toast, _ = await team.tap(who, "Annuler")

    assert toast == "Annulé"
    for reader in ("Amina", "Claire"):
        assert plain(await team.last(reader)).startswith("↩️ Rapport annulé")
    assert await figures(team) == {}
    toast, _ = await team.tap("Amina", "Rétablir")
    assert plain(await team.last("Claire")).startswith("✅")


async def test_undo_takes_back_what_was_sent_last(team: Mission) -> None:
    await team.say("Amina", "/r psm 8 entretiens")
    await team.say("Claire", "/rapport_pour Amina clinique 34")

    (hers,) = (await team.say("Claire", "/annuler"))[-1:]

    assert plain(hers).startswith("↩️ Rapport annulé")
    assert list(await figures(team)) == ["mental_health"]


async def test_a_stranger_to_it_changes_nothing(team: Mission) -> None:
    await team.admit("Chloe", Role.COORDINATOR)
    (hers,) = await team.say("Claire", "/rapport_pour Amina clinique 34")
    undo = hers["buttons"][0][1]["callback_data"]

    assert await team.press("Chloe", hers, undo) == "Seule la personne qui l'a envoyé peut répondre"
    assert await figures(team) == {"clinic": {"consultations": 34}}


async def test_a_name_alone_asks_how(team: Mission) -> None:
    (card,) = await team.say("Claire", "/rapport_pour Amina")
    assert plain(card).startswith("Rapport pour Amina")
    assert buttons(card) == ["Écrire", "Avec boutons", "Retour"]

    _, asked = await team.tap("Claire", "Écrire")
    prompt = asked[-1]
    assert plain(prompt).startswith("❓ Réponds ici avec le rapport pour Amina")
    (hers,) = await team.say("Claire", "clinique 34 hier", reply_to=prompt["message_id"])

    assert "Pour Amina" in plain(hers)
    assert "hier, dim. 22 nov." in plain(await team.last("Amina"))


async def test_what_answers_the_prompt_is_never_ones_own(team: Mission) -> None:
    await team.say("Claire", "/rapport_pour Amina")
    _, asked = await team.tap("Claire", "Écrire")
    sent = await team.play.say("Claire", "bonjour", reply_to=asked[-1]["message_id"])
    await team.idle()
    again = await team.last("Claire")
    assert "Pas encore compté : « bonjour »" in plain(again)

    (hers,) = await team.edit("Claire", sent["message_id"], "clinique 34")

    assert "Pour Amina" in plain(hers)


async def test_the_command_alone_offers_the_projects_people(team: Mission) -> None:
    await team.admit("Dunia", project="dunkerque")
    (card,) = await team.say("Claire", "/report_for")

    assert plain(card).startswith("Un rapport au nom de qui ?")
    assert buttons(card) == ["Amina", "Bilal"]
    (card,) = await team.say("Claire", "/report_for Dunia clinique 3")
    assert "Personne ici ne s'appelle « Dunia »." in plain(card)
    assert await figures(team) == {}


async def test_many_people_are_leafed(team: Mission) -> None:
    for number in range(10):
        await team.admit(f"Zoe{number}")
    (card,) = await team.say("Claire", "/report_for")
    assert buttons(card)[-1] == "2/2 ›"

    _, (card,) = await team.tap("Claire", "2/2 ›")

    assert buttons(card) == ["Zoe8", "Zoe9", "‹ 1/2"]


async def test_two_of_one_name_are_told_apart(team: Mission) -> None:
    await team.person("Second")
    team.people["Second"]["first_name"] = "Amina"
    await team.admit("Second", site="coast_calais")
    async with team.work() as work:
        second = await work.unit.people.by_telegram_id(team.people["Second"]["id"])
        assert second is not None
        await work.unit.people.choose(second.id, first_name="Amina")

    (card,) = await team.say("Claire", "/rapport_pour Amina clinique 34")

    assert "Il y a plusieurs Amina." in plain(card)
    assert buttons(card) == ["Amina · Lieux de survie", "Amina · Littoral calaisien"]
    assert await figures(team) == {}


async def test_the_form_is_filled_in_for_somebody(team: Mission) -> None:
    await team.say("Claire", "/jour")
    _, (card,) = await team.tap("Claire", "Au nom de…")
    await team.tap("Claire", "Amina")
    _, (card,) = await team.tap("Claire", "Avec boutons")
    assert plain(card).startswith("Pour Amina · Lieux de survie")
    await team.tap("Claire", "Clinique mobile")
    (card,) = (await team.say("Claire", "34 consultations"))[-1:]
    assert "Pour Amina" in plain(card)

    toast, (hers,) = await team.tap("Claire", "Enregistrer")

    assert toast == "Enregistré"
    assert plain(hers).startswith("✅ Clinique mobile · Lieux de survie\nPour Amina")
    assert "Envoyé à ta place par Claire" in plain(await team.last("Amina"))
    assert await figures(team) == {"clinic": {"consultations": 34}}


async def test_while_the_form_is_open_no_text_is_taken_for_ones_own(team: Mission) -> None:
    await team.say("Claire", "/rapport_pour Amina")
    await team.tap("Claire", "Avec boutons")

    said = await team.say("Claire", "clinique 34 hier")

    assert "Réponds ici avec le rapport pour Amina" in plain(said[-1])
    assert await figures(team) == {}
    (own,) = await team.say("Claire", "/r clinique lieux de survie 5")
    assert "Pour" not in plain(own)


async def test_a_form_in_somebodys_place_is_not_ones_own_draft(team: Mission) -> None:
    await team.say("Claire", "/rapport_pour Amina")
    await team.tap("Claire", "Avec boutons")

    (card,) = await team.say("Claire", "/rapport")

    assert "Amina" not in plain(card)


async def test_edit_of_one_closes_the_others_form(team: Mission) -> None:
    await team.say("Claire", "/rapport_pour Amina clinique 34")
    await team.tap("Amina", "Modifier")
    theirs = await team.last("Amina")

    _, (card,) = await team.tap("Claire", "Modifier")

    assert "Pour Amina" in plain(card)
    assert plain(await seen(team, "Amina", theirs)).startswith("✅")
    await team.say("Claire", "36 consultations")
    await team.tap("Claire", "Enregistrer")
    assert "34 → 36" in plain(await team.last("Amina"))


async def test_a_question_is_answered_by_either_and_teaches_nobody(team: Mission) -> None:
    (hers,) = await team.say("Claire", "/rapport_pour Amina clinique 34 consultations et 12 licornes")
    assert plain(hers).startswith("❓")
    assert plain(await team.last("Amina")).startswith("❓")

    await team.tap("Claire", [0, 0])

    assert plain(await team.last("Amina")).startswith("✅")
    assert "retenu" not in plain(await team.last("Amina"))
    assert (await figures(team))["clinic"]["consultations"] == 34
    async with team.work() as work:
        for name in ("Amina", "Claire"):
            person = await work.unit.people.by_telegram_id(team.people[name]["id"])
            assert person is not None
            assert await work.unit.habits.of(person.id) == []


async def test_what_the_author_reported_already_is_asked_about(team: Mission) -> None:
    await team.say("Amina", "/r clinique 34")

    (hers,) = await team.say("Claire", "/rapport_pour Amina clinique 36")

    assert plain(hers).startswith("❓ Amina a déjà envoyé ce rapport")
    assert plain(await team.last("Amina")).startswith("❓ Tu as déjà un rapport pour ce poste")
    await team.tap("Claire", "Remplacer")
    assert await figures(team) == {"clinic": {"consultations": 36}}
    assert plain(await team.last("Amina")).startswith("✅")


async def test_the_author_reports_what_was_reported_for_them(team: Mission) -> None:
    await team.say("Claire", "/rapport_pour Amina clinique 34")

    (asked,) = await team.say("Amina", "/r clinique 36")

    assert plain(asked).startswith("❓ Claire a déjà envoyé ce rapport à ta place")
    assert "Remplacer" in buttons(asked)


async def test_a_notifiable_value_reaches_whoever_did_not_send_it(team: Mission) -> None:
    await team.admit("Chloe", Role.COORDINATOR)

    await team.say("Claire", "/rapport_pour Amina maraude littorale 23 personnes, 1 décès")

    alert = await team.last("Chloe")
    assert plain(alert).startswith("🚨 1 décès")
    assert "Signalé par Claire pour Amina" in plain(alert)
    assert "🚨" not in plain(await team.last("Claire"))


async def test_a_review_goes_to_the_author_in_private(team: Mission) -> None:
    await team.admit("Chloe", Role.COORDINATOR)
    await team.say("Claire", "/rapport_pour Amina clinique 34")
    await team.say("Chloe", "/jour")
    _, (card,) = await team.tap("Chloe", "1")
    assert "Envoyé à sa place par Claire" in plain(card)
    await team.tap("Chloe", "Renvoyer")

    await team.tap("Chloe", "Chiffre")

    assert plain(await team.last("Amina")).startswith("❓ Chloe demande")
    assert "Chloe demande" not in plain(await team.last("Claire"))


async def test_a_sensitive_activity_is_reported_by_its_circle_only(team: Mission) -> None:
    await team.admit("Hugo", Role.HEAD_OF_MISSION, None)
    sensitive = next(a for a in team.catalogue.activities if a.sensitive)
    line = f"{sensitive.label.fr} 3"

    (refused,) = await team.say("Hugo", f"/rapport_pour Amina {line}")
    assert plain(refused).startswith("🔒")
    assert await figures(team) == {}

    await team.say("Claire", f"/rapport_pour Amina {line}")
    assert list(await figures(team)) == [sensitive.key]


async def test_whoever_may_no_longer_see_it_loses_the_card(team: Mission) -> None:
    await team.admit("Hugo", Role.HEAD_OF_MISSION, None)
    (his,) = await team.say("Hugo", "/rapport_pour Amina clinique 34")
    sensitive = next(a for a in team.catalogue.activities if a.sensitive)
    prompt = await team.last("Amina")
    await team.tap("Amina", "Modifier")

    await team.say("Amina", f"{sensitive.label.fr} 3", reply_to=prompt["message_id"])

    assert list(await figures(team)) == [sensitive.key]
    assert "n'est plus disponible" in plain(await seen(team, "Hugo", his))


async def test_only_who_answers_for_the_figures_may(team: Mission) -> None:
    (refused,) = await team.say("Amina", "/rapport_pour Bilal clinique 34")

    assert plain(refused).startswith("🔒 Ton rôle ne permet pas de rapporter ça pour d'autres")
    assert await figures(team) == {}


async def test_in_a_group_it_is_sent_in_private(team: Mission) -> None:
    group = await team.group("Équipe", by="Claire")

    (told,) = await team.say("Claire", "/rapport_pour@vigie_bot Amina clinique 34", chat=group["id"])

    assert "en privé" in plain(told)


async def test_a_reminder_reaches_whoever_wrote_it(team: Mission) -> None:
    await team.say("Claire", "/rapport_pour Amina clinique 34 dont 12 licornes")

    await team.play.advance(seconds=16 * 60)
    await team.idle()

    assert plain(await team.last("Claire")).startswith("⏳ Le rapport pour Amina attend toujours")


async def test_the_export_says_who_made_it(team: Mission) -> None:
    await team.say("Claire", "/rapport_pour Amina clinique 34")
    await team.say("Bilal", "/r psm 8")
    async with team.work() as work:
        rows = [row async for _, some in exports.reports(work, work.today, work.today, None) for row in some]
    assert {(row["activity"], row["in_place"]) for row in rows} == {("clinic", True), ("mental_health", False)}
    (listed,) = await team.say("Amina", "/jour")
    assert plain(listed).count("envoyé par Claire") == 1


async def test_a_form_that_is_asked_for_twice_is_one(team: Mission) -> None:
    (card,) = await team.say("Claire", "/rapport_pour Amina")
    form = card["buttons"][0][1]["callback_data"]
    await team.tap("Claire", "Avec boutons")
    await team.press("Claire", card, form)
    await team.tap("Claire", "Clinique mobile")
    await team.say("Claire", "34 consultations")
    await team.tap("Claire", "Enregistrer")

    (own,) = await team.say("Claire", "clinique lieux de survie 5")

    assert "Amina" in plain(own)
    assert plain(own).startswith("❓ Amina a déjà envoyé ce rapport"), "and nobody else's form takes it in"
