"""What claimed rows need to be sent: each one's notice, and the view that its reader may have at this moment."""

import asyncio
from collections.abc import Callable, Sequence

import structlog

from bot.sending import Outcome, Ready
from domain.delivery import retry_delay
from domain.notices import AboutReport, Notice, read_notice
from services import views
from services.views import Shown
from services.work import Work
from storage.database import Database
from storage.outbox import WAITING, Due, Settled
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()


async def prepare(
    database: Database, work_in: Callable[[UnitOfWork], Work], claimed: Sequence[Due]
) -> list[Ready | Outcome]:
    """For each row what is to be sent, or, where that could not be made, that it is to be tried later. Raises nothing:
    the rows are claimed and must not stay so."""
    prepared: list[Ready | Outcome] = []
    try:
        while len(prepared) < len(claimed):
            async with database.read() as unit:
                await prepare_in(work_in(unit), claimed[len(prepared) :], prepared)
    except Exception as error:  # the database failed: no row's fault
        log.error("delivery.views_failed", error=error)
        prepared += [Outcome(_later(due)) for due in claimed[len(prepared) :]]
    return prepared


async def prepare_in(work: Work, claimed: Sequence[Due], prepared: list[Ready | Outcome]) -> None:
    """`prepare` in one unit, as far as the first row that fails: after it PostgreSQL would refuse everything else."""
    await work.unit.people.look_ahead(due.chat_id for due in claimed if due.chat_id > 0)
    notices = [_notice(due) for due in claimed]
    await work.unit.shift_reports.look_ahead(n.report_id for n in notices if isinstance(n, AboutReport))
    for due, notice in zip(claimed, notices, strict=True):
        try:
            if notice is None:
                raise ValueError("a notice that cannot be read")
            shown = Shown(None, "") if due.unreachable else await views.view_for(work, notice, due.chat_id)
        except Exception as error:  # a fault of ours in this one notice must not stop every other one
            log.error("delivery.view_failed", row=due.id, error=error)
            prepared.append(Outcome(_later(due), our_fault=True))
            return
        prepared.append(Ready(due, notice, shown))
        if due is not claimed[-1]:
            await asyncio.sleep(0)  # a summary is read from weeks of reports: an alert is not to wait for several


def _notice(due: Due) -> Notice | None:
    """The notice, or None for one that cannot be read any more."""
    try:
        return read_notice(due.notice)
    except ValueError:
        return None


def _later(due: Due) -> Settled:
    return Settled(due, WAITING, delay=retry_delay(due.attempts))
