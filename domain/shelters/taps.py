"""Buttons about shelter beds; see domain/taps.py."""

from typing import ClassVar

from domain.taps import Tap

# History


class HistoryTap(Tap):
    """Another page of the picture of the last thirty nights."""

    prefix: ClassVar[str] = "by"
    page: int
