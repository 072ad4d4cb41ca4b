"""The protocol of chat completions, as OpenAI wrote it and others speak it."""

import json
from collections.abc import Mapping
from typing import Any

from quoth.engine.asking import Door
from quoth.engine.errors import CutOffError, EngineError, NotUnderstoodError, hidden, printable, told_in
from quoth.settings import EngineSettings

_SETTINGS = "under 'engine' in mkdocs.yml"


class Chat:
    """Talks with one model; remembers how the service wants to be told the form of an answer."""

    def __init__(self, settings: EngineSettings, key: str | None, schema: Mapping[str, Any]) -> None:
        self._door = Door(f"{settings.url}/chat/completions", key, settings.timeout)
        self._model = settings.model
        self._key = key
        by_schema = {"name": "proposals", "strict": True, "schema": schema}
        # Some services hold a model to a schema, some at least to JSON, and some know nothing of either.
        self._forms: list[dict[str, Any]] = [
            {"response_format": {"type": "json_schema", "json_schema": by_schema}},
            {"response_format": {"type": "json_object"}},
            {},
        ]

    def answer(self, instructions: str, text: str) -> str:
        """Return what the model answers to a text, as it writes it."""
        messages = [{"role": "system", "content": instructions}, {"role": "user", "content": text}]
        # No temperature is asked for: models that reason refuse every one but their own.
        question = {"model": self._model, "messages": messages}
        while True:
            try:
                body = self._door.ask({**question, **self._forms[0]})
            except NotUnderstoodError:
                if len(self._forms) == 1:
                    raise
                del self._forms[0]
            else:
                return self._content(body)

    def _content(self, body: bytes) -> str:
        choice = self._first_choice(body)
        message = choice.get("message")
        if choice.get("finish_reason") == "length":
            cure = "let the service give longer answers (it may call that context or max_tokens)"
            raise CutOffError(f"the answer of {self._model} was cut off; {cure}, or take another model")
        refusal = message.get("refusal") if isinstance(message, dict) else None
        if choice.get("finish_reason") == "content_filter" or (isinstance(refusal, str) and refusal):
            told = f" ({printable(hidden(refusal, self._key))})" if isinstance(refusal, str) else ""
            cure = f"take another 'model' {_SETTINGS}, or draft without one"
            raise EngineError(f"{self._model} refuses to read the article{told}; {cure}")
        content = message.get("content") if isinstance(message, dict) else None
        if not isinstance(content, str):
            raise self._strange(body)
        return hidden(content, self._key)

    def _first_choice(self, body: bytes) -> dict[str, Any]:
        try:
            said = json.loads(body)
            choice = said["choices"][0]
        except (ValueError, RecursionError, TypeError, LookupError):
            raise self._strange(body) from None
        if not isinstance(choice, dict):
            raise self._strange(body)
        return choice

    def _strange(self, body: bytes) -> EngineError:
        cure = f"check 'url' {_SETTINGS}, which often ends in /v1"
        told = told_in(body, self._key)
        return EngineError(f"{self._door.url} does not answer as a chat with a model does{told}; {cure}")
