"""The errors that a person can do something about.

Every front end shows `str(error)` and nothing else: the text is one sentence that says what is
wrong and what to do, and may quote untrusted words, which the front end passes through the
display guard.
"""


class WorkbenchError(Exception):
    """Bad input or an unusable environment; exit code 2 on the command line."""


class IntakeError(WorkbenchError):
    """An article could not be read."""


class ExtractionError(WorkbenchError):
    """The text of a saved file could not be read."""


class StoreError(WorkbenchError):
    """The claims database can't be used."""


class NotFoundError(WorkbenchError):
    """What was asked for is not on the desk."""


class ImportFileError(WorkbenchError):
    """A file of known claims could not be read."""


class ExportError(WorkbenchError):
    """A log could not be written."""


class SigningError(WorkbenchError):
    """A head can't be signed, or a signature or a time stamp is not what it should be."""


class SettingsError(WorkbenchError):
    """The settings file says something that can't be followed."""


class UndecidableError(WorkbenchError):
    """The step asked for does not fit the claim's present state."""


class LearningError(WorkbenchError):
    """There is too little to learn from, or nothing learnt to take back."""


class EmbeddingError(WorkbenchError):
    """The model for the search by meaning can't be used."""


class SourceError(WorkbenchError):
    """A source can't be taken in, or not used as asked."""


class QueryError(WorkbenchError):
    """A query to the author, or an answer to one, can't be taken as it is."""


class FetchError(WorkbenchError):
    """A page was not fetched; nothing of it is kept."""


class FetchStoppedError(FetchError):
    """Fetching was stopped because the user asked for it."""


class WebArchiveError(WorkbenchError):
    """A web archive, or a document in it, can't be read."""
