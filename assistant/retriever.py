"""The library's search as LangChain's retriever."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from vectorstore.library import Library
from vectorstore.types import Filters, Hit


class NewsRetriever(BaseRetriever):
    """Finds the ``limit`` passages that best fit a question, as documents with their article and place in it."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    filters: Filters = Filters()
    limit: int = 8

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        return [as_document(hit) for hit in self.library.search(query, self.filters, self.limit)]


def as_document(hit: Hit) -> Document:
    """``hit`` as a LangChain document; ``start`` and ``end`` are places in the article's stored text."""
    article, passage = hit.article, hit.passage
    return Document(
        id=str(passage.id),
        page_content=passage.text,
        metadata={
            "article": article.id,
            "source": article.source,
            "title": article.title,
            "url": article.url,
            "date": article.date,
            "publisher": article.publisher,
            "language": passage.language,
            "start": passage.start,
            "end": passage.end,
            "score": hit.score,
        },
    )
