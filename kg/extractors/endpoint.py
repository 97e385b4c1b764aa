"""The extractor `openai`: any endpoint that speaks the chat interface of OpenAI, on this machine or elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extractors import cache, question, replies, settings
from kg.extractors.posting import Post, RejectedError
from kg.extractors.protocol import ExtractorError, Proposed

if TYPE_CHECKING:
    from kg.extractors.protocol import Asked, Fact
    from kg.extractors.settings import Settings


@dataclass
class Endpoint:
    """A model behind an address, and how it wants to be asked."""

    settings: Settings
    post: Post
    schema: bool = True
    """Whether a schema is sent; not any more once the server has rejected one."""
    asked: int = field(default=0)
    """Questions that were sent."""

    @property
    def recipe(self) -> str:
        """Return the model and the version of the question."""
        return f"openai {self.settings.model}, question {question.VERSION}"

    def propose(self, asked: Asked) -> Proposed:
        """Ask of a text, in as many questions as its length needs."""
        groups, left = question.batches(asked)
        facts: list[Fact] = []
        warnings = [f"sentence {number} is too long to be asked about" for number in left]
        for numbers in groups:
            where = f"sentences {numbers[0]} to {numbers[-1]}"
            try:
                found, extra = self._group(asked, numbers)
            except replies.UnreadableError as error:
                warnings.append(f"{where}: {error}, also when asked again")
                continue
            facts += found
            warnings += [f"{where}: {extra} keys that nobody asked for were left out"] if extra else []
        return Proposed(tuple(facts), tuple(warnings))

    def _group(self, asked: Asked, numbers: list[int]) -> tuple[list[Fact], int]:
        """Return what was answered of some sentences, now or before."""
        said = question.messages(asked, numbers)
        key = cache.name(self.settings.model, [question.VERSION, said, question.SCHEMA])
        kept = cache.find(self.settings.cache, key)
        if kept is not None:
            return replies.facts(kept)
        if self.settings.replay:
            raise ExtractorError(f"no reply is kept for this text, question and model, and {settings.REPLAY} is set")
        reply, read = self._ask(said)
        cache.keep(self.settings.cache, key, self.settings.model, reply)
        return read

    def _ask(self, said: list[dict[str, str]]) -> tuple[str, tuple[list[Fact], int]]:
        """Ask, and once again if the answer cannot be read; only a reply that can be read is kept."""
        until = self.post.deadline()
        try:
            reply = self._send(said, until)
            return reply, replies.facts(reply)
        except replies.UnreadableError:
            reply = self._send([*said, {"role": "user", "content": question.AGAIN}], until)
            return reply, replies.facts(reply)

    def _send(self, said: list[dict[str, str]], until: float) -> str:
        """Post a question; a server that rejects the schema is asked for any JSON object instead."""
        self.asked += 1
        try:
            answer = self.post.send(question.body(self.settings.model, said, self.schema), until)
        except RejectedError:
            if not self.schema:
                raise
            self.schema = False
            self.asked += 1
            answer = self.post.send(question.body(self.settings.model, said, self.schema), until)
        return replies.content(answer)


def from_environment() -> Endpoint:
    """Make the extractor of what the environment says. Raises NotConfiguredError if it says nothing."""
    read = settings.from_environment()
    return Endpoint(read, Post(read.url, read.seconds, read.key))
