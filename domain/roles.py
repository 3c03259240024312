"""Who works with Vigie, as roles. What a role may do is decided by the permission table, not here."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in a project, or in the whole mission; one person may hold several.

    team_member: a nurse, psychologist, lawyer, logistician or volunteer who reports shifts and raises alerts.
    shelter_keeper: keeps the bed counts and holds of one shelter.
    coordinator: runs a project; receives its alerts, acknowledges them, and answers for missing reports.
    medical_focal_point: follows the medical figures, sensitive ones included, and is told of suspected outbreaks.
    safeguarding_focal_point: the only reader of safeguarding incidents besides the head of mission.
    security_adviser: sees every security alert of the projects, and follows them up.
    meal: monitoring, evaluation, accountability and learning; works with figures and exports, not with narratives.
    head_of_mission: the last step of every ladder, and reader of every summary.
    admin: keeps people, invitations and settings; sees no narrative for it.
    """

    TEAM_MEMBER = "team_member"
    SHELTER_KEEPER = "shelter_keeper"
    COORDINATOR = "coordinator"
    MEDICAL_FOCAL_POINT = "medical_focal_point"
    SAFEGUARDING_FOCAL_POINT = "safeguarding_focal_point"
    SECURITY_ADVISER = "security_adviser"
    MEAL = "meal"
    HEAD_OF_MISSION = "head_of_mission"
    ADMIN = "admin"
