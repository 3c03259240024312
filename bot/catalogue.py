"""Where the catalogue comes from: the operator's file, or the one that Vigie ships."""

from functools import cache
from importlib import resources
from pathlib import Path

from domain.catalogue import Catalogue, load_catalogue

DEFAULT = "mission_france.yaml"


@cache
def catalogue_from(path: Path | None) -> Catalogue:
    """The mission's catalogue. Raises CatalogueError for a bad one, OSError for a file that cannot be read."""
    if path is None:
        return load_catalogue(resources.files("bot.catalogues").joinpath(DEFAULT).read_text(encoding="utf-8"))
    return load_catalogue(path.read_text(encoding="utf-8"))
