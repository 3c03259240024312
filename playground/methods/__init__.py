"""The methods of the Bot API, by name. Importing this package registers them all."""

from __future__ import annotations

from playground.methods import chats, editing, media, queries, registry, removing, sending, settings, updates

METHODS = registry.METHODS

__all__ = ["METHODS", "chats", "editing", "media", "queries", "removing", "sending", "settings", "updates"]
