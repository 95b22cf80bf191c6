"""What may go wrong in a way that a user can do something about. Everything else is a bug."""


class HotseatError(Exception):
    """Something that a user may see. Its message is whole sentences: what happened and what to do next."""


class UnclearName(HotseatError):
    """A typed name means nobody, or several. `choices` are the names that it may have meant, the likeliest first."""

    def __init__(self, message: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


class WrongUsage(HotseatError):
    """A command was typed in a way that it cannot be read: an unknown command, a missing or surplus value."""


class NotAllowed(HotseatError):
    """The member may not use this command."""


class NothingToCorrect(HotseatError):
    """A correction would have no effect, now or later, or means something that is not there."""


class UnreadableReport(HotseatError):
    """A file, a line or a text that was handed in cannot be taken as a report."""


class TooManyLinks(HotseatError):
    """A link cannot be put into the queue."""


class FeedUnusable(HotseatError):
    """A feed, or a list of feeds, cannot be found, followed or told."""


class StoreUnusable(HotseatError):
    """The database cannot be used: corrupt, not writable, or written by a newer version."""


class WrongSetting(HotseatError):
    """A variable of the environment or of `.env` has a value that cannot be used."""


class NamesNotUpdated(HotseatError):
    """Newer names could not be had, or are not to be trusted; those that there are stay."""
