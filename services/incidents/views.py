"""What one reader may be shown of an incident at the moment of sending."""

from domain.incidents.views import (
    AlertView,
    GridView,
    GroupAnswerView,
    IncidentNewsView,
    IncidentPromptView,
    IncidentReceiptView,
    IncidentReminderView,
    RingGoneView,
    RingView,
)
from domain.notices import (
    IncidentDonePrompt,
    IncidentHelpPrompt,
    IncidentPlacePrompt,
    IncidentReceipt,
    IncidentRing,
    IncidentRingGone,
)
from domain.people import Person
from services.work import Work
from storage.groups import TeamGroup


async def alert_view(work: Work, reader: Person, incident_id: int) -> AlertView | None:
    """The card of somebody alerted; None for one who may not know of it (any more)."""
    raise NotImplementedError


async def receipt_view(work: Work, reader: Person, notice: IncidentReceipt) -> IncidentReceiptView | None:
    """The reporter's card; None for anybody else."""
    raise NotImplementedError


async def group_card_view(work: Work, group: TeamGroup | None, incident_id: int) -> AlertView | None:
    """The card in a coordination group; None where it is none, or of what is or may be restricted."""
    raise NotImplementedError


async def group_answer_view(work: Work, group: TeamGroup | None, incident_id: int) -> GroupAnswerView | None:
    """What stands in the group where the incident was raised."""
    raise NotImplementedError


def grid_view(work: Work, *, in_group: bool) -> GridView:
    """The types that may be chosen: in a group no restricted ones, whose very name would be read by all."""
    raise NotImplementedError


async def ring_view(work: Work, reader: Person, notice: IncidentRing) -> RingView | None:
    """A ring; None where it was taken meanwhile, or the reader lost the right to it."""
    raise NotImplementedError


async def ring_gone_view(work: Work, chat_id: int, notice: IncidentRingGone) -> RingGoneView:
    """The messages that are to be deleted in this chat."""
    raise NotImplementedError


async def news_view(work: Work, reader: Person, incident_id: int) -> IncidentNewsView | None:
    """Who has it, for its reporter."""
    raise NotImplementedError


async def reminder_view(work: Work, reader: Person, incident_id: int) -> IncidentReminderView | None:
    """The reminder, for somebody who has it; answered or over it says so; None for anybody else."""
    raise NotImplementedError


async def prompt_view(
    work: Work, reader: Person, notice: IncidentPlacePrompt | IncidentDonePrompt | IncidentHelpPrompt
) -> IncidentPromptView | None:
    """What the reporter is asked in words, or the place."""
    raise NotImplementedError
