"""The messages from which the incident model learns, and how it learns."""
