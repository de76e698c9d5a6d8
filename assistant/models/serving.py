"""What a server of OpenAI's protocol serves."""

import asyncio
from collections.abc import AsyncGenerator

from assistant.models.errors import FirstWordTooLong, ModelNotNamed
from assistant.models.limits import Endpoint
from assistant.models.providers import openai_client_options
from assistant.settings import Settings

_MOST_NAMED = 10


async def served_model(at: Endpoint, settings: Settings) -> AsyncGenerator[str]:
    """The name of the one model that the server has. Raises ModelNotNamed when it has several or none."""
    from openai import AsyncOpenAI

    async with AsyncOpenAI(**openai_client_options(at, settings)) as client:
        try:
            async with asyncio.timeout(at.limits.first) as limit:
                models = (await client.models.list()).data
        except TimeoutError:
            if not limit.expired():
                raise
            raise FirstWordTooLong(model=at.model, where=at.where, seconds=f"{at.limits.first:g}") from None
    names = [model.id for model in models or ()]
    if len(names) != 1 or not names[0]:
        raise ModelNotNamed(model=at.model, where=at.where, served=", ".join(names[:_MOST_NAMED]) or "–")
    yield names[0]
