"""Everything that Vigie may have to say, as data.

A notice names what is to be said and the row that it is about, never words: the outbox stores it as JSON, and at the
moment of sending the service makes the view that this reader may have now. A *card* is a notice that stays true: its
message is edited when the row behind it changes.
"""

from typing import Annotated, cast, get_args

from pydantic import BaseModel, ConfigDict, Field

from domain.notices.base import (
    BaseNotice,
    Lane,
)
from domain.notices.duty import (
    DutyCard,
    DutyCardMoved,
    DutyNews,
    DutyOffer,
    DutyOfferAnswered,
)
from domain.notices.guard import PersonalDataFound, PersonalMessageGone, TooManyMessages
from domain.notices.incidents import (
    AboutIncident,
    DrillMenu,
    DrillResult,
    IncidentAdvicePrompt,
    IncidentAlert,
    IncidentAnswersGone,
    IncidentCardMoved,
    IncidentDonePrompt,
    IncidentFollowUp,
    IncidentGrid,
    IncidentGroupAnswer,
    IncidentGroupCard,
    IncidentHelpPrompt,
    IncidentList,
    IncidentMessageFate,
    IncidentMessageGone,
    IncidentNews,
    IncidentNoPhoto,
    IncidentNotFound,
    IncidentOffer,
    IncidentOutcomePrompt,
    IncidentPhoto,
    IncidentPhotoNoted,
    IncidentPhotoPrompt,
    IncidentPlaceNoted,
    IncidentPlacePrompt,
    IncidentReceipt,
    IncidentReminder,
    IncidentReportDue,
    IncidentReportPrompt,
    IncidentRing,
    IncidentRingGone,
    IncidentShared,
    IncidentsStuck,
    IncidentWithdrawn,
)
from domain.notices.missing import (
    ClosureAsked,
    ClosureMade,
    ClosureMenu,
    Closures,
    DaysOff,
    MissingList,
    MissingMatrix,
    ReportReminder,
    ReportReminderMoved,
)
from domain.notices.people import (
    AlreadyAdmitted,
    BotIsPrivate,
    CodeRefused,
    GroupLeft,
    GroupLinked,
    GroupMenu,
    GroupNotLinked,
    Help,
    InviteMade,
    InviteMenu,
    OnlyInGroups,
    OnlyInPrivate,
    Settings,
    SettingsMenu,
    Welcome,
)
from domain.notices.privacy import (
    AuditList,
    AuditNotFound,
    ForgetMe,
    IdentityErased,
    MyData,
    Privacy,
)
from domain.notices.roll_calls import (
    AboutAnswer,
    AboutRollCall,
    RollCallMenu,
    RollCallPlaceNoted,
    RollCallPlacePrompt,
    RollCallQuestion,
    RollCallReminder,
    RollCallRemindersGone,
    RollCallSummary,
    RollCallTally,
)
from domain.notices.shelters import (
    AboutBedQuestion,
    AboutHold,
    BedCountAsked,
    BedCountCard,
    BedCountMoved,
    BedCountReminder,
    BedHeldInGroup,
    BedHoldCard,
    BedHoldInPrivate,
    BedHoldKeeperCard,
    BedHoldList,
    BedHoldMenu,
    BedHoldMoved,
    BedHoldNews,
    BedHoldReminder,
    BedHoldUnclear,
    BedMovementUnclear,
    BedsAnswer,
    BedsAnswerMoved,
    BedsBoardInGroups,
    BedsBoardPin,
    BedsChanged,
    BedSeason,
    BedsHistory,
    BedsMessageEdited,
    BedsNotHeld,
    BedsNotUnderstood,
    TurnedAwayForm,
    TurnedAwayNotUnderstood,
    TurnedAwayReceipt,
)
from domain.notices.shift_reports import (
    AboutReport,
    AnswerPrompt,
    CorrectionPrompt,
    CorrectionTooLate,
    DayList,
    DayNotUnderstood,
    FormTextNotUsed,
    NotifiableAlert,
    NotifiableCorrected,
    PendingList,
    PendingReminder,
    ReportChangedForYou,
    ReportForm,
    ReportForMenu,
    ReportFormMoved,
    ReportForOther,
    ReportForPrompt,
    ReportReaction,
    ReportSentBack,
    ReviewCard,
    ReviewReasonPrompt,
    ShiftReportReceipt,
)
from domain.notices.spine import (
    EmptyReport,
    MessagesMayBeLost,
    NoProject,
    NotAllowed,
    NothingToUndo,
    NotUnderstood,
    OnlyText,
    UnknownCommand,
    UpdateParked,
    UpdateParkedForAdmins,
)
from domain.notices.summaries import (
    EarlyWarningCard,
    PeriodNotUnderstood,
    SubscribeMenu,
    SubscriptionCard,
    SubscriptionList,
    SummariesSkipped,
    SummaryCard,
    SummaryFile,
    SummaryFileMoved,
    SummaryMoved,
)
from domain.notices.team import (
    AccountLocked,
    AccountOpened,
    GroupStranger,
    LockTold,
    MessagesRecalled,
    RoleChanged,
    RoleEnded,
    TeamCard,
    TeamEndPrompt,
)

