"""What is said about security incidents: the cards of whoever is alerted, the reporter's own, how one is raised."""

from messages.incidents.alert import alert, group_card
from messages.incidents.raising import grid, group_answer, offer
from messages.incidents.receipt import place_noted, prompt, receipt

__all__ = ["alert", "grid", "group_answer", "group_card", "offer", "place_noted", "prompt", "receipt"]
