"""Samples of the audit, and of what people are told of their own data."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from domain import notices as n
from domain.audit import Deed, Door
from domain.audit_views import AuditLine, AuditView
from domain.people import NOBODY_NAME
from domain.privacy_views import ForgetView, OwnDataView

if TYPE_CHECKING:
    from domain.views import View
    from tests.messages.samples import Words

AT = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
TODAY = date(2026, 11, 23)
_BY_NOBODY = {Deed.ROLE_ENDED, Deed.PURGED, Deed.AUDIT_CUT}


def privacy(w: "Words") -> Iterator[tuple[str, "View", n.Notice]]:
    """Every deed in words, pages of it, and one's own data."""
    deeds = list(Deed)
    for page in range(0, len(deeds), 8):
        some = deeds[page : page + 8]
        lines = tuple(
            AuditLine(
                AT - timedelta(hours=place),
                Door.JOB if deed in _BY_NOBODY else Door.TELEGRAM,
                None if deed in _BY_NOBODY else w.name,
                deed,
                "INC-2026-0042" if deed.startswith("incident_") else "Yasmine" if deed.startswith("role") else None,
                12,
            )
            for place, deed in enumerate(some)
        )
        last = page + 8 >= len(deeds)
        view = AuditView(
            lines,
            None,
            ((7, w.name),),
            ((42, "INC-2026-0042"),),
            None if last else (9, page + 8),
            None,
            None,
            page == 0,
            TODAY,
        )
        yield f"audit, page {page // 8}", view, n.AuditList()
    by_door = tuple(AuditLine(AT, door, None, Deed.DATA_EXPORTED, None, None) for door in Door)
    nobody = AuditLine(AT, Door.TELEGRAM, NOBODY_NAME, Deed.INCIDENT_OPENED, None, 3)
    lines = (*by_door, nobody)
    view = AuditView(lines, w.name, ((3, NOBODY_NAME),), (), (9, 8), 7, None, True, TODAY)
    yield "audit, of a person", view, n.AuditList(person=7)
    yield "audit, empty", AuditView((), None, (), (), None, None, None, True, TODAY), n.AuditList()
    yield "audit, not found", n.AuditNotFound(said=w.said), n.AuditNotFound(said=w.said)
    yield "privacy", n.Privacy(), n.Privacy()
    rows = {"people": [{"first_name": w.name, "admitted_at": AT, "day": TODAY}], "grants": []}
    yield "my data", OwnDataView(rows, AT), n.MyData()
    for name, view_of in (
        ("forget me", ForgetView(False, False, 1)),
        ("forget me, two roles", ForgetView(False, False, 2)),
        ("forget me, kept", ForgetView(True, False, 1)),
        ("forget me, last admin", ForgetView(False, True, 1)),
    ):
        yield name, view_of, n.ForgetMe()
    for language in ("fr", "en"):
        yield f"erased, {language}", n.IdentityErased(language=language), n.IdentityErased(language=language)
