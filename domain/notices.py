"""Everything that Vigie may have to say, as data.

A notice names what is to be said and the row that it is about, never words: the outbox stores it as JSON, and at the
moment of sending the service makes the view that this reader may have now. A *card* is a notice that stays true: its
message is edited when the row behind it changes.
"""

from datetime import date, datetime
from enum import IntEnum
from typing import Annotated, ClassVar, Literal, cast, get_args

from pydantic import BaseModel, ConfigDict, Field

from domain.incidents.follow_views import Part
from domain.incidents.types import Detail, Group


class Lane(IntEnum):
    """The order in which the outbox is emptied; lower goes first. An edit rides in the lane of its card."""

    ALERT = 0
    ANSWER = 1
    SUMMARY = 2


class BaseNotice(BaseModel):
    """What every notice has. `lane` and `card` belong to the kind, not to the single notice."""

    # Built when the first of a kind is made: a process makes few of them, and all cost it half a megabyte.
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)
    lane: ClassVar[Lane] = Lane.ANSWER
    card: ClassVar[bool] = False

    @property
    def subject(self) -> int | None:
        """The id of the row that it is about, by which a card is found when that row changes; None: of no row."""
        return None


class AboutReport(BaseNotice):
    """What is said of one shift report."""

    report_id: int

    @property
    def subject(self) -> int | None:
        """The report."""
        return self.report_id


# Shift reports


class ShiftReportReceipt(AboutReport):
    """The author's card of one report: what was understood, what is asked, how to change or undo it."""

    card: ClassVar[bool] = True
    kind: Literal["shift_report_receipt"] = "shift_report_receipt"


class ReportReaction(BaseNotice):
    """In a group: a sign on the author's message says that the report is stored. Sending it twice changes nothing.

    `sign` None takes the sign back.
    """

    kind: Literal["report_reaction"] = "report_reaction"
    message_id: int
    sign: Literal["stored", "pending", "alert"] | None


class CorrectionPrompt(AboutReport):
    """Asks for the corrected text of a report, as an answer to this message."""

    kind: Literal["correction_prompt"] = "correction_prompt"


class ReportForm(BaseNotice):
    """The guided form of a report, for the one who fills it in."""

    card: ClassVar[bool] = True
    kind: Literal["report_form"] = "report_form"
    form_id: int

    @property
    def subject(self) -> int | None:
        """The form."""
        return self.form_id


class ReportFormMoved(BaseNotice):
    """What stands in the place of a form's card once the form goes on in a newer message."""

    card: ClassVar[bool] = True
    kind: Literal["report_form_moved"] = "report_form_moved"
    form_id: int

    @property
    def subject(self) -> int | None:
        """The form."""
        return self.form_id


class FormTextNotUsed(BaseNotice):
    """Words or a number that an open form cannot take; `activity` is the one that it shows."""

    kind: Literal["form_text_not_used"] = "form_text_not_used"
    said: str
    activity: str


class AnswerPrompt(AboutReport):
    """Asks for the answer to a report's open question in words; `said`: what could not be read as one."""

    kind: Literal["answer_prompt"] = "answer_prompt"
    said: str | None = None


class PendingReminder(AboutReport):
    """Once, a quarter of an hour after a question was asked and not answered: an answer to its card."""

    kind: Literal["pending_reminder"] = "pending_reminder"


