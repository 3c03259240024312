"""The catalogue: what a mission counts, where, and in which words its teams say it. Data, never code."""

from domain.catalogue.loading import CatalogueError, Problem, catalogue_schema, load_catalogue
from domain.catalogue.models import Catalogue
from domain.catalogue.parts import (
    Activity,
    BedCategory,
    EmergencyNumber,
    IncidentType,
    Indicator,
    Label,
    Ladder,
    Named,
    Plausibility,
    Project,
    Season,
    Shelter,
    Site,
    Succession,
    UnknownKey,
)

__all__ = [
    "Activity",
    "BedCategory",
    "Catalogue",
    "CatalogueError",
    "EmergencyNumber",
    "IncidentType",
    "Indicator",
    "Label",
    "Ladder",
    "Named",
    "Plausibility",
    "Problem",
    "Project",
    "Season",
    "Shelter",
    "Site",
    "Succession",
    "UnknownKey",
    "catalogue_schema",
    "load_catalogue",
]
