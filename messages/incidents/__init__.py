"""What is said about security incidents: the cards of whoever is alerted, the reporter's own, how one is raised."""

from messages.incidents.alert import alert, group_card
from messages.incidents.following import follow_up, report_due, shared
from messages.incidents.following import prompt as follow_prompt
from messages.incidents.listing import incident_list, moved, not_found
from messages.incidents.raising import grid, group_answer, offer
from messages.incidents.receipt import place_noted, prompt, receipt
from messages.incidents.restricted import message_fate

__all__ = [
    "alert",
    "follow_prompt",
    "follow_up",
    "grid",
    "group_answer",
    "group_card",
    "incident_list",
    "message_fate",
    "moved",
    "not_found",
    "offer",
    "place_noted",
    "prompt",
    "receipt",
    "report_due",
    "shared",
]
