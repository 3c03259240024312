"""The catalogue: what a mission counts, where, and in which words its teams say it. Data, never code."""

from domain.catalogue.loading import CatalogueError, Problem, catalogue_schema, load_catalogue
from domain.catalogue.models import (
    Activity,
    BedCategory,
    Catalogue,
    EmergencyNumber,
    IncidentType,
    Indicator,
    Label,
    Ladder,
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
