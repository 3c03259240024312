"""Free text in which something was masked: where it lies, what it was before, and whether its message is gone.

What somebody asked to have masked is the one thing that is changed where it is stored: a row beside it that still said
it would hide nothing.
"""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from domain.incidents.types import Act, Detail
from domain.privacy import Kind
from domain.privacy.asking import Answer, Fate, Subject
from storage.dialect import Dialect, upsert
from storage.guarded_tables import GuardedMessageRow, GuardedTextRow, SilenceRow
from storage.incident_tables import IncidentActRow, IncidentRow
from storage.prepared import PREPARED
from storage.shift_report_rows import QUESTIONS
from storage.summary_tables import SiteClosureRow
from storage.tables import ReviewRow, RevisionRow

_TEXTS: Any = GuardedTextRow.__table__
_MESSAGES: Any = GuardedMessageRow.__table__
_SILENCES: Any = SilenceRow.__table__
_ACTS: Any = IncidentActRow.__table__
_FIELDS: dict[Subject, tuple[Any, str, tuple[str, ...]]] = {
    Subject.REPORT: (RevisionRow.__table__, "report_id", ("text", "comment", "questions")),
    Subject.REVIEW: (ReviewRow.__table__, "id", ("words",)),
    Subject.CLOSURE: (SiteClosureRow.__table__, "id", ("reason",)),
    Subject.INCIDENT: (IncidentRow.__table__, "id", ("narrative", "done", "help")),
}
_SAID = [str(a) for a in (Act.RAISED, Act.EDITED, Act.SAID, Act.PHOTO, Act.CLOSED, Act.REPORTED, Act.SHARED)]
_IN_WORDS = [str(Detail.DONE), str(Detail.HELP)]
_NEXT = select(func.min(_TEXTS.c.expires_at)).where(_TEXTS.c.answer.is_(None)).execution_options(**PREPARED)
_SILENT = (
    select(_SILENCES.c.id_hash, _SILENCES.c.until)
    .where(_SILENCES.c.until > bindparam("now"))
    .execution_options(**PREPARED)
)

Pair = tuple[str, str]
"""A field as it is masked, and as it was."""
Place = tuple[int, int]
"""A chat and a message in it."""


@frozen
class GuardedText:
    """What was masked, and how its author answered. `found` and `pairs` are empty once they have."""

    id: int
    person: int
    subject: Subject
    subject_id: int
    kinds: tuple[Kind, ...]
    found: tuple[tuple[str, Kind], ...]
    pairs: tuple[Pair, ...]
    expires_at: datetime
    answer: Answer | None


@frozen
class GuardedMessage:
    """A message that says what was masked."""

    id: int
    guarded: int
    chat: int
    message: int
    state: Fate


