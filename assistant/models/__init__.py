"""Language models, through LangChain: any provider's, or any server that speaks OpenAI's protocol."""

from assistant.models.metering import Meter
from assistant.models.model import LanguageModel
from assistant.models.providers import model_name

__all__ = ["LanguageModel", "Meter", "model_name"]
