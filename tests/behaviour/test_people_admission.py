"""Who comes in, with what, and what those are told who do not."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from domain.people import Person
from domain.roles import Role
from tests.support.mission import EVENING, Mission

HOUR = 3600


async def of(mission: Mission, name: str) -> Person:
    """The admitted person, as Vigie knows them."""
    await mission.come()
    async with mission.database.read() as unit:
        found = await unit.people.by_telegram_id(mission.people[name]["id"])
    assert found is not None
    return found


def rows(mission: Mission, query: str) -> list[tuple[object, ...]]:
    """What stands in the database's file, read as a thief would."""
    with closing(sqlite3.connect(mission.settings.database_url.removeprefix("sqlite:///"))) as file:
        return file.execute(query).fetchall()


def strangers(mission: Mission) -> list[tuple[object, ...]]:
    """All that is kept of people who were not admitted."""
    return rows(mission, "SELECT * FROM strangers")


async def test_the_link_of_an_invitation_lets_in(mission: Mission) -> None:
    await mission.person("Amina")
    code = await mission.invite(Role.TEAM_MEMBER)

    await mission.play.start("Amina", code)
    await mission.idle()

    welcome = await mission.last("Amina")
    assert welcome["text"].startswith("Bienvenue dans Vigie, Amina\néquipe de terrain · Calais")
    assert "Où travailles-tu d'habitude ?" in welcome["text"].replace("\u00a0", " ")
    amina = await of(mission, "Amina")
    assert (amina.language, amina.project, amina.site) == ("fr", "calais", None)
    assert [(g.role, g.project) for g in amina.grants] == [(Role.TEAM_MEMBER, "calais")]


@pytest.mark.parametrize("typed", ["{code}", "{lower}", "{bare}", "{spaced}", "  {lower}  ", "{bare}\n"])
async def test_a_code_is_typed_as_people_type(mission: Mission, typed: str) -> None:
    await mission.person("Amina")
    code = await mission.invite(Role.TEAM_MEMBER)
    forms = {"code": code, "lower": code.lower(), "bare": code.replace("-", ""), "spaced": code.replace("-", " ")}

    (welcome,) = await mission.say("Amina", "/start " + typed.format(**forms))

    assert welcome["text"].startswith("Bienvenue")


@pytest.mark.parametrize(
    ("telegram", "language", "greeting"),
    [("fr", "fr", "Bienvenue"), ("fr-CA", "fr", "Bienvenue"), ("en", "en", "Welcome"), ("ar", "en", "Welcome"),
     ("", "fr", "Bienvenue")],
)  # fmt: skip
async def test_the_language_is_that_of_ones_telegram(
    mission: Mission, telegram: str, language: str, greeting: str
) -> None:
    await mission.admit("Amina", language=telegram)

    assert (await mission.last("Amina"))["text"].startswith(greeting)
    assert (await of(mission, "Amina")).language == language


async def test_the_usual_site_by_button(mission: Mission) -> None:
    await mission.admit("Amina")

    toast, (welcome,) = await mission.tap("Amina", "Lieux de survie")

    assert toast == "Enregistré"
    assert "Site habituel : Lieux de survie" in welcome["text"].replace("\u00a0", " ")
    assert welcome["buttons"] == []
    assert (await of(mission, "Amina")).site == "living_sites_calais"
    (receipt,) = await mission.say("Amina", "clinique 34")
    assert "Lieux de survie" in receipt["text"]


async def test_the_usual_site_skipped_and_a_second_tap(mission: Mission) -> None:
    await mission.admit("Amina")
    card = await mission.last("Amina")

    toast, (welcome,) = await mission.tap("Amina", "Passer")
    assert toast == "Enregistré"
    assert welcome["buttons"] == []
    assert "/reglages" in welcome["text"]

    # A finger that was on its way to another button: the later choice stands.
    await inject_tap(mission, "Amina", card, "s:coast_calais")
    assert (await of(mission, "Amina")).site == "coast_calais"
    await inject_tap(mission, "Amina", card, "s:womens_shelter")
    assert (await of(mission, "Amina")).site == "coast_calais", "a site of another project is none of theirs"


