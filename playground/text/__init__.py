"""Text with entities: parse modes, automatic entities, UTF-16 counting, and back to HTML."""
