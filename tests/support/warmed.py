"""Loaded by the server that bot processes are forked from: what reading makes ready on its first time is ready in each.

A life of less than a second would else be spent on it, and its update count as one that kills.
"""

from datetime import UTC, datetime

from bot.catalogue import catalogue_from
from bot.incident_model import incident_model
from domain.reading.kinds import kind_of

kind_of("1 12/11 h", catalogue=catalogue_from(None), model=incident_model(), project="calais", now=datetime.now(UTC))
