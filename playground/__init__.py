"""A faithful Telegram Bot API server on this machine, with a control API over its people, chats, faults and clock."""
