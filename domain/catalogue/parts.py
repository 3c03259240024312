"""What a mission counts, where, and in which words: the parts of a catalogue.

Every value is immutable. Keys are stable and English, because reports, exports and other files name them; labels and
synonyms may change any day.
"""

from collections.abc import Mapping
from datetime import date, time
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
)

from domain.roles import Role

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]  # taps.MOST_KEY: buttons are short
MissionKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"\w")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160, pattern=r"\w")]
Minutes = Annotated[int, Field(gt=0, le=1440)]
HoldMinutes = Annotated[int, Field(gt=0, le=720)]
Severity = Annotated[int, Field(ge=1, le=4)]

# A leap year, so that 29 February can be the first or last day of a season.
_ANY_LEAP_YEAR = 2024


class UnknownKey(KeyError):
    """The catalogue has nothing of this kind under this key."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(key)
        self.kind = kind
        self.key = key

    def __str__(self) -> str:
        return f"the catalogue has no {self.kind} {self.key!r}"


def known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError("is not the name of a time zone; one looks like Europe/Paris") from None
    return name


def _month_and_day(text: str) -> str:
    try:
        month, day = text.split("-")
        if len(month) != 2 or len(day) != 2:
            raise ValueError
        date(_ANY_LEAP_YEAR, int(month), int(day))
    except ValueError:
        raise ValueError("is not a month and a day; 1 November is written 11-01") from None
    return text


MonthDay = Annotated[str, AfterValidator(_month_and_day)]


class Part(BaseModel):
    """What all parts of a catalogue have in common: unchangeable, and nothing in them that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, populate_by_name=True)


class Label(Part):
    """A name as people read it, in the languages of the bot."""

    fr: Words
    en: Words

    def text(self, language: str) -> str:
        """The name in `language` ("fr", "en"); French where that language has none."""
        return self.en if language == "en" else self.fr


class Season(Part):
    """The part of every year in which something runs; both days belong to it, and it may run over new year."""

    from_: MonthDay = Field(alias="from")
    to: MonthDay

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the season of its year."""
        today = f"{day:%m-%d}"
        if self.from_ <= self.to:
            return self.from_ <= today <= self.to
        return today >= self.from_ or today <= self.to


class Named(Part):
    """Something with a stable key, a label, and the words that people use for it."""

    key: Key
    label: Label
    synonyms: tuple[Words, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to say it: both labels, then the synonyms."""
        return (self.label.fr, self.label.en, *self.synonyms)


class Indicator(Named):
    """One figure that an activity reports."""

    headline: bool = Field(default=False, description="A bare number after the activity's name means this one.")
    part_of: Key | None = Field(default=None, description="The indicator of which this one counts a part.")
    group: Key | None = Field(default=None, description="Parts of one group together may not exceed the whole.")
    notify: tuple[Role, ...] = Field(default=(), description="Who is alerted at once by any value above zero.")

    @property
    def notifiable(self) -> bool:
        """Whether any value above zero alerts somebody at once."""
        return bool(self.notify)


class Activity(Named):
    """Something a team does in a shift, with the figures it reports."""

    sensitive: bool = Field(default=False, description="Shown to coordinators and medical focal points only.")
    season: Season | None = None
    indicators: tuple[Indicator, ...] = Field(min_length=1)

    @cached_property
    def headline(self) -> Indicator:
        """The indicator that a bare number means."""
        return next(i for i in self.indicators if i.headline)

    @cached_property
    def _by_key(self) -> Mapping[str, Indicator]:
        return {i.key: i for i in self.indicators}

    def indicator(self, key: str) -> Indicator:
        """The indicator with this key; raises UnknownKey."""
        try:
            return self._by_key[key]
        except KeyError:
            raise UnknownKey("indicator", key) from None


class Handover(Part):
    """On which day something takes over from what was before it, and on which that is undone."""

    on: date = Field(description="The first reporting day that goes to the new one.")
    until: date | None = Field(default=None, description="The first day on which what was before stands again.")


class SiteSuccession(Handover):
    """Which sites go on in this one."""

    sites: tuple[Key, ...] = Field(min_length=1)


class Site(Named):
    """A place where a team works."""

    partner: Words | None = None
    season: Season | None = None
    staffing: Literal["volunteers"] | None = Field(default=None, description="volunteers, where they run the site.")
    succeeds: SiteSuccession | None = None


class Succession(Handover):
    """Which projects go on in this one. Where several succeed one project, each names the sites that it takes."""

    projects: tuple[Key, ...] = Field(min_length=1)
    sites: tuple[Key, ...] = Field(default=(), description="Of a project that is split: what this one takes.")


class Project(Named):
    """A project with its sites. One that succeeds others works on their sites and names none of them again."""

    sites: tuple[Site, ...] = ()
    succeeds: Succession | None = None

    def open_on(self, day: date) -> bool:
        """Whether this project has started by `day`; only a successor has a first day."""
        return self.succeeds is None or day >= self.succeeds.on


