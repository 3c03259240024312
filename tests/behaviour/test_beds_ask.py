"""Asking for beds, and people turned away: what somebody in the rain sees, and what counts."""

from domain.roles import Role
from domain.shelters.types import EventKind
from services.shelters.changed import changed
from tests.support.mission import Mission, plain


async def count(mission: Mission, site: str, by: str, **occupied: int) -> None:
    async with mission.work() as work:
        person = await work.unit.people.by_telegram_id(mission.people[by]["id"])
        shelter = await work.unit.shelters.lock(site)
        for category, n in occupied.items():
            await work.unit.shelters.add(
                shelter,
                EventKind.COUNT,
                work.now,
                work.now,
                category=category,
                by=person.id,
                role=Role.SHELTER_KEEPER,
                occupied=n,
            )
        await changed(work, site, at_once=True)


async def test_show(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Kim", Role.SHELTER_KEEPER, "dunkerque", sites=frozenset({"womens_shelter"}), language="en")

    def out(ms):
        for m in ms:
            print("-----")
            print(plain(m))
            print([[b["text"] for b in row] for row in m["buttons"]])

    async def say(who, t, **k):
        print("=====", t)
        r = await mission.say(who, t, **k)
        out(r)
        return r

    await say("Amina", "/places")
    await count(mission, "womens_shelter", "Kim", single_women=17, women_with_children=8)
    await mission.idle()
    out([await mission.last("Amina")])
    await count(mission, "winter_shelter_calais", "Kim", unaccompanied_minors=32, families=20, adults=16)
    await mission.play.advance(seconds=60 * 130)
    await say("Amina", "une place pour 2 femmes ce soir ?")
    await say("Kim", "any bed for a family of 4 in dunkirk?")
    await say("Kim", "/beds")
    await say("Amina", "/places femmes")
    await say("Amina", "/places licornes")
    await say("Amina", "/places femmes lyon")
    await say("Amina", "/places mna 3")
    t, r = await mission.tap("Amina", "Refus faute de place")
    print(t)
    out(r)
    t, r = await mission.tap("Amina", "Dehors")
    print(t)
    out(r)
    t, r = await mission.tap("Amina", "Annuler")
    print(t)
    out(r)
    await say("Amina", "/refus abri 3 complet")
    await say("Amina", "/refus")
    t, r = await mission.tap("Amina", "5")
    print(t)
    out(r)
    await say("Amina", "/refus 3 licornes")
    await say("Kim", "/refused une vingtaine")
    await mission.admit("Claire", Role.COORDINATOR)
    chat = await mission.group("Calais équipe", "Claire")
    await say("Amina", "/places femmes 2", chat="Calais équipe")
    await say("Amina", "/places direct", chat="Calais équipe")
    await say("Claire", "/places direct", chat="Calais équipe")
    await mission.play.promote("Calais équipe", bot="vigie_bot")
    await say("Claire", "/places direct", chat="Calais équipe")
    await say("Claire", "/places direct")
    print(await mission.play.calls("pinChatMessage"), await mission.play.calls("unpinChatMessage"))
    t, r = await mission.tap("Claire", "Retirer", chat="Calais équipe")
    print(t)
    out(r)
    await say("Amina", "/aide")
    await say("Kim", "/help")
