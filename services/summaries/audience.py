"""Who reads a summary: a person, or a team's group as one audience, whoever is in it."""

from domain.frozen import frozen
from domain.incidents.types import Incident
from domain.people import Person, UseCase, allowed
from services.shelters.standing import may
from services.work import Work
from storage.groups import TeamGroup


@frozen
class Audience:
    """`person` None: the group."""

    person: Person | None
    group: TeamGroup | None

    def may_see(self, work: Work, project: str | None) -> bool:
        """Whether the summary of a project (None: of the mission) is for them."""
        if self.person is None:
            return self.group is not None and project is not None and self.group.project == project
        return allowed(self.person, UseCase.SEE_SUMMARY, project=project, now=work.now)

    def sees_sensitive(self, work: Work, project: str) -> bool:
        """Whether they see sensitive activities of all of a project. A group never does."""
        return self.person is not None and allowed(
            self.person, UseCase.SEE_SENSITIVE, project=project, now=work.now, throughout=True
        )

    def sees_beds(self, work: Work) -> bool:
        """Whether they see how many beds there are: a team's group has them on its board."""
        return self.person is None or may(work, self.person, UseCase.SEE_BEDS)

    def sees_incidents(self, work: Work, project: str | None) -> bool:
        """Whether they see the unrestricted incidents of a project: the coordinators' own group does, too."""
        if self.person is None:
            return self.group is not None and self.group.coordination and self.group.project == project
        return allowed(self.person, UseCase.SEE_INCIDENT, project=project, now=work.now, throughout=True)

    def left_out(self, incident: Incident) -> bool:
        """Whether its reporter left them out: who is in a group nobody knows, so that it is told of none of those."""
        return bool(incident.excluded) if self.person is None else self.person.id in incident.excluded
