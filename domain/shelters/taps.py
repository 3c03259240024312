"""Buttons about shelter beds; see domain/taps.py."""
