"""One wording in each of a questionnaire's languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.document import Mapping as MappingNode
from engine.document import Node, Scalar, Span
from engine.questionnaire.names import Language
from engine.questionnaire.placeholders import Tell, bound, filled, has_braces, untold


@dataclass(frozen=True)
class Text:
    """What is said, per language; the first language is the one the author writes in.

    It may hold placeholders. Where nobody's answers are at hand, it is said without them.
    """

    words: Mapping[Language, str]
    span: Span | None = field(default=None, compare=False, repr=False)

    def __hash__(self) -> int:
        """Equal wordings have equal hashes, although the mapping itself has none."""
        return hash(tuple(self.words.items()))

    def say(self, language: Language, tell: Tell = untold) -> str:
        """The wording in a language, or in the author's own where that one is missing."""
        words = self.written(language)
        return filled(words, tell) if has_braces(words) else words

    def written(self, language: Language) -> str:
        """The same just as it is written, with every brace."""
        return self.words[self.spoken_in(language)]

    def spoken_in(self, language: Language) -> Language:
        """The language it is said in where a language is asked for: the author's own where that one is missing."""
        return language if language in self.words else next(iter(self.words))

    def told(self, tell: Tell) -> Text:
        """The same wording with its placeholders told for good, in every language."""
        if not any(map(has_braces, self.words.values())):
            return self
        return Text({language: bound(words, tell) for language, words in self.words.items()}, self.span)


def read_text(node: Node | None, author: Language) -> Text | None:
    """A wording from `{en: ..., cy: ...}`, or from plain text in the language the author writes in."""
    if isinstance(node, MappingNode):
        words = {Language(str(key)): said.strip() for key, said in node.items() if isinstance(said, Scalar)}
        said = {language: wording for language, wording in words.items() if wording}
        return Text(said, node.span) if said else None
    if isinstance(node, Scalar) and node.strip():
        return Text({author: node.strip()}, node.span)
    return None
