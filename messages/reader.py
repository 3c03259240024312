"""For whom a message is written: the language, the mission's catalogue, and how the bot is called."""

from collections.abc import Sequence

from domain.catalogue import Activity, Catalogue, Indicator, UnknownKey
from domain.commands import BY_WORD, COMMANDS
from domain.frozen import frozen
from messages.wording import Say


@frozen
class Reader:
    """A reader. Names of things that the catalogue no longer has are shown as their keys: old reports stay readable."""

    say: Say
    catalogue: Catalogue
    bot_username: str
    exercise: bool = False
    """What is shown is an exercise: nothing in it may call for help from outside."""

    @property
    def language(self) -> str:
        """The language in which the reader is told things."""
        return self.say.language

    def project(self, key: str) -> str:
        """The project's name."""
        try:
            return self.catalogue.project(key).label.text(self.language)
        except UnknownKey:
            return key

    def site(self, key: str) -> str:
        """The site's name."""
        try:
            return self.catalogue.site(key).label.text(self.language)
        except UnknownKey:
            return key

    def activity(self, key: str) -> str:
        """The activity's name."""
        found = self.find_activity(key)
        return found.label.text(self.language) if found else key

    def indicator(self, activity: str, key: str) -> str:
        """The indicator's name."""
        found = self.find_indicator(activity, key)
        return found.label.text(self.language) if found else key

    def incident_type(self, key: str) -> str:
        """The incident type's name."""
        try:
            return self.catalogue.incident_type(key).label.text(self.language)
        except UnknownKey:
            return key

    def find_activity(self, key: str) -> Activity | None:
        """The activity, if the catalogue has it."""
        try:
            return self.catalogue.activity(key)
        except UnknownKey:
            return None

    def find_indicator(self, activity: str, key: str) -> Indicator | None:
        """The indicator, if the catalogue has it."""
        try:
            return self.catalogue.activity(activity).indicator(key)
        except UnknownKey:
            return None

    def site_names(self, keys: Sequence[str]) -> list[str]:
        """The sites' names, each with its project where two sound the same."""
        names = [self.site(key) for key in keys]
        return [
            f"{name}, {self._project_of(key)}" if names.count(name) > 1 else name
            for key, name in zip(keys, names, strict=True)
        ]

    def _project_of(self, site: str) -> str:
        try:
            return self.project(self.catalogue.project_of(site).key)
        except UnknownKey:
            return site

    def command(self, name: str) -> str:
        """The command as this reader's language lists it: `/jour`, `/today`."""
        found = BY_WORD.get(name) or next((c for c in COMMANDS if c.name == name), None)
        if found is None:
            return f"/{name}"
        return "/" + (found.en if self.language == "en" else found.fr)
