"""Shelter beds: asking, counting, holding, turning away."""
