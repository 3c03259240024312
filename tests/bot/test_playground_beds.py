"""What `vigie playground` seeds of shelter beds, from any catalogue."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from bot.catalogue import catalogue_from
from bot.playground.beds import STALE, ShelterPast, pasts
from bot.playground.cast import cast_of
from bot.playground.history import DAYS, STORM
from domain.catalogue import Catalogue
from domain.roles import Role
from domain.shelters.types import EventKind, Outcome

NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)


def past_of(catalogue: Catalogue, now: datetime = NOW) -> dict[str, ShelterPast]:
    cast = cast_of(catalogue)
    ids = {player.name: number for number, player in enumerate(cast, start=1)}
    return {past.shelter: past for past in pasts(catalogue, cast, ids, now)}


def test_shelters_stand_at_two_thirds_with_a_storm_and_a_stale_one() -> None:
    catalogue = catalogue_from(None)
    found = past_of(catalogue)
    assert list(found) == [shelter.site for shelter in catalogue.shelters]
    outcomes, corrected = set(), 0
    for site, past in found.items():
        sizes = {category.key: category.capacity for category in catalogue.shelter(site).categories}
        shares: dict[bool, list[float]] = defaultdict(list)
        counts = [event for event in past.events if event.kind is EventKind.COUNT]
        for event in counts:
            stormy = (NOW.date() - event.at.date()).days in STORM
            assert event.category is not None
            assert event.occupied is not None
            shares[stormy].append(event.occupied / sizes[event.category])
        calm = sum(shares[False]) / len(shares[False])
        assert 0.55 < calm < 0.75
        assert max(shares[True]) > 1
        assert max(shares[False]) <= 1
        assert sum(t.people for t in past.refused) > 0
        assert {(NOW.date() - t.at.date()).days for t in past.refused} <= set(STORM)
        outcomes |= {hold.outcome for hold in past.holds}
        corrected += len(past.corrections)
        last = max(event.at for event in counts)
        stale = site == catalogue.shelters[-1].site
        assert (NOW - last > STALE) if stale else (NOW - last < timedelta(hours=5))
        season = catalogue.site(site).season
        days = {event.at.astimezone(catalogue.zone).date() for event in counts}
        assert all(season is None or season.contains(day) for day in days)
        assert len(days) >= (28 if season else DAYS - 2)
    assert outcomes == {Outcome.ARRIVED, Outcome.EXPIRED}
    assert corrected > 5
    assert past_of(catalogue) == found


def test_every_shelter_of_another_mission_has_a_keeper_and_a_past() -> None:
    catalogue = catalogue_from(None)
    (first, *others) = catalogue.shelters
    categories = tuple(category.model_copy(update={"capacity": n}) for n, category in enumerate(first.categories))
    second = first.model_copy(update={"site": "coast_dunkerque", "hold_minutes": 5, "categories": categories})
    other = catalogue.model_copy(update={"shelters": (first, second, *others)})
    keepers = [p for p in cast_of(other) if p.language == "fr" and any(g.role is Role.SHELTER_KEEPER for g in p.grants)]
    assert sorted(p.site or "" for p in keepers) == sorted(shelter.site for shelter in other.shelters)
    assert len({p.name for p in keepers}) == len(keepers)
    assert all(past.events for past in past_of(other).values())