__all__ = [
    "ABOUT_INCIDENTS",
    "TAKING_AWAY",
    "TO_STRANGERS",
    "AboutAnswer",
    "AboutBedQuestion",
    "AboutHold",
    "AboutIncident",
    "AboutReport",
    "AboutRollCall",
    "AccountLocked",
    "AccountOpened",
    "AlreadyAdmitted",
    "AnswerPrompt",
    "AuditList",
    "AuditNotFound",
    "BaseNotice",
    "BedCountAsked",
    "BedCountCard",
    "BedCountMoved",
    "BedCountReminder",
    "BedHeldInGroup",
    "BedHoldCard",
    "BedHoldInPrivate",
    "BedHoldKeeperCard",
    "BedHoldList",
    "BedHoldMenu",
    "BedHoldMoved",
    "BedHoldNews",
    "BedHoldReminder",
    "BedHoldUnclear",
    "BedMovementUnclear",
    "BedSeason",
    "BedsAnswer",
    "BedsAnswerMoved",
    "BedsBoardInGroups",
    "BedsBoardPin",
    "BedsChanged",
    "BedsHistory",
    "BedsMessageEdited",
    "BedsNotHeld",
    "BedsNotUnderstood",
    "BotIsPrivate",
    "ClosureAsked",
    "ClosureMade",
    "ClosureMenu",
    "Closures",
    "CodeRefused",
    "CorrectionPrompt",
    "CorrectionTooLate",
    "DayList",
    "DayNotUnderstood",
    "DaysOff",
    "DrillMenu",
    "DrillResult",
    "DutyCard",
    "DutyCardMoved",
    "DutyNews",
    "DutyOffer",
    "DutyOfferAnswered",
    "EarlyWarningCard",
    "EmptyReport",
    "ForgetMe",
    "FormTextNotUsed",
    "GroupLeft",
    "GroupLinked",
    "GroupMenu",
    "GroupNotLinked",
    "GroupStranger",
    "Help",
    "IdentityErased",
    "IncidentAdvicePrompt",
    "IncidentAlert",
    "IncidentAnswersGone",
    "IncidentCardMoved",
    "IncidentDonePrompt",
    "IncidentFollowUp",
    "IncidentGrid",
    "IncidentGroupAnswer",
    "IncidentGroupCard",
    "IncidentHelpPrompt",
    "IncidentList",
    "IncidentMessageFate",
    "IncidentMessageGone",
    "IncidentNews",
    "IncidentNoPhoto",
    "IncidentNotFound",
    "IncidentOffer",
    "IncidentOutcomePrompt",
    "IncidentPhoto",
    "IncidentPhotoNoted",
    "IncidentPhotoPrompt",
    "IncidentPlaceNoted",
    "IncidentPlacePrompt",
    "IncidentReceipt",
    "IncidentReminder",
    "IncidentReportDue",
    "IncidentReportPrompt",
    "IncidentRing",
    "IncidentRingGone",
    "IncidentShared",
    "IncidentWithdrawn",
    "IncidentsStuck",
    "InviteMade",
    "InviteMenu",
    "Lane",
    "LockTold",
    "MessagesMayBeLost",
    "MessagesRecalled",
    "MissingList",
    "MissingMatrix",
    "MyData",
    "NoProject",
    "NotAllowed",
    "NotUnderstood",
    "NothingToUndo",
    "Notice",
    "NotifiableAlert",
    "NotifiableCorrected",
    "OnlyInGroups",
    "OnlyInPrivate",
    "OnlyText",
    "PendingList",
    "PendingReminder",
    "PeriodNotUnderstood",
    "PersonalDataFound",
    "PersonalMessageGone",
    "Privacy",
    "ReportChangedForYou",
    "ReportForMenu",
    "ReportForOther",
    "ReportForPrompt",
    "ReportForm",
    "ReportFormMoved",
    "ReportReaction",
    "ReportReminder",
    "ReportReminderMoved",
    "ReportSentBack",
    "ReviewCard",
    "ReviewReasonPrompt",
    "RoleChanged",
    "RoleEnded",
    "RollCallMenu",
    "RollCallPlaceNoted",
    "RollCallPlacePrompt",
    "RollCallQuestion",
    "RollCallReminder",
    "RollCallRemindersGone",
    "RollCallSummary",
    "RollCallTally",
    "Settings",
    "SettingsMenu",
    "ShiftReportReceipt",
    "SubscribeMenu",
    "SubscriptionCard",
    "SubscriptionList",
    "SummariesSkipped",
    "SummaryCard",
    "SummaryFile",
    "SummaryFileMoved",
    "SummaryMoved",
    "TeamCard",
    "TeamEndPrompt",
    "TooManyMessages",
    "TurnedAwayForm",
    "TurnedAwayNotUnderstood",
    "TurnedAwayReceipt",
    "UnknownCommand",
    "UpdateParked",
    "UpdateParkedForAdmins",
    "Welcome",
    "read_notice",
]