class Guarded:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect

    async def rewrite(
        self, subject: Subject, subject_id: int, change: Callable[[str], str], revision: int | None = None
    ) -> tuple[list[Pair], list[Place]]:
        """Every free text of the subject as `change` makes it (of a report, where one is named, that revision's alone).
        Returns the fields that it changed, each once, and the messages that said them."""
        table, key, names = _FIELDS[subject]
        wanted = select(table.c.id, *(table.c[name] for name in names)).where(table.c[key] == subject_id)
        if revision is not None:
            wanted = wanted.where(table.c.number == revision)
        pairs: dict[Pair, None] = {}
        for row in (await self._session.execute(wanted)).all():
            was = {name: value for name, value in zip(names, row[1:], strict=True) if value is not None}
            now = {name: _changed(name, value, change, pairs) for name, value in was.items()}
            if now != was:
                await self._session.execute(update(table).where(table.c.id == row.id).values(**now))
        places = await self._rewrite_acts(subject_id, change, pairs) if subject is Subject.INCIDENT else []
        return list(pairs), places

    async def _rewrite_acts(self, incident: int, change: Callable[[str], str], pairs: dict[Pair, None]) -> list[Place]:
        rows = (await self._session.execute(select(_ACTS).where(_ACTS.c.incident_id == incident))).all()
        photos = {str(row.id) for row in rows if row.act == Act.PHOTO}
        words = {str(row.id) for row in rows if row.act in _SAID or row.detail in _IN_WORDS}
        places: dict[Place, None] = {}
        for row in rows:
            said = str(row.id) in words or (row.act == Act.CORRECTED and row.detail in words)
            if not said or row.value is None:
                continue
            # A photo's name stands before its words, on a line of its own.
            photo = str(row.id) in photos or (row.act == Act.CORRECTED and row.detail in photos)
            name, _, text = row.value.partition("\n") if photo else ("", "", row.value)
            now = _changed("value", text, change, pairs)
            if now == text:
                continue
            value = f"{name}\n{now}" if photo else now
            await self._session.execute(update(_ACTS).where(_ACTS.c.id == row.id).values(value=value))
            if row.chat_id is not None:
                places[row.chat_id, row.message_id] = None
        return list(places)

    async def words(self, subject: Subject, subject_id: int) -> list[str]:
        """Every free text of the subject."""
        found = list[str]()

        def noted(text: str) -> str:
            found.append(text)
            return text

        await self.rewrite(subject, subject_id, noted)
        return found

    async def add(
        self,
        person: int,
        subject: Subject,
        subject_id: int,
        found: Collection[tuple[str, Kind]],
        pairs: Iterable[Pair],
        now: datetime,
        expires_at: datetime,
    ) -> int:
        """What was masked, and what it was before; returns its id."""
        result: Any = await self._session.execute(
            insert(_TEXTS).values(
                person_id=person,
                subject=str(subject),
                subject_id=subject_id,
                kinds=[str(kind) for kind in Kind if any(kind is other for _, other in found)],
                words=json.dumps({"found": [[said, str(kind)] for said, kind in found], "pairs": list(pairs)}),
                asked_at=now,
                expires_at=expires_at,
                answer=None,
                answered_at=None,
            )
        )
        guarded_id: int = result.inserted_primary_key[0]
        return guarded_id

    async def by_id(self, guarded_id: int, *, lock: bool = False) -> GuardedText | None:
        """One; with `lock` nobody else answers it before the commit."""
        wanted = select(_TEXTS).where(_TEXTS.c.id == guarded_id)
        row = (await self._session.execute(wanted.with_for_update() if lock else wanted)).one_or_none()
        return None if row is None else _guarded(row)

    async def open_of(self, subject: Subject, subject_id: int) -> list[GuardedText]:
        """Those about the subject that nobody has answered yet."""
        wanted = select(_TEXTS).where(
            _TEXTS.c.subject == str(subject), _TEXTS.c.subject_id == subject_id, _TEXTS.c.answer.is_(None)
        )
        return [_guarded(row) for row in await self._session.execute(wanted.order_by(_TEXTS.c.id).with_for_update())]

    async def over(self, now: datetime) -> list[int]:
        """Those whose time is over."""
        wanted = select(_TEXTS.c.id).where(_TEXTS.c.answer.is_(None), _TEXTS.c.expires_at <= now).order_by(_TEXTS.c.id)
        return list(await self._session.scalars(wanted))

    async def next_end(self) -> datetime | None:
        """When the next one's time is over."""
        return await self._session.scalar(_NEXT)

    async def settle(self, guarded_id: int, answer: Answer, now: datetime) -> None:
        """It is answered, or its time is over: what it was before is gone."""
        ended = update(_TEXTS).where(_TEXTS.c.id == guarded_id)
        await self._session.execute(ended.values(answer=str(answer), answered_at=now, words=None))

    # Messages

    async def add_message(self, guarded_id: int, chat_id: int, message_id: int, state: Fate) -> int:
        """A message that says it; returns its id."""
        values = {"guarded_id": guarded_id, "chat_id": chat_id, "message_id": message_id, "state": str(state)}
        result: Any = await self._session.execute(insert(_MESSAGES).values(settled_at=None, **values))
        row_id: int = result.inserted_primary_key[0]
        return row_id

    async def messages(self, guarded_id: int) -> Sequence[GuardedMessage]:
        """The messages that say it."""
        wanted = select(_MESSAGES).where(_MESSAGES.c.guarded_id == guarded_id).order_by(_MESSAGES.c.id)
        return [_message(row) for row in await self._session.execute(wanted)]

    async def message(self, row_id: int) -> GuardedMessage | None:
        """One of them."""
        row = (await self._session.execute(select(_MESSAGES).where(_MESSAGES.c.id == row_id))).one_or_none()
        return None if row is None else _message(row)

    async def set_message(self, row_id: int, state: Fate, now: datetime) -> None:
        """What became of it."""
        await self._session.execute(
            update(_MESSAGES).where(_MESSAGES.c.id == row_id).values(state=str(state), settled_at=now)
        )

    async def purge(self, before: datetime, silent_before: datetime) -> None:
        """Forgets what was answered before, and who was silent before."""
        old = select(_TEXTS.c.id).where(_TEXTS.c.answered_at < before)
        await self._session.execute(delete(_MESSAGES).where(_MESSAGES.c.guarded_id.in_(old)))
        await self._session.execute(delete(_TEXTS).where(_TEXTS.c.answered_at < before))
        await self._session.execute(delete(_SILENCES).where(_SILENCES.c.until < silent_before))

    # Who sent too much

    async def silent(self, now: datetime) -> dict[str, datetime]:
        """Who is not read at this moment, by the hash of their id, and until when."""
        return {row.id_hash: row.until for row in await self._session.execute(_SILENT, {"now": now})}

    async def silence(self, id_hash: str, until: datetime) -> None:
        """They are not read until then."""
        values = {"until": until, "ignored": 0}
        await self._session.execute(upsert(self._dialect, SilenceRow, {"id_hash": id_hash}, values))

    async def ignored(self, id_hash: str, more: int) -> None:
        """So many more of their messages were not read."""
        theirs = update(_SILENCES).where(_SILENCES.c.id_hash == id_hash)
        await self._session.execute(theirs.values(ignored=_SILENCES.c.ignored + more))


def _changed(name: str, value: str, change: Callable[[str], str], pairs: dict[Pair, None]) -> str:
    """The value as it is now; what changed of it is noted."""
    if name != "questions":
        return _noted(value, change, pairs)
    asked = QUESTIONS.validate_json(value)
    now = tuple(replace(question, about=_noted(question.about, change, pairs)) for question in asked)
    return value if now == tuple(asked) else QUESTIONS.dump_json(now).decode()


def _noted(text: str, change: Callable[[str], str], pairs: dict[Pair, None]) -> str:
    now = change(text)
    if now != text:
        pairs[now, text] = None
    return now


def _guarded(row: Any) -> GuardedText:
    words = json.loads(row.words or "{}")
    return GuardedText(
        id=row.id,
        person=row.person_id,
        subject=Subject(row.subject),
        subject_id=row.subject_id,
        kinds=tuple(Kind(kind) for kind in row.kinds),
        found=tuple((said, Kind(kind)) for said, kind in words.get("found", ())),
        pairs=tuple((masked, was) for masked, was in words.get("pairs", ())),
        expires_at=row.expires_at,
        answer=None if row.answer is None else Answer(row.answer),
    )


def _message(row: Any) -> GuardedMessage:
    return GuardedMessage(row.id, row.guarded_id, row.chat_id, row.message_id, Fate(row.state))
