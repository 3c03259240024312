"""What there is to say of security incidents and their alerts."""

from datetime import datetime
from typing import ClassVar, Literal

from domain.incidents.follow_views import Part
from domain.incidents.types import Detail, Group
from domain.notices.base import BaseNotice, Lane


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
