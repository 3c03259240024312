"""What is kept no longer goes, once a day, so many rows at a time. Figures and counts stay."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.audit import Deed, Subject
from domain.retention import months_before
from services import spine
from services.work import Work

SCHEDULE = "retention"
BATCH = 500
"""Rows of each table a tick: whoever reports meanwhile waits for one batch at most."""
FAREWELL = timedelta(days=1)
"""How long the chat of somebody who had their identity erased is known: until their cards have been emptied."""


async def purge(work: Work) -> Mapping[str, int]:
    """One batch of everything that is too old, by kind; the day is done once nothing was left."""
    kept, store = work.catalogue.retention, work.unit.retention
    words = months_before(work.now, kept.narratives_months)
    authors = months_before(work.now, kept.identity_months)
    traces = months_before(work.now, kept.audit_months)
    gone = {
        "words": await store.words(words, BATCH),
        "authors": await store.authors(authors, work.now, BATCH),
        "traces": await store.traces(traces, BATCH),
        "chats": await work.unit.erasure.forget_chats(work.now - FAREWELL),
        "audit": await work.unit.audit.cut(traces, work.now, BATCH),
    }
    if gone["audit"]:
        await work.unit.audit.note(work.now, Deed.AUDIT_CUT, Subject.AUDIT)
    if any(count for kind, count in gone.items() if kind != "audit"):
        await work.unit.audit.note(work.now, Deed.PURGED, Subject.PURGE)
    if not any(gone.values()):
        await work.unit.leases.do_once(SCHEDULE, spine.purge_period(work.now), work.now)
    return gone


async def next_purge(work: Work) -> datetime | None:
    """Now, where today's is not done. It asks for no waking: a day has time."""
    return None if await work.unit.leases.was_done(SCHEDULE, spine.purge_period(work.now)) else work.now
