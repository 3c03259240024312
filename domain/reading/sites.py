"""Where an incident is: the one site that a message names, else the reporter's own."""

from datetime import date

from domain.catalogue import Catalogue
from domain.reading.lexicon import TOWARDS
from domain.reading.phrases import Index
from domain.reading.words import Kind, tokenise

_MOST_TOKENS = 300  # an alert names its place early


def named_site(
    plain: str, index: Index, catalogue: Catalogue, project: str | None, own: str | None, on: date
) -> str | None:
    """The site of the reporter's project that a text that went through `flat` names, else `own`."""
    if project is None or not any(p.key == project for p in catalogue.projects):
        return own
    theirs = {s.key for s in catalogue.sites_of(project, on)}
    tokens = tokenise(plain)
    named: set[str] = set()
    at = 0
    while at < min(len(tokens), _MOST_TOKENS):
        phrase = index.find(tokens, at)
        if phrase is None:
            at += 1
            continue
        told = {new for m in phrase.meanings if m.kind == "site" for new in catalogue.sites_on(m.key, on)}
        sites = told & theirs
        before = tokens[at - 1] if at else None
        towards = before is not None and before.kind is Kind.WORD and before.text in TOWARDS
        if len(sites) == 1 and not towards and not phrase.slip:
            named |= sites
        at = phrase.last + 1
    return named.pop() if len(named) == 1 else own
