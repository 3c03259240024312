"""A catalogue read from YAML text, with every mistake named by line and key.

The text is read as words only: what YAML would turn into a number, a date or a yes/no on its own (15, 05:00, no, on)
stays what the writer typed, and the shapes decide what it means.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from pydantic import ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from domain.catalogue.contradictions import contradictions
from domain.catalogue.models import Catalogue
from domain.catalogue.raw import Path
from domain.frozen import frozen

# What pydantic finds, said to somebody who does not program. `{…}` are pydantic's own context values.
_PLAIN = {
    "missing": "is missing",
    "extra_forbidden": "is not known here; check the spelling",
    "string_type": "must be a text",
    "string_too_short": "must not be empty",
    "string_too_long": "is too long; at most {max_length} characters",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "model_type": "must have keys and values below it",
    "model_attributes_type": "must have keys and values below it",
    "too_short": "needs at least {min_length} item",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "enum": "must be one of {expected}",
    "date_from_datetime_parsing": "must be a date like 2026-12-31",
    "date_parsing": "must be a date like 2026-12-31",
    "time_parsing": "must be a time like 05:00",
}
_PATTERNS = {
    "key": "must be lower-case letters, digits and _, and start with a letter",
    "site": "must be the key of a site",
    "part_of": "must be the key of an indicator",
    "mission": "must be lower-case letters, digits, - and _, and start with a letter",
    "languages": "must be two-letter languages such as fr and en",
    "number": "must be a telephone number",
}


@frozen
class Problem:
    """One mistake: the line (from 1), where in the file as keys joined by dots, and what is wrong."""

    line: int
    key_path: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (f"line {self.line}", self.key_path, self.message) if part)


class CatalogueError(ValueError):
    """A catalogue that cannot be used; `problems` names every mistake, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = problems


# The one in C reads in a tenth of the time, at every start; where PyYAML came without it, its own reads the same.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50


def load_catalogue(text: str) -> Catalogue:
    """The catalogue written in `text` (YAML). Raises CatalogueError with the line and key of every mistake."""
    try:
        _check_events(text)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise CatalogueError([_syntax(error)]) from None
    if not isinstance(root, MappingNode):
        raise CatalogueError([Problem(1, "", "a catalogue starts with keys such as mission: and projects:")])
    lines: dict[Path, int] = {}
    problems: list[Problem] = []
    raw = _plain(root, (), lines, problems)
    catalogue, mistaken = _shaped(raw)
    found = [*mistaken, *contradictions(raw)]
    problems += [Problem(_line(path, lines), _key_path(path, raw), message) for path, message in found]
    if problems:
        raise CatalogueError(sorted(set(problems), key=lambda p: (p.line, p.key_path, p.message)))
    assert catalogue is not None  # what the whole model complains of is among the contradictions
    return catalogue


def _check_events(text: str) -> None:
    """Stops at aliases: a mistake in one place would have many lines, and a catalogue could grow without end. And at
    depths that no catalogue has, which what is in C would not survive."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise CatalogueError([_problem_at(event, "references (*name) are not used in catalogues; write it out")])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise CatalogueError([_problem_at(event, "this is nested too deeply")])


def _problem_at(event: yaml.Event, said: str) -> Problem:
    mark = event.start_mark
    return Problem(mark.line + 1 if mark else 1, "", f"the file cannot be read from here on: {said}")


def catalogue_schema() -> dict[str, Any]:
    """The JSON schema of a catalogue, for editors that check YAML while it is typed."""
    return Catalogue.model_json_schema(by_alias=True)


def _syntax(error: yaml.YAMLError) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        said = error.problem or error.context or "cannot be read"
        return Problem(mark.line + 1 if mark else 1, "", f"the file cannot be read from here on: {said}")
    return Problem(1, "", "the file has characters that do not belong in a text")


def _plain(node: Node, path: Path, lines: dict[Path, int], problems: list[Problem]) -> Any:
    """The content of `node` as mappings, lists and texts; notes the line of every path, and keys written twice."""
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, SequenceNode):
        return [_plain(child, (*path, i), lines, problems) for i, child in enumerate(node.value)]
    if isinstance(node, ScalarNode):
        empty = node.style is None and node.value in ("", "~", "null")
        return None if empty else node.value
    content: dict[str, Any] = {}
    for key_node, value in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, ScalarNode):
            problems.append(Problem(line, _dotted(path), "a key must be one plain word"))
            continue
        key = str(key_node.value)
        if key in content:
            problems.append(Problem(line, _dotted((*path, key)), "is written twice; the first would be forgotten"))
        lines[(*path, key)] = line
        content[key] = _plain(value, (*path, key), lines, problems)
    return content


def _shaped(raw: object) -> tuple[Catalogue | None, list[tuple[Path, str]]]:
    """The catalogue, or its mistakes of shape."""
    try:
        return Catalogue.model_validate(raw), []
    except ValidationError as error:
        return None, list(_shape_mistakes(error, raw))


def _shape_mistakes(error: ValidationError, raw: object) -> Iterator[tuple[Path, str]]:
    for detail in error.errors(include_url=False, include_input=False):
        path = detail["loc"]
        # The whole model's own complaint repeats the contradictions, which have their lines; and a list whose items
        # are wrong is not too short for it.
        if path and not (detail["type"] == "too_short" and _at(path, raw)):
            yield path, _message(detail["type"], path, detail.get("ctx") or {}, detail["msg"])


def _at(path: Path, raw: object) -> object:
    """What stands at `path`; None where there is nothing."""
    here: Any = raw
    for part in path:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            return None
    return here


def _message(kind: str, path: Path, context: Mapping[str, Any], said: str) -> str:
    if kind == "string_pattern_mismatch":
        name = next((part for part in reversed(path) if isinstance(part, str) and part in _PATTERNS), "")
        return _PATTERNS.get(name, "needs at least one letter or digit")
    if kind in _PLAIN:
        return _PLAIN[kind].format(**context)
    return said.removeprefix("Value error, ")


def _line(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of `path`; of what should contain it, where it is missing."""
    while path not in lines and path:
        path = path[:-1]
    return lines.get(path, 1)


def _key_path(path: Path, raw: object) -> str:
    """`path` in the writer's words: an item of a list is called by its key, where it has one."""
    parts: list[str | int] = []
    for depth, part in enumerate(path, start=1):
        here = _at(path[:depth], raw)
        key = here.get("key") or here.get("site") if isinstance(part, int) and isinstance(here, Mapping) else None
        parts.append(key if isinstance(key, str) else part)
    return _dotted(tuple(parts))


def _dotted(path: Path) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
