"""What every page is given: the server's one assistant with what runs beside it, and who looks at it how."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.access import Access, load_access
from assistant.background import Jobs
from assistant.changing import Changes
from assistant.conversations import Conversations, FirstQuestions
from assistant.evaluating import Evaluations
from assistant.types import InterfaceLanguage
from vectorstore.conversations import ConversationStore
from vectorstore.errors import LibraryUnreadable

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

    from assistant.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Server:
    """What all browsers share.

    ``keeps`` tells whether conversations outlive the server; ``access`` who may look, None where nobody logs in.
    """

    assistant: "Assistant"
    conversations: Conversations
    first_questions: FirstQuestions
    jobs: Jobs
    changes: Changes
    evaluations: Evaluations
    keeps: bool
    access: Access | None = None

    @classmethod
    def over(cls, assistant: "Assistant") -> "Server":
        """The server of ``assistant``. Over a folder that cannot be written, conversations last as long as it does."""
        try:
            store, keeps = ConversationStore(assistant.library.home), True
        except LibraryUnreadable:
            store, keeps = ConversationStore(_folder_of_this_process()), False
        kept = Conversations.over(assistant, store, assistant.library.home)
        jobs = Jobs()
        evaluations = Evaluations(assistant, lambda settings: type(assistant).open(settings=settings), jobs)
        changes = Changes(assistant.library, jobs)
        access = load_access(assistant.settings.access) if assistant.settings.access else None
        return cls(assistant, kept, FirstQuestions(assistant), jobs, changes, evaluations, keeps, access)


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at a page: in which language, by whom ("" where nobody logs in), and whether they may change things.

    ``chat_page`` is where to switch to for the chat.
    """

    server: Server
    language: InterfaceLanguage
    chat_page: "Page"
    owner: str = ""
    edits: bool = True

    @property
    def assistant(self) -> "Assistant":
        """The assistant."""
        return self.server.assistant

    @property
    def conversations(self) -> Conversations:
        """The conversations."""
        return self.server.conversations


def _folder_of_this_process() -> Path:
    """A folder that is removed when the process ends: what people asked is not left behind."""
    folder = Path(tempfile.mkdtemp(prefix="newscite-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def language_of(locale: str | None) -> InterfaceLanguage:
    """The interface's language for a browser's ``locale``."""
    return "zh" if (locale or "").lower().startswith("zh") else "en"
