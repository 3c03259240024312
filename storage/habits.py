"""What people mean by a word, as they answered it once."""

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.choices import Habit
from domain.frozen import frozen
from domain.habits import MOST_HABITS
from storage.tables import HabitRow


@frozen
class Kept:
    """One habit with the id by which it is forgotten."""

    id: int
    project: str
    habit: Habit


class Habits:
    """See the module. Words are encrypted, so that they are compared here and not in SQL: there are few."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, person_id: int) -> list[Kept]:
        """All that is remembered of a person, oldest first."""
        rows = await self._session.scalars(
            select(HabitRow).where(HabitRow.person_id == person_id).order_by(HabitRow.id)
        )
        return [Kept(row.id, row.project, Habit(row.word, row.meaning)) for row in rows]

    async def learn(self, person_id: int, project: str, habit: Habit, now: datetime) -> None:
        """Remembers a habit; one of the same word, or the oldest of too many, gives way."""
        kept = await self.of(person_id)
        gone = [k.id for k in kept if k.project == project and k.habit.word == habit.word]
        gone += [k.id for k in kept if k.id not in gone][: max(0, len(kept) - len(gone) - MOST_HABITS + 1)]
        await self._session.execute(delete(HabitRow).where(HabitRow.id.in_(gone)))
        await self._session.execute(
            insert(HabitRow).values(
                person_id=person_id, project=project, word=habit.word, meaning=habit.meaning, learned_at=now
            )
        )

    async def forget(self, person_id: int, habit_id: int | None) -> bool:
        """Forgets one habit of a person, or all; False where there was none."""
        which = [HabitRow.person_id == person_id] + ([] if habit_id is None else [HabitRow.id == habit_id])
        gone = await self._session.execute(delete(HabitRow).where(*which).returning(HabitRow.id))
        return bool(gone.all())
