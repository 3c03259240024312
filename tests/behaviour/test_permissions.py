"""The permission table through the bot: what each role sends and taps, in its own project and from another one, on its
own data and on somebody else's, against the literal table of tests/domain/test_people.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from domain.notices import DayList
from domain.people import Grant, UseCase
from domain.roles import Role
from domain.toasts import Toast
from messages.toasts import toast
from services import views
from storage.tables import ReportRow
from tests.domain.test_people import cells
from tests.support.mission import Json, Mission, plain

MEANT = {(role, use_case): cell for role, use_case, cell in cells()}
REFUSED = {toast(t, "fr") for t in (Toast.NOT_ALLOWED, Toast.NOT_YOURS, Toast.OUTDATED)}
ABROAD = (Role.COORDINATOR, Role.HEAD_OF_MISSION, Role.ADMIN)
"""Whoever may most; that no role reaches another project is shown for each cell in tests/domain/test_people.py."""
BEYOND = frozenset({UseCase.SEE_BEDS, UseCase.HOLD_BEDS, UseCase.RECORD_TURNED_AWAY})
"""A bed in the next town is a bed."""


@dataclass
class Everybody:
    """Somebody of each role in Calais (`here`) and in Dunkirk (`there`), and Amina, whose data the others are after."""

    mission: Mission
    ids: dict[str, int]

    @property
    def here(self) -> list[str]:
        return [role.value for role in Role]

    @property
    def there(self) -> list[str]:
        return [f"{role.value} there" for role in ABROAD]

    async def press(self, names: list[str], datas: Mapping[str, str]) -> dict[str, bool]:
        """All tap at once; whether each was let."""
        mission, queries = self.mission, []
        for name in names:
            sender = {"id": mission.people[name]["id"], "is_bot": False, "first_name": name}
            card = {"message_id": 5, "date": 1, "chat": {"id": sender["id"], "type": "private"}, "text": "x"}
            key = f"{name}|{datas[name]}|{len(self.ids)}"
            self.ids[key] = 0
            queries.append((name, {"id": key, "from": sender, "chat_instance": "1", "message": card}))
        await mission.play.inject(*[{"callback_query": {**query, "data": datas[name]}} for name, query in queries])
        await mission.idle()
        calls = await mission.play.calls("answerCallbackQuery", limit=5000)
        said = {c["params"]["callback_query_id"]: c["params"].get("text") for c in calls}
        return {name: said[query["id"]] not in REFUSED for name, query in queries}

    async def say(self, names: list[str], text: str, **where: object) -> dict[str, str]:
        """All send it at once, `{n}` in it being another number for each; the answer that each got."""
        sent: dict[str, Json] = {}
        for n, name in enumerate(names, start=1):
            sent[name] = await self.mission.play.say(name, text.format(n=n), **where)
        await self.mission.idle()
        answers = {}
        for name in names:
            messages = [m for m in await self.mission.play.messages(name, **where) if m["from"]["is_bot"]]
            if where:
                to = sent[name]["message_id"]
                messages = [m for m in messages if m["reply_to"] == to]
            answers[name] = plain(messages[-1])
        return answers


async def gathered(mission: Mission) -> Everybody:
    """Straight into the store: admission has tests of its own."""
    everybody = Everybody(mission, {})
    who = [("Amina", Role.TEAM_MEMBER, "calais")]
    who += [(role.value, role, "calais") for role in Role] + [
        (f"{role.value} there", role, "dunkerque") for role in Role
    ]
    sites = {"calais": "coast_calais", "dunkerque": "womens_centre"}
    for name, role, project in who:
        person = await mission.person(name)
        async with mission.work() as work:
            number = await work.unit.people.admit(person["id"], name, "fr", project, False, work.now)
            await work.unit.people.grant(number, Grant(role, project), None, work.now)
            await work.unit.people.choose(number, site=sites[project], site_asked=False)
        everybody.ids[name] = number
        await mission.play.start(name)  # else Telegram lets nothing be sent to them
    await mission.idle()
    return everybody


def let(answer: str) -> bool:
    return not answer.startswith("🔒 Ton rôle")


async def test_each_role_does_what_the_table_says_and_nothing_else(mission: Mission) -> None:
    all_ = await gathered(mission)
    await mission.say("Amina", "/r clinique 34 consultations")
    await mission.say("Amina", "/r violences sexuelles 3 personnes prises en charge")
    await mission.say("Amina", "/alerte vol de matériel au camp")
    chat = await mission.group("Équipe", "coordinator")
    seen: dict[UseCase, tuple[dict[str, bool], dict[str, bool]]] = {}

    # What is said: the project's own people, and those of another one who name it.
    own = await all_.say(all_.here, "/r littoral calaisien clinique 5 consultations le {n}/11")
    seen[UseCase.REPORT_SHIFT] = (
        {n: let(a) for n, a in own.items()},
        {
            n: a.startswith("✅")
            for n, a in (await all_.say(all_.there, "/r littoral calaisien clinique 5 consultations")).items()
        },
    )
    for use_case, text, other in (
        (UseCase.SEE_BEDS, "/places", "/places"),
        (UseCase.HOLD_BEDS, "/retenir 1 femme", "/retenir 1 femme"),
        (UseCase.RECORD_TURNED_AWAY, "/refus 1 homme", "/refus 1 homme"),
        (UseCase.SEE_SUMMARY, "/resume", "/resume calais"),
    ):
        seen[use_case] = (
            {n: let(a) for n, a in (await all_.say(all_.here, text)).items()},
            {n: let(a) for n, a in (await all_.say(all_.there, other)).items()},
        )
    seen[UseCase.CLOSE_SITE] = ({n: let(a) for n, a in (await all_.say(all_.here, "/ferme")).items()}, {})
    pinned = await all_.say([*all_.here, *all_.there], "/places direct", chat=chat["id"])
    seen[UseCase.PIN_BEDS] = (
        {n: let(pinned[n]) for n in all_.here},
        {n: let(pinned[n]) for n in all_.there},
    )

    # What is tapped, on Calais' and on Amina's.
    async with mission.database.read() as unit:
        day = await unit.shift_reports.of_day("calais", date(2026, 11, 23))
        board = await unit.duty.by_project("calais")
        incident = (await unit.incidents.not_closed())[0].id
    plain_ones = [(r, v) for r, v in day if v.content.entries[0].activity == "clinic"]
    by_author = {report.author_id: (report.id, revision.number) for report, revision in plain_ones}
    of_amina, amina = by_author[all_.ids["Amina"]], all_.ids["Amina"]
    assert board is not None
    for use_case, data in (
        (UseCase.SEE_DAY, "day:calais:2026-11-23:0"),
        (UseCase.CORRECT_SHIFT_REPORT, f"r:edit:{of_amina[0]}:{of_amina[1]}:"),
        (UseCase.REVIEW_SHIFT_REPORT, f"rv:open:{of_amina[0]}:{of_amina[1]}:"),
        (UseCase.REPORT_FOR, f"rf:calais:0:{amina}:write"),
        (UseCase.INVITE, "inv:calais:"),
        (UseCase.LINK_GROUP, "grp:calais:"),
        (UseCase.SEE_DUTY, f"d:open:{board.id}:0:::"),
        (UseCase.SET_DUTY, f"d:who:{board.id}:0:::"),
        (UseCase.TAKE_DUTY, f"d:offer:{board.id}:0:::"),
        (UseCase.SEE_INCIDENT, f"i:open:{incident}::"),
        (UseCase.SUBSCRIBE, "sb:daily:calais"),
        (UseCase.COUNT_BEDS, "bc:open:0:0:winter_shelter_calais"),
        (UseCase.CALL_ROLL, "rc:all::calais"),
        (UseCase.RUN_DRILL, "dr:calais"),
        (UseCase.SEE_TEAM, "tm:in:0:calais"),
    ):
        seen[use_case] = tuple(  # type: ignore[assignment]
            [await all_.press(names, dict.fromkeys(names, data)) for names in (all_.here, all_.there)]
        )
    for step in ("who", "drop"):  # the card of the step before is where they tap
        seen[UseCase.CHANGE_TEAM] = tuple(  # type: ignore[assignment]
            [await all_.press(names, dict.fromkeys(names, f"tm:{step}:{amina}:")) for names in (all_.here, all_.there)]
        )
    await all_.press([*all_.here, *all_.there], dict.fromkeys([*all_.here, *all_.there], f"tm:who:{amina}:"))
    seen[UseCase.LOCK_ACCOUNT] = tuple(  # type: ignore[assignment]
        [await all_.press(names, dict.fromkeys(names, f"tm:lock:{amina}:")) for names in (all_.here, all_.there)]
    )
    async with mission.work() as work:
        sensitive = {}
        for name in [*all_.here, *all_.there]:
            notice = DayList(project="calais", day=date(2026, 11, 23))
            shown = (await views.view_for(work, notice, mission.people[name]["id"])).view
            rows = () if shown is None else shown.rows  # type: ignore[union-attr]
            sensitive[name] = any(e.activity == "sexual_violence" for row in rows for e in row.content.entries)
    seen[UseCase.SEE_SENSITIVE] = ({n: sensitive[n] for n in all_.here}, {n: sensitive[n] for n in all_.there})

    # Everybody may raise an alert, their own follows below; the audit is the whole mission's, which nobody of a project
    # sees; who is told of a warning is seen in test_surveillance.
    alone = {UseCase.RAISE_INCIDENT, UseCase.SEE_AUDIT, UseCase.SEE_WARNING}
    assert not any(let(answer) for answer in (await all_.say([*all_.here, *all_.there], "/audit")).values())
    assert set(seen) | alone == set(UseCase)
    wrong = []
    for use_case, (here, there) in seen.items():
        for role in Role:
            cell = MEANT[role, use_case]
            if here[role.value] != (cell == "all"):
                wrong.append((use_case, role, "here", cell))
            beyond = cell == "all" and use_case in BEYOND
            if there and role in ABROAD and there[f"{role.value} there"] != beyond:
                wrong.append((use_case, role, "there", cell))
    assert not wrong, "\n".join(f"WRONG {u} {r} {w} {c}" for u, r, w, c in wrong)

    # On their own data: what they reported, their own alert, their own account.
    async with mission.database.read() as unit:
        found = await unit.session.execute(select(ReportRow.author_id, ReportRow.id, ReportRow.counted))
        reported = {author: (number, counted) for author, number, counted in found}
    mine = {n: reported[all_.ids[n]] for n in all_.here if all_.ids[n] in reported}
    assert set(mine) == {r.value for r in Role if MEANT[r, UseCase.REPORT_SHIFT] == "all"}
    edits = await all_.press(list(mine), {n: f"r:edit:{r}:{v}:" for n, (r, v) in mine.items()})
    assert all(edits.values())
    assert all(MEANT[Role(n), UseCase.CORRECT_SHIFT_REPORT] != "-" for n in mine)
    raised = await all_.say(all_.here, "/alerte vol de matériel au camp")
    for name, answer in raised.items():
        assert "INC-2026" in answer, name
        assert MEANT[Role(name), UseCase.RAISE_INCIDENT] == "all", name
        assert MEANT[Role(name), UseCase.SEE_INCIDENT] != "-", name
    for name, answer in (await all_.say(all_.here, "/lockme")).items():
        assert answer == "Ce compte est bloqué. La coordination peut le débloquer.", name
