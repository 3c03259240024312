"""The numbers of a summary, reckoned from what `vigie export` wrote and from the catalogue's YAML as it stands.

Nothing of Vigie's own figures is used here: plain sums over rows, in another way than the services make them. What no
export tells (incidents, closures, reports that wait for an answer) comes from the plan of the month.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import yaml

from tests.golden_month.plan import CLOSURES, INCIDENTS, PARIS, Happened, Report

CATALOGUE = Path(__file__).parents[2] / "bot" / "catalogues" / "mission_france.yaml"
SENSITIVE = {"Claire": {"calais"}, "Paul": {"calais"}, "Dora": {"dunkerque"}, "Ines": {"ile_de_france"}}
"""Of which projects a reader sees everything."""
INCIDENTS_OF = {**SENSITIVE, "Hugo": {"calais", "dunkerque", "ile_de_france"}}
Row = Mapping[str, Any]
Figure = tuple[str, str]
_DAY = timedelta(days=1)
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def catalogue() -> Any:
    """The YAML, as it is read by anybody."""
    return yaml.safe_load(CATALOGUE.read_text("utf-8"))


@cache
def activities() -> dict[str, Any]:
    """The catalogue's activities by key, in its order."""
    return {activity["key"]: activity for activity in catalogue()["activities"]}


def headline(activity: str) -> str:
    """The indicator that a bare number means."""
    return next(i["key"] for i in activities()[activity]["indicators"] if i.get("headline"))


def sites(project: str | None) -> set[str]:
    """The sites of a project, or of all."""
    return {site["key"] for p in catalogue()["projects"] if project in (None, p["key"]) for site in p.get("sites", ())}


def in_season(thing: Any, day: date) -> bool:
    """Whether a site or an activity is open on a day, by its `season`."""
    season = thing.get("season")
    if season is None:
        return True
    first, last = str(season["from"]), str(season["to"])
    now = f"{day:%m-%d}"
    return first <= now <= last if first <= last else now >= first or now <= last