async def inject_tap(mission: Mission, name: str, message: dict[str, object], data: str) -> None:
    """A tap on a button that the card no longer has: its phone had not drawn it anew yet."""
    person = mission.people[name]
    sender = {"id": person["id"], "is_bot": False, "first_name": name}
    chat = {"id": message["chat_id"], "type": "private" if person["id"] == message["chat_id"] else "supergroup"}
    card = {"message_id": message["message_id"], "date": 1, "chat": chat, "text": "x"}
    query = {"id": f"late{data}", "from": sender, "chat_instance": "1", "data": data, "message": card}
    await mission.play.inject({"callback_query": query})
    await mission.idle()


async def test_one_site_only_is_not_asked(mission: Mission) -> None:
    await mission.admit("Farah", project="dunkerque", sites=frozenset({"womens_centre"}))

    welcome = await mission.last("Farah")

    assert welcome["buttons"] == []
    assert "Accueil Refugee Women's Centre" in welcome["text"]
    assert (await of(mission, "Farah")).site == "womens_centre"


async def test_a_code_serves_once(mission: Mission) -> None:
    code = await mission.invite(Role.TEAM_MEMBER)
    for name in ("Amina", "Paul"):
        await mission.person(name)
        await mission.play.start(name, code)
        await mission.idle()

    assert (await mission.last("Amina"))["text"].startswith("Bienvenue")
    refused = (await mission.last("Paul"))["text"]
    assert refused.startswith("🔒 Ce code n'ouvre pas Vigie.")
    assert "This code does not open Vigie." in refused


async def test_a_code_is_good_for_72_hours(mission: Mission) -> None:
    for name in ("Amina", "Paul"):
        await mission.person(name)
    early, late = await mission.invite(Role.TEAM_MEMBER), await mission.invite(Role.TEAM_MEMBER)

    await mission.play.advance(seconds=72 * HOUR - 1)
    assert (await mission.say("Amina", f"/start {early}"))[0]["text"].startswith("Bienvenue")
    await mission.play.advance(seconds=HOUR)
    assert "n'ouvre pas Vigie" in (await mission.say("Paul", f"/start {late}"))[0]["text"]


async def test_a_code_is_kept_as_a_hash_only(mission: Mission) -> None:
    code = await mission.invite(Role.TEAM_MEMBER)
    kept = repr(rows(mission, "SELECT * FROM invites"))
    assert code not in kept
    assert code.replace("-", "") not in kept


async def test_five_wrong_codes_an_hour_then_silence(mission: Mission) -> None:
    await mission.person("Mallory")
    code = await mission.invite(Role.TEAM_MEMBER)

    for n in range(5):
        (refused,) = await mission.say("Mallory", f"/start WRONG{n}")
        assert "This code does not open Vigie." in refused["text"]
    assert await mission.say("Mallory", "/start WRONG6") == []
    assert await mission.say("Mallory", f"/start {code}") == [], "a right one says no more than a wrong one"

    await mission.play.advance(seconds=HOUR - 1)
    assert await mission.say("Mallory", f"/start {code}") == []
    await mission.play.advance(seconds=1)
    assert (await mission.say("Mallory", f"/start {code}"))[0]["text"].startswith("Bienvenue")


async def test_a_stranger_is_told_once_a_day_in_both_languages(mission: Mission) -> None:
    await mission.person("Zoe", "en")

    (told,) = await mission.say("Zoe", "hello")
    assert "Vigie is for invited teams only." in told["text"]
    assert "Vigie est réservé aux équipes invitées." in told["text"]

    for sentence in ("/start", "/r clinique 34", "/help", "clinique 34"):
        assert await mission.say("Zoe", sentence) == []
    await mission.play.call("send_voice", person="Zoe")
    await mission.idle()
    assert len(await mission.play.messages("Zoe")) == 1 + 1 + 4 + 1
    await mission.play.advance(seconds=24 * HOUR - 1)
    assert await mission.say("Zoe", "hello") == []
    await mission.play.advance(seconds=1)
    assert len(await mission.say("Zoe", "hello")) == 1


