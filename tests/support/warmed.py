"""Loaded by the server that bot processes are forked from: what reading makes ready on its first time is ready in each.

A life of less than a second would else be spent on it, and its update count as one that kills.
"""

from datetime import UTC, datetime

from bot.catalogue import catalogue_from
from bot.incident_model import incident_model
from domain.reading import read_report
from domain.reading.kinds import kind_of

TEXT, CATALOGUE, NOW = "1 12/11 h", catalogue_from(None), datetime.now(UTC)
READ = read_report(TEXT, catalogue=CATALOGUE, project="calais", site=None, now=NOW)
kind_of(TEXT, READ, catalogue=CATALOGUE, model=incident_model(), project="calais", now=NOW)