Notice = Annotated[
    ShiftReportReceipt
    | ReportReaction
    | CorrectionPrompt
    | ReportForm
    | ReportFormMoved
    | FormTextNotUsed
    | AnswerPrompt
    | PendingReminder
    | PendingList
    | ReportForMenu
    | ReportForPrompt
    | ReportForOther
    | DayList
    | DayNotUnderstood
    | NotifiableAlert
    | NotifiableCorrected
    | ReviewCard
    | ReviewReasonPrompt
    | ReportSentBack
    | ReportChangedForYou
    | DutyCard
    | DutyCardMoved
    | DutyNews
    | DutyOffer
    | DutyOfferAnswered
    | IncidentAlert
    | IncidentReceipt
    | IncidentGroupCard
    | IncidentGroupAnswer
    | IncidentRing
    | IncidentRingGone
    | IncidentWithdrawn
    | IncidentAnswersGone
    | IncidentMessageGone
    | IncidentMessageFate
    | IncidentNews
    | IncidentReminder
    | DrillResult
    | DrillMenu
    | RollCallMenu
    | RollCallTally
    | RollCallSummary
    | RollCallQuestion
    | RollCallReminder
    | RollCallRemindersGone
    | RollCallPlacePrompt
    | RollCallPlaceNoted
    | IncidentPlacePrompt
    | IncidentPlaceNoted
    | IncidentDonePrompt
    | IncidentHelpPrompt
    | IncidentPhotoPrompt
    | IncidentPhotoNoted
    | IncidentNoPhoto
    | IncidentFollowUp
    | IncidentPhoto
    | IncidentCardMoved
    | IncidentOutcomePrompt
    | IncidentAdvicePrompt
    | IncidentShared
    | IncidentReportDue
    | IncidentReportPrompt
    | IncidentList
    | IncidentNotFound
    | IncidentGrid
    | IncidentOffer
    | IncidentsStuck
    | BedHeldInGroup
    | BedHoldCard
    | BedHoldInPrivate
    | BedHoldKeeperCard
    | BedHoldList
    | BedHoldMenu
    | BedHoldMoved
    | BedHoldNews
    | BedHoldReminder
    | BedHoldUnclear
    | BedsNotHeld
    | BedCountCard
    | BedCountMoved
    | BedCountReminder
    | BedCountAsked
    | BedMovementUnclear
    | BedsChanged
    | BedSeason
    | BedsAnswer
    | BedsAnswerMoved
    | BedsBoardInGroups
    | BedsBoardPin
    | BedsMessageEdited
    | BedsNotUnderstood
    | TurnedAwayForm
    | TurnedAwayNotUnderstood
    | TurnedAwayReceipt
    | NotUnderstood
    | EmptyReport
    | UnknownCommand
    | OnlyText
    | NotAllowed
    | NoProject
    | NothingToUndo
    | CorrectionTooLate
    | Help
    | Welcome
    | AlreadyAdmitted
    | BotIsPrivate
    | CodeRefused
    | Settings
    | InviteMenu
    | InviteMade
    | GroupMenu
    | GroupLinked
    | GroupNotLinked
    | GroupLeft
    | OnlyInGroups
    | OnlyInPrivate
    | UpdateParked
    | UpdateParkedForAdmins
    | SummaryCard
    | SummaryMoved
    | PeriodNotUnderstood
    | ClosureAsked
    | ClosureMade
    | ClosureMenu
    | Closures
    | DaysOff
    | MissingList
    | MissingMatrix
    | ReportReminder
    | ReportReminderMoved
    | SummariesSkipped
    | SubscribeMenu
    | SubscriptionCard
    | SubscriptionList
    | BedsHistory
    | SummaryFile
    | SummaryFileMoved
    | EarlyWarningCard
    | MessagesMayBeLost
    | AccountLocked
    | AccountOpened
    | GroupStranger
    | LockTold
    | MessagesRecalled
    | RoleChanged
    | RoleEnded
    | TeamCard
    | TeamEndPrompt
    | AuditList
    | AuditNotFound
    | ForgetMe
    | IdentityErased
    | MyData
    | Privacy
    | PersonalDataFound
    | PersonalMessageGone
    | TooManyMessages,
    Field(discriminator="kind"),
]

TO_STRANGERS: frozenset[str] = frozenset({"bot_is_private", "code_refused", "identity_erased"})
"""Kinds that go to somebody of whom nothing is kept, not even where they were sent."""

TAKING_AWAY: frozenset[str] = frozenset(
    {
        "incident_ring_gone",
        "incident_answers_gone",
        "incident_message_gone",
        "roll_call_reminders_gone",
        "messages_recalled",
    }
)
"""Kinds that say nothing: they take messages away. Somebody who lost every right is the one who needs them."""

_KINDS: dict[str, type[BaseNotice]] = {
    kind.model_fields["kind"].default: kind for kind in get_args(get_args(Notice)[0])
}
ABOUT_INCIDENTS = tuple(sorted(kind for kind, notice in _KINDS.items() if issubclass(notice, AboutIncident)))
"""Every kind of what is said of one incident."""


def read_notice(stored: str) -> Notice:
    """The notice of its JSON. Raises ValueError (pydantic's, without the words) for what is none."""
    kind = _Kind.model_validate_json(stored).kind
    if kind not in _KINDS:
        raise ValueError("a notice of an unknown kind")
    return cast("Notice", _KINDS[kind].model_validate_json(stored))


class _Kind(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)
    kind: str