async def test_of_a_stranger_a_keyed_hash_remains_and_is_forgotten(mission: Mission) -> None:
    zoe = await mission.person("Zoe", "en")
    await mission.say("Zoe", "I am Zoe and this is my secret")

    kept = strangers(mission)
    assert len(kept) == 1
    assert str(zoe["id"]) not in repr(kept)
    assert rows(mission, "SELECT * FROM people") == []
    assert rows(mission, "SELECT DISTINCT payload FROM inbox") == [(None,)]

    await mission.play.advance(seconds=24 * HOUR - 1)
    assert len(strangers(mission)) == 1
    await mission.play.advance(to=(EVENING + timedelta(days=2)).isoformat())
    assert strangers(mission) == []


async def test_the_hash_needs_the_key(mission: Mission) -> None:
    """Telegram's ids are few enough to hash them all: without the key the hash must say nothing."""
    import hashlib

    zoe = await mission.person("Zoe", "en")
    await mission.say("Zoe", "hello")
    ((kept, *_),) = strangers(mission)
    assert kept not in {hashlib.new(name, str(zoe["id"]).encode()).hexdigest() for name in ("sha256", "sha1", "md5")}


async def test_a_second_code_adds_a_role(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")

    *_, welcome = await mission.say("Amina", f"/start {await mission.invite(Role.COORDINATOR, 'dunkerque')}")

    assert "équipe de terrain · Calais\ncoordination · Dunkerque" in welcome["text"]
    amina = await of(mission, "Amina")
    assert {(g.role, g.project) for g in amina.grants} == {
        (Role.TEAM_MEMBER, "calais"),
        (Role.COORDINATOR, "dunkerque"),
    }
    assert (amina.project, amina.site) == ("calais", "coast_calais"), "what one has chosen stays"


async def test_the_same_role_again_is_one_role(mission: Mission) -> None:
    await mission.admit("Amina")
    (welcome,) = await mission.say("Amina", f"/start {await mission.invite(Role.TEAM_MEMBER)}")
    assert welcome["text"].count("équipe de terrain") == 1
    assert len((await of(mission, "Amina")).grants) == 1


async def test_start_again_without_a_code(mission: Mission) -> None:
    await mission.admit("Amina")
    (answer,) = await mission.say("Amina", "/start")
    assert answer["text"].startswith("Tu es déjà dans Vigie.")


async def test_a_role_with_an_end_stops_counting_at_the_next_message(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais", until=EVENING + timedelta(days=7))

    await mission.play.advance(seconds=7 * 24 * HOUR - 1)
    assert (await mission.say("Amina", "clinique 34"))[0]["text"].startswith("✅")
    await mission.play.advance(seconds=1)
    (told,) = await mission.say("Amina", "clinique 35")
    assert "réservé aux équipes invitées" in told["text"]
    assert await mission.say("Amina", "/today") == []


async def test_whoever_comes_back_works_where_they_are_invited_to(mission: Mission) -> None:
    """The volunteer of last month's project, in another one now."""
    await mission.admit("Amina", site="living_sites_calais", until=EVENING + timedelta(days=1))
    await mission.play.advance(seconds=2 * 24 * HOUR)

    *_, welcome = await mission.say("Amina", f"/start {await mission.invite(Role.TEAM_MEMBER, 'dunkerque')}")

    assert "Dunkerque" in welcome["text"]
    assert "Calais" not in welcome["text"]
    assert welcome["buttons"], "the usual site was another project's: it is asked anew"
    amina = await of(mission, "Amina")
    assert (amina.project, amina.site) == ("dunkerque", None)


async def test_a_partners_staff_report_for_their_site_only(mission: Mission) -> None:
    await mission.admit("Farah", project="dunkerque", sites=frozenset({"womens_centre"}))

    (mine,) = await mission.say("Farah", "/r clinique 12")
    assert mine["text"].startswith("✅")
    assert "Accueil Refugee Women's Centre" in mine["text"]
    (refused,) = await mission.say("Farah", "/r clinique littoral 12")
    assert refused["text"].startswith(
        "🔒 Ton rôle ne permet pas d'envoyer ce rapport\nLittoral dunkerquois · Dunkerque"
    )


async def test_who_only_reads_is_not_taught_to_report(mission: Mission) -> None:
    await mission.admit("Ines", Role.MEAL, None)
    welcome = (await mission.last("Ines"))["text"]
    assert "suivi et évaluation · toute la mission" in welcome
    assert "/r " not in welcome
    assert "/jour" in welcome
