"""What Vigie means: pure rules and types. No I/O, no clock of its own, no Telegram, no SQL."""
