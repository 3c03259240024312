"""What was learned, from what, and how; nothing of it is needed to run Vigie."""
