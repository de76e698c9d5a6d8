"""Conversations that are kept: what was asked, the answers as they grow, and everything that can be done with them."""

from assistant.conversations.conversations import Conversations
from assistant.conversations.first_questions import FirstQuestions
from assistant.conversations.values import Answerer, Conversation, Exchange, Failure, Options

__all__ = ["Answerer", "Conversation", "Conversations", "Exchange", "Failure", "FirstQuestions", "Options"]