class BedCategory(Named):
    """Whom beds are kept for, and how many there are."""

    capacity: int = Field(ge=0, le=5000)


class Rule(Part):
    """A sentence for people outside, in the languages of the bot."""

    fr: Sentence
    en: Sentence

    def text(self, language: str) -> str:
        """The sentence in `language` ("fr", "en"); French where that language has none."""
        return self.en if language == "en" else self.fr


class Shelter(Part):
    """A site with beds. When it is open all year or in a season is said by the site."""

    site: Key
    categories: tuple[BedCategory, ...] = Field(min_length=1)
    confidential: bool = Field(default=False, description="The address goes to whoever holds a bed, to nobody else.")
    address: Rule | None = None
    admission: Rule | None = Field(default=None, description="Who is taken in, and when, in one line.")
    hold_minutes: HoldMinutes = Field(default=90, description="How long a bed is held where nobody says how long.")

    @property
    def capacity(self) -> int:
        """Beds of all categories together."""
        return sum(c.capacity for c in self.categories)

    def category(self, key: str) -> BedCategory:
        """The category with this key; raises UnknownKey."""
        for category in self.categories:
            if category.key == key:
                return category
        raise UnknownKey("bed category", key)


class IncidentType(Named):
    """A kind of incident. Where `restricted_to` names roles, nobody else reads its story."""

    restricted_to: tuple[Role, ...] = ()
    assumed_severity: Severity = Field(default=3, description="From 1 to 4; counts until told otherwise.")

    @property
    def restricted(self) -> bool:
        """Whether only some roles may read its story."""
        return bool(self.restricted_to)


class Ladder(Part):
    """Minutes that an unanswered alert waits on each step, by severity. A low one waits for the next summary."""

    critical: Minutes
    high: Minutes
    moderate: Minutes

    def minutes(self, severity: int | None) -> int | None:
        """Minutes a step for a severity of 1 to 4; None counts as high (3), and low (1) climbs no ladder: None."""
        return {4: self.critical, 3: self.high, 2: self.moderate}.get(3 if severity is None else severity)


class Duty(Part):
    """When duty is handed over, in local time. A night that begins at the handover is no shift of its own."""

    handover_at: time = Field(default=time(8), description="When one person's duty ends and the next one's begins.")
    night_at: time = Field(default=time(20), description="When duty for the night alone begins.")


class Beds(Part):
    """How long a bed count can be relied on."""

    fresh_minutes: Minutes = Field(default=120, description="A younger count is fresh.")
    stale_minutes: Minutes = Field(default=480, description="An older one is stale: the shelter is asked to count.")


class Plausibility(Part):
    """When a figure is so far from what its site usually reports that its author is asked whether it is right."""

    threshold: float = Field(default=3.5, ge=1, le=100, description="The score beyond which a figure is asked about.")
    days: int = Field(default=56, ge=1, le=366, description="How many reporting days back are looked at.")
    at_least: int = Field(
        default=8, ge=2, le=366, description="With fewer days that have the figure, nothing is asked."
    )


Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Expectation(Part):
    """A report that is expected: of which activity, from where, on which weekdays, and until when."""

    site: Key
    activity: Key
    days: tuple[Weekday, ...] = Field(default=WEEK, min_length=1)
    shift: Literal["day", "night"] = "day"
    until: time = Field(default=time(20), description="In local time; a night's on the morning after.")


class SummaryTimes(Part):
    """When summaries come where nobody chose another hour, in local time."""

    daily: time = time(19, 30)
    closing: time = Field(default=time(8, 30), description="The day before once more, where something changed.")
    weekly: time = Field(default=time(8), description="On Mondays.")
    monthly: time = Field(default=time(9), description="On the 1st.")


class Threshold(Part):
    """When a week's figure is an early warning. With neither rule given, `above_usual` is the rule."""

    activity: Key
    indicator: Key
    at_least: int | None = Field(default=None, ge=1, description="From this figure on, whatever was before.")
    above_usual: bool = Field(default=True, description="Above mean + 2 SD of the last 8 complete weeks.")


class Retention(Part):
    """How long what concerns people is kept; figures and counts stay. A message's payload goes at once."""

    ids_days: int = Field(default=30, ge=2, le=366, description="Telegram's ids of messages and updates.")
    narratives_months: int = Field(default=24, ge=1, le=120, description="Words: comments, accounts, reasons, places.")
    identity_months: int = Field(default=24, ge=1, le=120, description="Who reported; then: a team member.")
    audit_months: int = Field(default=60, ge=1, le=240, description="Who did or saw what, who was alerted or on duty.")


class DataProtection(Part):
    """Who answers for people's data, and whom to ask; what /privacy says."""

    responsible: Label
    contact: Label


class EmergencyNumber(Part):
    """A number to call before anything is typed."""

    number: Annotated[str, StringConstraints(pattern=r"^\+?[0-9 ]{2,20}$")]
    label: Label
