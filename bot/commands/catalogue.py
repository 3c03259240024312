"""`vigie catalogue`: check one, or print the schema."""

import json
from pathlib import Path

import typer

from domain.catalogue import CatalogueError, catalogue_schema, load_catalogue


def check(file: Path) -> None:
    """Says that all is well, or names every mistake with its line and key."""
    try:
        catalogue = load_catalogue(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        typer.echo(f"{file}: cannot be read: {reason}", err=True)
        raise typer.Exit(1) from None
    except CatalogueError as error:
        for problem in error.problems:
            typer.echo(f"{file}:{problem.line}: {problem.key_path}: {problem.message}", err=True)
        raise typer.Exit(1) from None
    typer.echo(
        f"{file}: fine. {len(catalogue.projects)} projects, {len(catalogue.activities)} activities, "
        f"{sum(len(a.indicators) for a in catalogue.activities)} indicators."
    )


def schema() -> None:
    """The JSON schema, for editors that complete and check YAML."""
    typer.echo(json.dumps(catalogue_schema(), ensure_ascii=False, indent=2))
