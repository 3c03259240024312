"""Every number of a summary's text against what it was reckoned to be; a number that nothing accounts for is a fault.

A line that Vigie learns to tell needs its rule here: what is not recognised is not believed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from domain.incidents.types import Status
from tests.golden_month.reckoning import Reckoning, activities, catalogue, headline

_NUMBER = re.compile(r"\d{1,3}(?:[\u202f,]\d{3})+(?!\d)|\d+(?:[.,]\d)?")
_MONTHS = ("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc")
_SIGNS = "🚨🛏🔒⚠🔴🟠🟡⚪🟢"
_STATES = {
    Status.OPEN: ("personne ne l'a", "nobody has it"),
    Status.TAKEN: ("pris en charge", "taken"),
    Status.CLOSED: ("clos", "closed"),
}
_NEAR_MISS = ("évité de justesse", "near miss")
_GRAVITY = {4: "🔴", 3: "🟠", 2: "🟡", 1: "⚪"}
_REASONS = {
    "full": "faute de place|no bed free",
    "rules": "règles de l'abri|rules of the shelter",
    "other": "autre raison|another reason",
    None: "sans raison notée|no reason given",
}
_ONES = {"men": "m[ae]n", "people met": "pe(?:ople|rson) met", "women": "wom[ae]n"}
"""Labels whose singular begins otherwise."""


class Unaccounted(AssertionError):
    """A text tells a number that was not reckoned so, or leaves out what it should tell."""


def numbers(text: str) -> list[float]:
    """The numbers in it, in order."""
    found = []
    for word in _NUMBER.findall(text):
        grouped = re.fullmatch(r"\d{1,3}(?:[\u202f,]\d{3})+", word)
        found.append(float(re.sub("[\u202f,]", "", word) if grouped else word.replace(",", ".")))
    return found


def account(text: str, of: Reckoning, language: str) -> None:
    """Raises Unaccounted at the first line that is not as it was reckoned."""
    lines = text.split("\n")
    accountant = _Accountant(of, language)
    for line in lines:
        try:
            accountant.line(line)
        except Unaccounted as error:
            raise Unaccounted(f"{error}\nin the line: {line}") from None
    accountant.whole()


class _Accountant:
    def __init__(self, of: Reckoning, language: str) -> None:
        self.of, self.language = of, language
        self._told: list[str] = []
        self._incidents = iter(of.incidents)
        self._named = 0
        self._long = of.kind in ("weekly", "monthly")

    def line(self, line: str) -> None:
        """One line, by what it begins with."""
        activity = next(
            (a for a in activities() if re.match(re.escape(self._label(activities()[a])) + r"\b", line)), None
        )
        rules: tuple[tuple[object, Callable[[str], None]], ...] = (
            (line.startswith("📊"), self._title),
            (line.startswith("🚨") and re.search("seuil|threshold", line), self._warnings),
            (line.startswith("🚨"), self._notifiable),
            (line.startswith("🛏") and self._long, self._nights),
            (line.startswith("🛏"), self._beds),
            (line.startswith("🔒"), lambda line: self._same(line, [self.of.restricted])),
            ("INC-" in line, self._incident),
            (re.search(r"incidents?\b", line) and line[:1] in _SIGNS, self._counted),
            (re.match(r"(?:et|and) \d+ .*incidents?", line), self._more),
            (re.match("Besoins non couverts|Unmet need", line), self._unmet_whole if self._long else self._unmet),
            (activity and self._long, self._headlines),
            (activity, lambda line: self._activity(line, str(activity))),
            (re.search(r"rapports? sur|reports? of|à venir|still to come", line), self._complete),
            (
                re.search("estimat|vérifier|check|inhabituel|unusual|chiffres? corrigé|figures? corrected", line),
                self._doubts,
            ),
            (re.search("mis à jour|updated", line), self._updated),
        )
        for applies, rule in rules:
            if applies:
                rule(line)
                return
        if numbers(line):
            raise Unaccounted("no rule knows this line")

    def whole(self) -> None:
        """What has to be there is there."""
        wanted = self.of.shown + [a for a in self.of.rounded if a not in self.of.shown]
        if self._told != wanted:
            raise Unaccounted(f"told of {self._told}, not of {wanted}")
        if not self._long and self._named != min(5, len(self.of.incidents)):
            raise Unaccounted(f"{self._named} incidents are named of {len(self.of.incidents)}")

    # Lines

    def _same(self, said: str, wanted: Sequence[float | None]) -> None:
        if numbers(said) != [float(w) for w in wanted if w is not None]:
            raise Unaccounted(f"{said!r} tells {numbers(said)}, reckoned were {list(wanted)}")

    def _title(self, line: str) -> None:
        first, last = self.of.first, self.of.last
        if self.of.kind == "weekly":
            self._same(line, [first.isocalendar().week, first.day, last.day])
        else:
            self._same(line, [first.year] if self.of.kind == "monthly" else [first.day])

    def _updated(self, line: str) -> None:
        local = self.of.now.astimezone(self.of.now.tzinfo)
        self._same(line.replace(":", " "), _clock(local))

    def _notifiable(self, line: str) -> None:
        for said in line.split(" · ") if self._long else [line]:
            self._one_notifiable(said)

    def _one_notifiable(self, line: str) -> None:
        for (activity, indicator), value in self.of.notifiable.items():
            if self._is(line, activity, indicator):
                self._same(line, [value])
                return
        raise Unaccounted("nothing of it is notifiable")

    def _warnings(self, line: str) -> None:
        """`🚨 Calais · gale : 34 (seuil 21,8) · …`: what warns in a project; only the mission's summary names it."""
        where, *rest = line.split(" · ")
        projects = [p for p in catalogue()["projects"] if self.of.project is None and self._label(p) in where]
        for said in rest if projects else [where, *rest]:
            self._warning(said, projects[0]["key"] if projects else self.of.project)

    def _warning(self, said: str, where: str | None) -> None:
        for project, (activity, indicator), value, threshold in self.of.warnings:
            if self._is(said, activity, indicator) and project == where:
                self._same(said, [value, round(threshold, 1)])
                return
        raise Unaccounted("no such warning")

    def _headlines(self, line: str) -> None:
        """Of a week or a month, as many activities as there is room for on a line."""
        for said in line.split(" · "):
            activity = next(a for a in activities() if re.match(re.escape(self._label(activities()[a])) + r"\b", said))
            if activity in self.of.rounded and activity not in self.of.shown:
                self._rounded(said)
            else:
                self._activity(said, activity)

    def _activity(self, line: str, activity: str) -> None:
        self._told.append(activity)
        label = self._label(activities()[activity])
        head, *others = line.removeprefix(label).split(" · ")
        figure = activity, headline(activity)
        self._same(head, [self.of.sums[figure], self.of.usual(activity), self._was(figure, head)])
        if ("≈" in head) != self.of.estimated(*figure):
            raise Unaccounted("an estimate that is none, or the other way round")
        left = {
            i["key"]: i
            for i in activities()[activity]["indicators"]
            if self.of.sums.get((activity, i["key"])) and not i.get("headline")
        }
        for said in others:
            key = next((key for key in left if self._is(said, activity, key)), None)
            if key is None:
                raise Unaccounted(f"{said!r} was not reported")
            for passed in [*left]:  # in the catalogue's order
                if passed == key:
                    break
                self._may_miss(activity, passed)
                del left[passed]
            del left[key]
            figure = activity, key
            self._same(self._bare(said, activity, key), [self.of.sums[figure], self._was(figure, said)])
            if ("≈" in said) != self.of.estimated(*figure):
                raise Unaccounted(f"{said!r}: an estimate that is none, or the other way round")
        for passed in left:
            self._may_miss(activity, passed)

    def _may_miss(self, activity: str, indicator: str) -> None:
        """A week's and a month's text is one screen: it may leave parts to the files."""
        if not self._long:
            raise Unaccounted(f"nothing is told of {activity}.{indicator}")

    def _was(self, figure: tuple[str, str], said: str) -> float | None:
        told = re.search("était|was|nouveau|new\\)", said) is not None
        if told != (figure in self.of.changed):
            raise Unaccounted(f"{said!r}: changed, or not: {self.of.changed.get(figure, 'no')}")
        return self.of.changed.get(figure)

    def _rounded(self, line: str) -> None:
        activity = next(a for a in self.of.rounded if line.startswith(self._label(activities()[a])))
        self._told.append(activity)
        self._same(line, [self.of.rounded[activity], 5])

    def _incident(self, line: str) -> None:
        one = next(self._incidents, None)
        if one is None:
            raise Unaccounted("one more than was reckoned")
        self._named += 1
        status = one.status(self.of.now)
        types = {t["key"]: t for t in catalogue()["incident_types"]}
        kind = "Alert" if one.type is None else self._label(types[one.type])
        sign = "🟢" if status is Status.CLOSED else _GRAVITY[one.severity]
        place = 0 if self.language == "fr" else 1
        near = f" · {_NEAR_MISS[place]}" if one.near_miss else ""
        since = self.of.evening_at
        new = "" if since is None or one.at <= since else (" (nouveau)", " (new)")[place]
        wanted = f"{sign} {kind}…{near} · INC-{one.at:%Y}-{one.number:04} · {_STATES[status][place]}{new}"
        start, _, end = wanted.partition("…")
        if not (line.lower().startswith(start.lower()) and line.endswith(end)):
            raise Unaccounted(f"reckoned was {wanted}")

    def _more(self, line: str) -> None:
        self._same(line, [len(self.of.incidents) - 5])

    def _counted(self, line: str) -> None:
        """Of a week or a month: how many, how many of them are closed, and by gravity."""
        every = self.of.incidents
        by = [sum(one.severity == gravity for one in every) for gravity in (4, 3, 2, 1)]
        closed = sum(one.status(self.of.now) is Status.CLOSED for one in every)
        self._same(line, [len(every), closed or None, *(n for n in by if n)])

    def _beds(self, line: str) -> None:
        standing = self.of.standing
        taking = {s: c for s, c in standing.items() if not self.of.closed_shelter(s)}
        known = {s: c for s, c in taking.items() if any(b["free"] is not None for b in c.values())}
        partly = sum(any(b["free"] is None for b in c.values()) for c in known.values())
        rules: dict[str, int] = {
            r"places? libres?|beds? free": _sum(known, "free"),
            r"retenues?|held": _sum(taking, "held"),
            r"hors service|out of service": _sum(taking, "out"),
            r"au-delà|over capacity": _sum(standing, "over"),
            r"non comptés?|not counted": len(taking) - len(known),
            r"en partie|in part": partly,
            r"abris? fermés?|shelters? closed": len(standing) - len(taking),
        }
        self._segments(line, rules, always=r"places? libres?|beds? free" if known else None)

    def _nights(self, line: str) -> None:
        """Of a week or a month: all shelters together; one that was never counted has no mean, and is none that was
        closed."""
        nights = {shelter: self.of.nights(shelter) for shelter in self.of.standing}
        counted = [known for known, _ in nights.values() if known]
        mean, beds = (sum(sum(one[n] for one in known) / len(known) for known in counted) for n in (0, 1))
        over = {one[3] for known in counted for one in known if one[2] > 0}
        closed = [shelter for shelter, (known, unknown) in nights.items() if not known and not unknown]
        together = (round(mean), round(beds), *([len(over)] if over else []))
        rules: dict[str, int | tuple[int, ...]] = {
            r"en moyenne|on average": together if counted else 0,
            r"nuits? pas|nights? not": sum(unknown for known, unknown in nights.values() if known),
            r"abris? non comptés?|shelters? not counted": len(nights) - len(counted) - len(closed),
            r"abris? fermés?|shelters? closed": len(closed),
        }
        self._segments(line, rules, always=None)

    def _unmet_whole(self, line: str) -> None:
        """Of a week or a month: how many, and for how many of them there was no bed."""
        why = self.of.turned_away
        partly = len([reason for reason in why if why[reason]]) > 1
        self._same(line, [sum(why.values()), why["full"] or None if partly else None])

    def _unmet(self, line: str) -> None:
        why = self.of.turned_away
        first, *others = line.split(" · ")
        people, before = sum(why.values()), self.of.turned_away_before
        changed = self.of.evening is not None and people != before
        if changed != (re.search("était|was|nouveau|new\\)", first) is not None):
            raise Unaccounted(f"told otherwise in the evening: {before}")
        self._same(first, [people, before if changed else None])
        for said in others:
            reason = next((r for r, words in _REASONS.items() if re.search(words, said)), "nobody")
            if not why[reason]:
                raise Unaccounted(f"{said!r}: nobody was turned away for that")
            self._same(said, [why[reason]] if len(others) > 1 else [])

    def _complete(self, line: str) -> None:
        of, states = self.of, self.of.states
        missing = [(site, shift) for _, site, shift in sorted(of.missing, key=lambda m: m[0])]
        rate = [round(100 * of.reported / of.due)] if of.due and self._long else []
        rules: dict[str, int | tuple[int, ...] | None] = {
            r"rapports? sur|reports? of": (of.reported, of.due, *rate) if of.due else None,
            r"manque|missing": len({self._place(*one) for one in missing}),
            r"en attente|pending": states["pending"],
            r"\d fermés?|\d closed": states["closed"],
            r"à venir|still to come": states["awaited"],
            r"corrigés?|corrected": of.corrected_reports,
            r"à l'heure|on time": round(100 * states["in time"] / of.due) if of.due else None,
        }
        for said in line.split(" · "):
            key = next((key for key in rules if re.search(key, said)), None)
            if key is None:
                raise Unaccounted(f"no rule knows {said!r}")
            if key.startswith("manque"):
                self._missing(said, [self._place(*one) for one in missing])
            else:
                wanted = rules[key]
                self._same(said, wanted if isinstance(wanted, tuple) else [wanted])
            del rules[key]
        for key, wanted in rules.items():
            share = key.startswith("à l'heure")
            if wanted and not (share and not self._long):
                raise Unaccounted(f"{wanted} are not told of: {key}")

    def _missing(self, said: str, places: Sequence[str]) -> None:
        """Where most is missing is named, and how many other places there are."""
        often = Counter(places)
        most = 4 if not self._long else 2 if self.of.project is not None else 1
        named, rest = [], said
        for name in sorted(often, key=len, reverse=True):  # a name may be part of another one's
            if name in rest:
                named.append(name)
                rest = rest.replace(name, "", 1)
        if len(named) != min(most, len(often)):
            raise Unaccounted(f"{len(named)} places are named of {len(often)}")
        if any(often[name] > min(often[one] for one in named) for name in often if name not in named):
            raise Unaccounted("more is missing elsewhere")
        self._same(rest, [len(often) - most] if len(often) > most else [])

    def _doubts(self, line: str) -> None:
        of = self.of
        rules: dict[str, int] = {
            r"estimat": 0 if self._long else of.estimates,
            r"inhabituels?|unusual": len(of.unusual),
        }
        flags = [said for said in line.split(" · ") if re.search("vérifier|check", said)]
        for said in flags:
            self._same(said, [row["value"] for row in of.unusual])
            del rules[r"inhabituels?|unusual"]
        rest = [said for said in line.split(" · ") if said not in flags]
        if rest:
            self._segments(" · ".join(rest), rules, always=None)

    # Words

    def _segments(self, line: str, rules: Mapping[str, int | tuple[int, ...]], *, always: str | None) -> None:
        """Parts between dots, each by its rule; what is not zero is told."""
        left = dict(rules)
        for said in line.split(" · "):
            key = next((key for key in left if re.search(key, said)), None)
            if key is None:
                raise Unaccounted(f"no rule knows {said!r}")
            wanted = left.pop(key)
            self._same(said, wanted if isinstance(wanted, tuple) else [wanted])
        for key, value in left.items():
            if value or key == always:
                raise Unaccounted(f"{value} are not told of: {key}")

    def _label(self, thing: Any) -> str:
        label: str = thing["label"][self.language]
        return label

    def _site(self, key: str) -> str:
        return next(
            self._label(site) for p in catalogue()["projects"] for site in p.get("sites", ()) if site["key"] == key
        )

    def _place(self, site: str, shift: str) -> str:
        night = {"fr": "nuit", "en": "night"}[self.language]
        return f"{self._site(site)} ({night})" if shift == "night" else self._site(site)

    def _words(self, activity: str, indicator: str) -> str:
        found = next(i for i in activities()[activity]["indicators"] if i["key"] == indicator)
        label: str = found["label"][self.language]
        return label

    def _is(self, said: str, activity: str, indicator: str) -> bool:
        """Whether a figure's words are this indicator's, one or many."""
        label = self._words(activity, indicator)
        first = label.split()[0]
        stem = _ONES.get(label) or re.escape(first[: max(3, len(first) - 3)])
        return re.search(rf"(?:^|[\s\d]){stem}", said.replace("\u00a0", " "), re.IGNORECASE) is not None

    def _bare(self, said: str, activity: str, indicator: str) -> str:
        """Without the digits of the label itself (`dans les 72 h`)."""
        label = self._words(activity, indicator)
        for digits in re.findall(r"\d+", label):
            said = re.sub(rf"(?<=[^\d]){digits}(?=[^\d])", "", said[:1] + said[1:], count=1)
        return said


def _sum(shelters: dict[str, Any], what: str) -> int:
    return sum(category[what] or 0 for categories in shelters.values() for category in categories.values())


def _clock(at: Any) -> Iterator[float]:
    from tests.golden_month.plan import PARIS

    local = at.astimezone(PARIS)
    yield local.hour
    yield local.minute