@dataclass(frozen=True)
class Reckoning:
    """One summary. `rows`: what the reports' export said; `census`, `events`: the beds'; `planned`: every report of the
    plan; `evening`: the rows as they were when the evening's summary went out, for what it is held against.
    `evening_at`: when that was."""

    kind: str
    project: str | None
    first: date
    last: date
    now: datetime
    reader: str
    rows: Sequence[Row]
    beds: Sequence[Row]
    planned: Sequence[Report]
    evening: Sequence[Row] | None
    evening_beds: Sequence[Row] | None
    evening_at: datetime | None

    # Activities

    @cached_property
    def sees_sensitive(self) -> bool:
        """Whether sensitive activities are among the reader's."""
        return self.project in SENSITIVE.get(self.reader, set())

    def _hidden(self, activity: str) -> bool:
        return bool(activities()[activity].get("sensitive"))

    def _within(self, rows: Sequence[Row], first: date, last: date) -> Iterator[Row]:
        since, until = first.isoformat(), last.isoformat()
        return (r for r in rows if since <= r["day"] <= until and self.project in (None, r["project"]))

    def _summed(self, rows: Sequence[Row], first: date, last: date, *, hidden: bool) -> dict[Figure, int]:
        sums: dict[Figure, int] = {}
        for row in self._within(rows, first, last):
            if self._hidden(row["activity"]) == hidden or (not hidden and self.sees_sensitive):
                figure = row["activity"], row["indicator"]
                sums[figure] = sums.get(figure, 0) + row["value"]
        return sums

    @cached_property
    def sums(self) -> dict[Figure, int]:
        """(activity, indicator) to what the reader may see of it."""
        return self._summed(self.rows, self.first, self.last, hidden=False)

    @cached_property
    def seen(self) -> list[Row]:
        """The rows behind them."""
        return [
            row
            for row in self._within(self.rows, self.first, self.last)
            if self.sees_sensitive or not self._hidden(row["activity"])
        ]

    @cached_property
    def shown(self) -> list[str]:
        """The activities in the catalogue's order."""
        return [key for key in activities() if any(activity == key for activity, _ in self.sums)]

    @cached_property
    def rounded(self) -> dict[str, int]:
        """Sensitive activities as everybody has them: in the mission's month, to the nearest five."""
        if self.project is not None or self.kind != "monthly":
            return {}
        sums = self._summed(self.rows, self.first, self.last, hidden=True)
        return {a: int(v / 5 + 0.5) * 5 for (a, i), v in sums.items() if self._hidden(a) and i == headline(a)}

    def usual(self, activity: str) -> int | None:
        """What the headline is held against, where it lies well above or below."""
        figure = activity, headline(activity)
        past = [sums[figure] for sums in self._past if figure in sums]
        if len(past) < 4:
            return None
        spread = max(stdev(past), mean(past) ** 0.5, 1)
        return round(mean(past)) if abs(self.sums[figure] - mean(past)) > 2 * spread else None

    @cached_property
    def _past(self) -> list[dict[Figure, int]]:
        return [self._summed(self.rows, first, last, hidden=False) for first, last in self.before]

    @cached_property
    def before(self) -> list[tuple[date, date]]:
        """The same weekday, or the weeks or months before."""
        if self.kind in ("daily", "closing"):
            return [(day, day) for n in range(1, 9) for day in [self.first - timedelta(weeks=n)]]
        if self.kind == "weekly":
            return [(self.first - timedelta(weeks=n), self.last - timedelta(weeks=n)) for n in range(1, 9)]
        found, first = [], self.first
        for _ in range(12):
            last = first - _DAY
            first = last.replace(day=1)
            found.append((first, last))
        return found

    def estimated(self, activity: str, indicator: str) -> bool:
        """Whether one of its values is a rough one."""
        return any(r["estimate"] and (r["activity"], r["indicator"]) == (activity, indicator) for r in self.seen)

    @cached_property
    def changed(self) -> dict[Figure, int | None]:
        """What the evening said otherwise; None: nothing of it. Empty where nothing is held against the evening."""
        if self.evening is None:
            return {}
        before = {
            figure: value
            for figure, value in self._summed(self.evening, self.first, self.last, hidden=False).items()
            if not self._hidden(figure[0])
        }
        found: dict[Figure, int | None] = {f: v for f, v in before.items() if self.sums.get(f) != v}
        return found | {f: None for f in self.sums if f not in before and not self._hidden(f[0])}

    @property
    def notifiable(self) -> dict[Figure, int]:
        """What stands on top."""
        return {
            (a, i["key"]): self.sums[a, i["key"]]
            for a, activity in activities().items()
            for i in activity["indicators"]
            if i.get("notify") and self.sums.get((a, i["key"]))
        }

    @cached_property
    def warnings(self) -> list[tuple[str, Figure, int, float]]:
        """(project, figure, value, threshold) of the week's early warnings."""
        found = []
        for project in [self.project] if self.project else [p["key"] for p in catalogue()["projects"]]:
            for rule in catalogue()["surveillance"]:
                figure = rule["activity"], rule["indicator"]
                of = [r for r in self.rows if r["project"] == project and (r["activity"], r["indicator"]) == figure]

                def week(first: date, of: list[Row] = of) -> int | None:
                    days = {(first + n * _DAY).isoformat() for n in range(7)}
                    values = [r["value"] for r in of if r["day"] in days]
                    return sum(values) if values else None

                value = week(self.first)
                past = [v for n in range(1, 9) if (v := week(self.first - timedelta(weeks=n))) is not None]
                if value is None:
                    continue
                fixed = rule.get("at_least")
                if fixed is not None and value >= fixed:
                    found.append((project, figure, value, float(fixed)))
                elif rule.get("above_usual", True) and len(past) >= 4 and value > mean(past) + 2 * stdev(past):
                    found.append((project, figure, value, mean(past) + 2 * stdev(past)))
        return found

    # How good the figures are

    @property
    def estimates(self) -> int:
        """Values that their authors knew only roughly."""
        return sum(row["estimate"] for row in self.seen)

    @property
    def corrected_reports(self) -> int:
        """Reports that their authors changed."""
        return len({row["report"] for row in self.seen if row["corrected"]})

    @property
    def unusual(self) -> list[Row]:
        """Values far from what is usual there."""
        return [row for row in self.seen if row["unusual"]]

    # Completeness

    @cached_property
    def states(self) -> Counter[str]:
        """How many expected reports came in time, late, wait, were closed, are missing, or are still to come."""
        came: dict[tuple[str, str, str, str], datetime] = {}
        for row in self.rows:
            slot = row["day"], row["site"], row["activity"], row["shift"] or "day"
            at = datetime.fromisoformat(row["reported_at"])
            came[slot] = min(at, came.get(slot, at))
        waiting = {(r.day, r.site, r.activity) for r in self.planned if r.pending and r.at <= self.now}
        found: Counter[str] = Counter()
        self.missing.clear()
        for day, rule in self._expected():
            shift = rule.get("shift", "day")
            hour, minute = map(int, rule["until"].split(":"))
            due = datetime.combine(day + _DAY if shift == "night" else day, time(hour, minute), PARIS)
            at = came.get((day.isoformat(), rule["site"], rule["activity"], shift))
            if at is not None:
                state = "in time" if at <= due else "late"
            elif (day, rule["site"], rule["activity"]) in waiting:
                state = "pending"
            elif self._closed(rule, day):
                state = "closed"
            else:
                state = "missing" if self.now >= due else "awaited"
            if state == "missing":
                self.missing.append((day, rule["site"], shift))
            found[state] += 1
        return found

    @cached_property
    def missing(self) -> list[tuple[date, str, str]]:
        """Those that did not come, once `states` is known."""
        return []

    def _expected(self) -> Iterator[tuple[date, Any]]:
        every = {site["key"]: site for p in catalogue()["projects"] for site in p.get("sites", ())}
        day = self.first
        while day <= self.last:
            for rule in catalogue()["expected"]:
                if (
                    rule["site"] in sites(self.project)
                    and _WEEK[day.weekday()] in rule.get("days", _WEEK)
                    and in_season(every[rule["site"]], day)
                    and in_season(activities()[rule["activity"]], day)
                ):
                    yield day, rule
            day += _DAY

    def _closed(self, rule: Any, day: date) -> bool:
        return any(
            c.site == rule["site"] and c.activity in (None, rule["activity"]) and c.first <= day <= c.last
            for c in CLOSURES
            if c.made <= self.now
        )

    @property
    def reported(self) -> int:
        """How many came."""
        return self.states["in time"] + self.states["late"]

    @property
    def due(self) -> int:
        """How many should have by now."""
        return self.reported + self.states["pending"] + self.states["missing"]

    # Incidents

    def _starts(self, day: date) -> datetime:
        return datetime.combine(day, time(5), PARIS)

    @cached_property
    def _raised(self) -> list[Happened]:
        start, end = self._starts(self.first), self._starts(self.last + _DAY)
        return [
            one
            for one in INCIDENTS
            if start <= one.at < end and one.at <= self.now and self.project in (None, one.project)
        ]

    @property
    def incidents(self) -> list[Happened]:
        """Those that the reader may know of, the gravest first."""
        may = INCIDENTS_OF.get(self.reader, set())
        found = [i for i in self._raised if i.kind == "plain" and i.project in may and i.without != self.reader]
        return sorted(found, key=lambda one: (-one.severity, one.at))

    @property
    def restricted(self) -> int:
        """How many nobody is told more of."""
        return sum(one.kind == "restricted" for one in self._raised)

    # Beds

    @property
    def _events(self) -> list[Row]:
        return [row for row in self.beds if row["table"] == "events"]

    @cached_property
    def at(self) -> datetime:
        """The moment of which the beds are told."""
        return min(self.now, self._starts(self.last + _DAY))

    @cached_property
    def standing(self) -> dict[str, dict[str, dict[str, int | None]]]:
        """Shelter to category to its numbers at that moment."""
        found: dict[str, dict[str, dict[str, int | None]]] = {}
        for shelter in catalogue()["shelters"]:
            if shelter["site"] in sites(self.project):
                found[shelter["site"]] = {c["key"]: self._category(shelter, c) for c in shelter["categories"]}
        return found

    def _category(self, shelter: Any, category: Any) -> dict[str, int | None]:
        here = [
            (datetime.fromisoformat(e["at"]), e)
            for e in self._events
            if (e["shelter"], e["category"]) == (shelter["site"], category["key"]) and not e["corrected"]
        ]
        past = [(at, e) for at, e in here if at <= self.at]
        counts = [(at, e) for at, e in past if e["kind"] == "count" and e["occupied"] is not None]
        occupied: int | None = None
        if counts and self.at - counts[-1][0] <= timedelta(hours=24):
            occupied = counts[-1][1]["occupied"]
        out = next((e["out_of_service"] for _, e in reversed(past) if e["out_of_service"] is not None), 0)
        ended = {e["hold"] for _, e in past if e["kind"] == "hold_ended"}
        held = sum(
            e["beds"]
            for _, e in past
            if e["kind"] == "held" and e["hold"] not in ended and self.at < datetime.fromisoformat(e["until"])
        )
        capacity = category["capacity"]
        free = None if occupied is None else max(0, capacity - occupied - held - out)
        over = 0 if occupied is None else max(0, occupied - (capacity - out))
        return {"free": free, "held": held, "out": out, "over": over}

    def closed_shelter(self, site: str) -> bool:
        """Whether the shelter was out of its season at that moment."""
        every = {s["key"]: s for p in catalogue()["projects"] for s in p.get("sites", ())}
        return not in_season(every[site], min(self.last, (self.now.astimezone(PARIS) - timedelta(hours=5)).date()))

    def nights(self, shelter: str) -> tuple[list[tuple[int, int, int, date]], int]:
        """(people, beds, people beyond them, day) of each night of which it is known, and how many it is not of."""
        by_day: dict[str, list[Row]] = defaultdict(list)
        for row in self.beds:
            if row["table"] == "census" and row["shelter"] == shelter and row["capacity"] is not None:
                by_day[row["day"]].append(row)
        period = [self.first + n * _DAY for n in range((self.last - self.first).days + 1)]
        mornings = [(by_day[day.isoformat()], by_day[(day + _DAY).isoformat()]) for day in period]
        known = {
            row["category"]
            for some in (*(m for _, m in mornings), by_day[self.first.isoformat()])
            for row in some
            if row["occupied_at_day_start"] is not None or row["counts"]
        }
        found, unknown = [], 0
        for day, (evening, morning) in zip(period, mornings, strict=True):
            here = [row for row in morning if not known or row["category"] in known]
            if here and all(row["occupied_at_day_start"] is not None for row in here):
                people = sum(row["occupied_at_day_start"] for row in here)
                beds = sum(row["capacity"] - row["out_of_service"] for row in here)
                found.append((people, beds, sum(row["over_capacity"] or 0 for row in here), day))
            elif not all(row["closed"] for row in evening):
                unknown += 1
        return found, unknown

    @cached_property
    def turned_away(self) -> Counter[str | None]:
        """Reason to people, of these projects and days."""
        return self._turned_away(self.beds)

    @property
    def turned_away_before(self) -> int | None:
        """How many the evening told of, where that is something else now; None: of none."""
        before = sum(self._turned_away(self.evening_beds or ()).values())
        return before or None

    def _turned_away(self, beds: Sequence[Row]) -> Counter[str | None]:
        found: Counter[str | None] = Counter()
        for e in beds:
            if e.get("kind") != "turned_away" or self.project not in (None, e["project"]):
                continue
            if self.first.isoformat() <= e["day"] <= self.last.isoformat():
                found[e["reason"]] += e["people"]
        return found
