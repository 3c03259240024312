"""What the incident reader has learned, from the file that Vigie ships; read when the first incident is."""

from functools import cache
from importlib import resources

from domain.reading.incident_model import IncidentModel

FILE = "incidents.model"


@cache
def incident_model() -> IncidentModel:
    """The model: some 0.8 MB, kept from the first call on."""
    return IncidentModel.from_bytes(resources.files("bot.models").joinpath(FILE).read_bytes())
