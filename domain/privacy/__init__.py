"""What is written of people that need not be: found, and masked before it is stored."""

from domain.privacy.findings import MASK, Finding, Kind
from domain.privacy.guard import find, find_in, masked
from domain.privacy.names import cleaned

__all__ = ["MASK", "Finding", "Kind", "cleaned", "find", "find_in", "masked"]
