"""Forms of shift reports that are being filled in, or are kept as drafts."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from domain.reading import Entry
from domain.report_form import FORM_TIME, Form, FormState, Step
from domain.shift_reports import Content
from storage.dialect import inline
from storage.prepared import PREPARED
from storage.tables import ReportFormRow

_FORMS: Any = ReportFormRow.__table__
_OPEN = str(FormState.OPEN)
_NEXT_EXPIRY = (
    select(func.min(_FORMS.c.expires_at)).where(_FORMS.c.state == inline(_OPEN)).execution_options(**PREPARED)
)


@frozen
class StoredForm:
    """A form and whose it is. `report_id`: the report that it corrects, or has become. `author_id`: in whose place
    the person fills it in; None: in nobody's."""

    id: int
    person_id: int
    chat_id: int
    report_id: int | None
    corrects: bool
    state: FormState
    form: Form
    opened_at: datetime
    touched_at: datetime
    author_id: int | None = None


class ReportForms:
    """See the module."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        person_id: int,
        chat_id: int,
        form: Form,
        now: datetime,
        corrects: int | None = None,
        author_id: int | None = None,
    ) -> int:
        """A new open form; returns its id. `corrects`: the report that it changes; `author_id`: in whose place."""
        result: Any = await self._session.execute(
            insert(ReportFormRow).values(
                person_id=person_id,
                author_id=author_id,
                chat_id=chat_id,
                report_id=corrects,
                corrects=corrects is not None,
                state=str(FormState.OPEN),
                opened_at=now,
                touched_at=now,
                expires_at=now + FORM_TIME,
                **_columns(form),
            )
        )
        form_id: int = result.inserted_primary_key[0]
        return form_id

    async def keep(
        self, form_id: int, form: Form, now: datetime, state: FormState = FormState.OPEN, report_id: int | None = None
    ) -> None:
        """The form as its owner's touch made it; it has its whole time before it again. `report_id`: has become."""
        values = {**_columns(form), "state": str(state), "touched_at": now, "expires_at": now + FORM_TIME}
        if report_id is not None:
            values["report_id"] = report_id
        await self._session.execute(update(ReportFormRow).where(ReportFormRow.id == form_id).values(values))

    async def end(self, form_id: int, form: Form, state: FormState) -> None:
        """The form is no longer open, by no touch of its owner's."""
        values = {**_columns(form), "state": str(state)}
        await self._session.execute(update(ReportFormRow).where(ReportFormRow.id == form_id).values(values))

    async def by_id(self, form_id: int, *, lock: bool = False) -> StoredForm | None:
        """The form; with `lock` nobody else changes it before the commit."""
        query = select(ReportFormRow).where(ReportFormRow.id == form_id)
        row = (await self._session.scalars(query.with_for_update() if lock else query)).one_or_none()
        return None if row is None else _as_form(row)

    async def newest(self, person_id: int, chat_id: int) -> StoredForm | None:
        """The person's newest form in a chat that is to become a report of their own, locked."""
        query = select(ReportFormRow).where(
            ReportFormRow.person_id == person_id,
            ReportFormRow.chat_id == chat_id,
            ReportFormRow.corrects.is_(False),
            ReportFormRow.author_id.is_(None),
        )
        return await self._first(query.order_by(ReportFormRow.id.desc()))

    async def in_use(self, person_id: int, chat_id: int) -> StoredForm | None:
        """The open form that the person touched last in a chat, locked."""
        query = select(ReportFormRow).where(
            ReportFormRow.person_id == person_id,
            ReportFormRow.chat_id == chat_id,
            ReportFormRow.state == inline(_OPEN),
        )
        return await self._first(query.order_by(ReportFormRow.touched_at.desc(), ReportFormRow.id.desc()))

    async def correcting(self, report_id: int) -> StoredForm | None:
        """The open form that corrects a report, locked."""
        query = select(ReportFormRow).where(
            ReportFormRow.report_id == report_id,
            ReportFormRow.corrects.is_(True),
            ReportFormRow.state == inline(_OPEN),
        )
        return await self._first(query.order_by(ReportFormRow.id.desc()))

    async def _first(self, query: Any) -> StoredForm | None:
        row = (await self._session.scalars(query.limit(1).with_for_update())).one_or_none()
        return None if row is None else _as_form(row)

    async def expired(self, now: datetime, most: int = 100) -> list[StoredForm]:
        """Open forms whose time is over, locked, at most so many at once."""
        rows = await self._session.scalars(
            select(ReportFormRow)
            .where(ReportFormRow.state == inline(_OPEN), ReportFormRow.expires_at <= now)
            .order_by(ReportFormRow.id)
            .limit(most)
            .with_for_update()
        )
        return [_as_form(row) for row in rows]

    async def next_expiry(self) -> datetime | None:
        """When the next open form's time is over."""
        found: datetime | None = await self._session.scalar(_NEXT_EXPIRY)
        return found

    async def purge(self, before: datetime) -> None:
        """Forms that are no longer open, last touched before then, are forgotten."""
        await self._session.execute(
            delete(ReportFormRow).where(ReportFormRow.state != str(FormState.OPEN), ReportFormRow.touched_at < before)
        )


def _columns(form: Form) -> dict[str, Any]:
    content = form.content
    kept = {
        "project": content.project,
        "site": content.site,
        "day": None if content.day is None else content.day.isoformat(),
        "shift": content.shift,
        "comment": content.comment,
        "entries": [[e.activity, dict(e.values), sorted(e.estimates)] for e in content.entries],
        "order": list(form.order),
    }
    return {
        "step": str(form.step),
        "page": form.page,
        "activity": form.activity,
        "selected": form.selected,
        "version": form.version,
        "screen": form.screen,
        "content": json.dumps(kept, ensure_ascii=False),
    }


def _as_form(row: ReportFormRow) -> StoredForm:
    kept: Mapping[str, Any] = json.loads(row.content)
    content = Content(
        kept["project"],
        kept["site"],
        None if kept["day"] is None else date.fromisoformat(kept["day"]),
        kept["shift"],
        tuple(Entry(activity, values, frozenset(*rough)) for activity, values, *rough in kept["entries"]),
        kept["comment"],
    )
    form = Form(
        content,
        Step(row.step),
        row.page,
        row.activity,
        row.selected,
        tuple(kept["order"]),
        row.version,
        row.screen,
    )
    return StoredForm(
        row.id,
        row.person_id,
        row.chat_id,
        row.report_id,
        row.corrects,
        FormState(row.state),
        form,
        row.opened_at,
        row.touched_at,
        row.author_id,
    )
