"""What is said about security incidents: the cards of whoever is alerted, the reporter's own, how one is raised."""

from messages.incidents.alert import alert, group_card
from messages.incidents.raising import grid, group_answer, offer
from messages.incidents.receipt import place_noted, prompt, receipt
from messages.incidents.restricted import message_fate

__all__ = ["alert", "grid", "group_answer", "group_card", "message_fate", "offer", "place_noted", "prompt", "receipt"]