class PendingList(BaseNotice):
    """To a project's coordinators at the day's end: whose reports wait for an answer."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    kind: Literal["pending_list"] = "pending_list"
    project: str


class ReportForMenu(BaseNotice):
    """In whose place is reported: somebody of the project (None: of all that are the reader's), `named` so, or
    `person_id` once that is chosen."""

    card: ClassVar[bool] = True
    kind: Literal["report_for_menu"] = "report_for_menu"
    project: str | None = None
    page: int = 0
    named: str | None = None
    person_id: int | None = None


class ReportForPrompt(BaseNotice):
    """Asks for the report of this person, as an answer to this message; `said`: what could not be read as one."""

    kind: Literal["report_for_prompt"] = "report_for_prompt"
    person_id: int
    said: str | None = None

    @property
    def subject(self) -> int | None:
        """The person."""
        return self.person_id


class ReportForOther(AboutReport):
    """An edit that would make a report another person's."""

    kind: Literal["report_for_other"] = "report_for_other"


class DayList(BaseNotice):
    """One project's reports of one reporting day."""

    kind: Literal["day_list"] = "day_list"
    project: str
    day: date
    page: int = 0


class DayNotUnderstood(BaseNotice):
    """/today with something that is no day; `said` is in the person's own words."""

    kind: Literal["day_not_understood"] = "day_not_understood"
    said: str


class NotifiableAlert(AboutReport):
    """A notifiable value (a death, somebody missing, suspected measles) in a report: to those who must know at once."""

    lane: ClassVar[Lane] = Lane.ALERT
    card: ClassVar[bool] = True
    kind: Literal["notifiable_alert"] = "notifiable_alert"


class NotifiableCorrected(AboutReport):
    """Rings those who had the alert when its values changed; the card itself changes in silence."""

    lane: ClassVar[Lane] = Lane.ALERT
    kind: Literal["notifiable_corrected"] = "notifiable_corrected"


# Reviews of shift reports


class ReviewCard(AboutReport):
    """A coordinator's card of somebody's report: what it says now, and how a review of it stands."""

    card: ClassVar[bool] = True
    kind: Literal["review_card"] = "review_card"
    choosing: bool = False


class ReviewReasonPrompt(AboutReport):
    """Asks a coordinator for the reason in their own words, as an answer to this message."""

    kind: Literal["review_reason_prompt"] = "review_reason_prompt"


class ReportSentBack(AboutReport):
    """To a report's author, as an answer to their message: what a coordinator asks about it."""

    card: ClassVar[bool] = True
    kind: Literal["report_sent_back"] = "report_sent_back"


class ReportChangedForYou(AboutReport):
    """To a report's author: a coordinator changed it; `revision` is the one that they made."""

    card: ClassVar[bool] = True
    kind: Literal["report_changed_for_you"] = "report_changed_for_you"
    revision: int


# Duty


class DutyCard(BaseNotice):
    """Who is on duty in a project, or in all of the reader's (`board_id` 0). `part`: the menu that is open on it, for
    `person` where one is chosen."""

    card: ClassVar[bool] = True
    kind: Literal["duty_card"] = "duty_card"
    board_id: int
    part: Literal["who", "when", "day", "offer", "drop"] | None = None
    person: int | None = None

    @property
    def subject(self) -> int | None:
        """The project's board; 0: the overview of several."""
        return self.board_id


class DutyCardMoved(BaseNotice):
    """What stands in the place of a card of duty once a newer message of the same chat shows it."""

    card: ClassVar[bool] = True
    kind: Literal["duty_card_moved"] = "duty_card_moved"


class DutyNews(BaseNotice):
    """To somebody whose duty begins, has ended or was changed; `by`: who did it, None where the clock did."""

    kind: Literal["duty_news"] = "duty_news"
    board_id: int
    by: int | None = None


class DutyOffer(BaseNotice):
    """To a colleague: somebody offers them their duty."""

    card: ClassVar[bool] = True
    kind: Literal["duty_offer"] = "duty_offer"
    offer_id: int

    @property
    def subject(self) -> int | None:
        """The offer."""
        return self.offer_id


class DutyOfferAnswered(BaseNotice):
    """To whoever offered their duty: it was accepted or refused."""

    kind: Literal["duty_offer_answered"] = "duty_offer_answered"
    offer_id: int


# Incidents


class AboutIncident(BaseNotice):
    """What is said of one incident. All of it passes everything else."""

    lane: ClassVar[Lane] = Lane.ALERT
    incident_id: int

    @property
    def subject(self) -> int | None:
        """The incident."""
        return self.incident_id


class IncidentAlert(AboutIncident):
    """The card of somebody who is alerted: what is known, who has it, *I've got it*, *I can't*. `shows`: what is
    open on it."""

    card: ClassVar[bool] = True
    kind: Literal["incident_alert"] = "incident_alert"
    shows: Part | None = None
    page: int = 0


class IncidentReceipt(AboutIncident):
    """The reporter's card: how far the alert is, and what can be added. `detail`: what is being asked, `group`: whose
    count; `readers`: whom to leave out."""

    card: ClassVar[bool] = True
    kind: Literal["incident_receipt"] = "incident_receipt"
    detail: Detail | None = None
    group: Group | None = None
    readers: bool = False


class IncidentGroupCard(AboutIncident):
    """The card in a coordination group."""

    card: ClassVar[bool] = True
    kind: Literal["incident_group_card"] = "incident_group_card"


class IncidentGroupAnswer(AboutIncident):
    """In the group where it was raised, an answer to the message: its number and how far it is; of what is or may be
    restricted a neutral sentence."""

    card: ClassVar[bool] = True
    kind: Literal["incident_group_answer"] = "incident_group_answer"


class IncidentRing(AboutIncident):
    """A short ringing answer to somebody's card; `run`: which of the ladder's steps, repeats counted."""

    kind: Literal["incident_ring"] = "incident_ring"
    run: int


class IncidentRingGone(AboutIncident):
    """Takes the rings of a chat away: those before `run`, or all."""

    kind: Literal["incident_ring_gone"] = "incident_ring_gone"
    run: int | None = None


class IncidentWithdrawn(AboutIncident):
    """What stands for good in the place of a card that was taken from its reader. To whoever never had the card nothing
    is sent."""

    card: ClassVar[bool] = True
    kind: Literal["incident_withdrawn"] = "incident_withdrawn"


class IncidentAnswersGone(AboutIncident):
    """Takes everything away that was said of it in a chat beside the card: whoever had it may not know of it."""

    kind: Literal["incident_answers_gone"] = "incident_answers_gone"


class IncidentMessageGone(AboutIncident):
    """Deletes the message that raised it in a group: it is restricted."""

    kind: Literal["incident_message_gone"] = "incident_message_gone"
    message_id: int


class IncidentMessageFate(AboutIncident):
    """To the reporter: whether their message in the group could be deleted."""

    kind: Literal["incident_message_fate"] = "incident_message_fate"
    deleted: bool


class IncidentNews(AboutIncident):
    """To the reporter, as an answer to their card: somebody has it, or nobody has it any more."""

    kind: Literal["incident_news"] = "incident_news"


class IncidentReminder(AboutIncident):
    """To whoever has it: do you still?"""

    card: ClassVar[bool] = True
    kind: Literal["incident_reminder"] = "incident_reminder"


class IncidentPlacePrompt(AboutIncident):
    """One button to share the place."""

    kind: Literal["incident_place_prompt"] = "incident_place_prompt"


class IncidentPlaceNoted(AboutIncident):
    """The place that its reporter shared is on every card."""

    kind: Literal["incident_place_noted"] = "incident_place_noted"


class IncidentDonePrompt(AboutIncident):
    """Asks what was done, as an answer to this message."""

    kind: Literal["incident_done_prompt"] = "incident_done_prompt"


class IncidentHelpPrompt(AboutIncident):
    """Asks what help is needed, as an answer to this message."""

    kind: Literal["incident_help_prompt"] = "incident_help_prompt"


class IncidentPhotoPrompt(AboutIncident):
    """Asks for a photo, as an answer to this message."""

    kind: Literal["incident_photo_prompt"] = "incident_photo_prompt"


class IncidentPhotoNoted(AboutIncident):
    """The photo that its reporter sent, not as an answer to anything, was taken for their alert's."""

    kind: Literal["incident_photo_noted"] = "incident_photo_noted"


class IncidentNoPhoto(AboutIncident):
    """Of what is or may be restricted no photo is taken."""

    kind: Literal["incident_no_photo"] = "incident_no_photo"


class IncidentFollowUp(AboutIncident):
    """An answer to somebody's card: what was added, as the act `entry`. A card, so that it can be emptied."""

    card: ClassVar[bool] = True
    kind: Literal["incident_follow_up"] = "incident_follow_up"
    entry: int


class IncidentPhoto(AboutIncident):
    """As a follow-up: the photo that was added."""

    card: ClassVar[bool] = True
    kind: Literal["incident_photo"] = "incident_photo"
    entry: int


class IncidentCardMoved(AboutIncident):
    """What stands in the place of a card once a newer message of the same chat shows it."""

    card: ClassVar[bool] = True
    kind: Literal["incident_card_moved"] = "incident_card_moved"


class IncidentOutcomePrompt(AboutIncident):
    """Asks how it ended, as an answer to this message."""

    kind: Literal["incident_outcome_prompt"] = "incident_outcome_prompt"


class IncidentAdvicePrompt(AboutIncident):
    """Asks what to advise other projects, as an answer to this message."""

    kind: Literal["incident_advice_prompt"] = "incident_advice_prompt"


class IncidentShared(AboutIncident):
    """To coordinators of other projects: what happened, without names, words or exact place, and what to do."""

    lane: ClassVar[Lane] = Lane.ANSWER
    card: ClassVar[bool] = True
    kind: Literal["incident_shared"] = "incident_shared"


class IncidentReportDue(AboutIncident):
    """To whoever is to write it: the written report is due."""

    lane: ClassVar[Lane] = Lane.ANSWER
    card: ClassVar[bool] = True
    kind: Literal["incident_report_due"] = "incident_report_due"


class IncidentReportPrompt(AboutIncident):
    """Asks for the written report, as an answer to this message."""

    lane: ClassVar[Lane] = Lane.ANSWER
    kind: Literal["incident_report_prompt"] = "incident_report_prompt"


class IncidentList(BaseNotice):
    """/incidents: those of one project, open ones first. `whole`: those of no project."""

    card: ClassVar[bool] = True
    kind: Literal["incident_list"] = "incident_list"
    project: str | None = None
    whole: bool = False
    page: int = 0


class IncidentNotFound(BaseNotice):
    """There is no such incident, or it is not theirs: nobody is told which."""

    kind: Literal["incident_not_found"] = "incident_not_found"
    said: str


class DrillResult(AboutIncident):
    """To those who had an exercise, and to whoever raised it: how long it took until somebody had it."""

    kind: Literal["drill_result"] = "drill_result"


class DrillMenu(BaseNotice):
    """/drill: in which project? `said`: what it is to be about."""

    card: ClassVar[bool] = True
    kind: Literal["drill_menu"] = "drill_menu"
    said: str | None = None


# Roll calls


class RollCallMenu(BaseNotice):
    """Who is to be called: everybody of the project (None: which one?), or those at one of its sites. `incident_id`:
    the one whose card this was asked from."""

    lane: ClassVar[Lane] = Lane.ALERT
    card: ClassVar[bool] = True
    kind: Literal["roll_call_menu"] = "roll_call_menu"
    project: str | None = None
    incident_id: int | None = None


class AboutRollCall(BaseNotice):
    """What is said of a roll call as a whole, to those who may see who answered what."""

    lane: ClassVar[Lane] = Lane.ALERT
    roll_call_id: int

    @property
    def subject(self) -> int | None:
        """The roll call."""
        return self.roll_call_id


class RollCallTally(AboutRollCall):
    """Who is safe, who needs help, who has not answered."""

    card: ClassVar[bool] = True
    kind: Literal["roll_call_tally"] = "roll_call_tally"


class RollCallSummary(AboutRollCall):
    """The same once it has ended, with a ring; later answers change it."""

    card: ClassVar[bool] = True
    kind: Literal["roll_call_summary"] = "roll_call_summary"


class AboutAnswer(BaseNotice):
    """What is said to one person on a roll; `entry_id` is their place on it."""

    lane: ClassVar[Lane] = Lane.ALERT
    entry_id: int

    @property
    def subject(self) -> int | None:
        """Their place on the roll."""
        return self.entry_id


class RollCallQuestion(AboutAnswer):
    """Are you safe?"""

    card: ClassVar[bool] = True
    kind: Literal["roll_call_question"] = "roll_call_question"


class RollCallReminder(AboutAnswer):
    """The same once more, with a ring, as an answer to the card."""

    kind: Literal["roll_call_reminder"] = "roll_call_reminder"


class RollCallRemindersGone(AboutAnswer):
    """Takes the reminders away: they were answered, or another one takes their place (`but_last`)."""

    kind: Literal["roll_call_reminders_gone"] = "roll_call_reminders_gone"
    but_last: bool = False


class RollCallPlacePrompt(AboutAnswer):
    """One button to share the place."""

    kind: Literal["roll_call_place_prompt"] = "roll_call_place_prompt"


class RollCallPlaceNoted(AboutAnswer):
    """The place is on the coordinators' cards."""

    kind: Literal["roll_call_place_noted"] = "roll_call_place_noted"


class IncidentGrid(BaseNotice):
    """/incident alone: what happened? The alert leaves on the first tap."""

    lane: ClassVar[Lane] = Lane.ALERT
    card: ClassVar[bool] = True
    kind: Literal["incident_grid"] = "incident_grid"


class IncidentOffer(BaseNotice):
    """Below a text that reads like an incident: one red button. `message_id`: the text's own message; `beside`: it was
    taken for a report as well. `said` None: nobody tapped it in time, and the words are gone."""

    lane: ClassVar[Lane] = Lane.ALERT
    card: ClassVar[bool] = True
    kind: Literal["incident_offer"] = "incident_offer"
    said: str | None
    message_id: int
    offered_at: datetime
    beside: bool = False


class IncidentsStuck(BaseNotice):
    """To admins: alerts that nobody took do not climb as they should. Nothing of what they are about."""

    lane: ClassVar[Lane] = Lane.ALERT
    kind: Literal["incidents_stuck"] = "incidents_stuck"
    stuck: int


# What was sent could not be used


class NotUnderstood(BaseNotice):
    """Plain text in private that is no report, or a report command without a word that Vigie knows."""

    kind: Literal["not_understood"] = "not_understood"
    said: str


class EmptyReport(BaseNotice):
    """/report with nothing after it: examples."""

    kind: Literal["empty_report"] = "empty_report"


class UnknownCommand(BaseNotice):
    """A command that does not exist; `nearest` is the one that was probably meant."""

    kind: Literal["unknown_command"] = "unknown_command"
    said: str
    nearest: str | None


class OnlyText(BaseNotice):
    """A voice message, a photo or the like: Vigie reads text."""

    kind: Literal["only_text"] = "only_text"
    voice: bool


class NotAllowed(BaseNotice):
    """The person's roles do not let them do it."""

    kind: Literal["not_allowed"] = "not_allowed"
    use_case: str
    project: str | None = None
    site: str | None = None
    theirs: bool = False
    """It is the roles of the one in whose place it would be done."""


class NoProject(BaseNotice):
    """The person has roles in no project that this could be about."""

    kind: Literal["no_project"] = "no_project"


class NothingToUndo(BaseNotice):
    """/undo without a report of one's own in this chat."""

    kind: Literal["nothing_to_undo"] = "nothing_to_undo"


class CorrectionTooLate(AboutReport):
    """A report older than 30 days is not changed any more."""

    kind: Literal["correction_too_late"] = "correction_too_late"


# People


class Help(BaseNotice):
    """Five lines with real examples."""

    kind: Literal["help"] = "help"


class Welcome(BaseNotice):
    """After the admission: who one is for Vigie, what to send first, and the choice of the usual site."""

    card: ClassVar[bool] = True
    kind: Literal["welcome"] = "welcome"


class AlreadyAdmitted(BaseNotice):
    """/start from somebody who is in already."""

    kind: Literal["already_admitted"] = "already_admitted"


class BotIsPrivate(BaseNotice):
    """What a stranger is told, in both languages, at most once a day."""

    kind: Literal["bot_is_private"] = "bot_is_private"


class CodeRefused(BaseNotice):
    """An invite code that does not exist, is used or is too old. Not said which: a code is a secret."""

    kind: Literal["code_refused"] = "code_refused"


SettingsMenu = Literal["site", "project", "language", "habits"]
"""A part of the settings that a button opens."""


class Settings(BaseNotice):
    """Language, project, usual site, and what is remembered of one's words."""

    card: ClassVar[bool] = True
    kind: Literal["settings"] = "settings"
    menu: SettingsMenu | None = None


class InviteMenu(BaseNotice):
    """Which project, which role; `project` "*" is the whole mission."""

    card: ClassVar[bool] = True
    kind: Literal["invite_menu"] = "invite_menu"
    project: str | None = None


class InviteMade(BaseNotice):
    """The link to forward. The code lives in this notice until it is sent and is blanked with it."""

    kind: Literal["invite_made"] = "invite_made"
    role: str
    project: str | None
    code: str
    expires_at: datetime


# Groups


class GroupMenu(BaseNotice):
    """/link: which project, then which language."""

    card: ClassVar[bool] = True
    kind: Literal["group_menu"] = "group_menu"
    project: str | None = None


class GroupLinked(BaseNotice):
    """What the group is for from now on."""

    kind: Literal["group_linked"] = "group_linked"


class GroupNotLinked(BaseNotice):
    """Said when Vigie is added, and to a command in a group that nobody linked yet."""

    kind: Literal["group_not_linked"] = "group_not_linked"
    minutes: int


class GroupLeft(BaseNotice):
    """Nobody linked the group in time: Vigie says so and leaves once this is sent."""

    kind: Literal["group_left"] = "group_left"


class OnlyInGroups(BaseNotice):
    """/link in private."""

    kind: Literal["only_in_groups"] = "only_in_groups"


class OnlyInPrivate(BaseNotice):
    """/settings or /invite in a group."""

    kind: Literal["only_in_private"] = "only_in_private"
    command: str


# The spine


class UpdateParked(BaseNotice):
    """To the author: something went wrong with what they sent, and it is kept."""

    kind: Literal["update_parked"] = "update_parked"


class UpdateParkedForAdmins(BaseNotice):
    """To admins: one more is parked. Nothing of its content."""

    lane: ClassVar[Lane] = Lane.ALERT
    kind: Literal["update_parked_for_admins"] = "update_parked_for_admins"
    seq: int
    parked: int


class MessagesMayBeLost(BaseNotice):
    """Vigie was away for more than the 24 hours that Telegram keeps messages."""

    lane: ClassVar[Lane] = Lane.ALERT
    kind: Literal["messages_may_be_lost"] = "messages_may_be_lost"
    since: datetime
    until: datetime


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
    | MessagesMayBeLost,
    Field(discriminator="kind"),
]

TO_STRANGERS: frozenset[str] = frozenset({"bot_is_private", "code_refused"})
"""Kinds that go to somebody of whom nothing is kept, not even where they were sent."""

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
