"""From an author's text, in its place in a file, to something that can be evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.document import Problem, Scalar, Span
from engine.expressions.checking import Known, RangeType, check, check_value, labels_for_codes
from engine.expressions.evaluating import Evaluate, Evaluators, evaluator
from engine.expressions.finding import Finding, hints
from engine.expressions.reading import parse
from engine.expressions.tree import Node, Place, free_names
from engine.expressions.types import Null, Scope, Type

Check: TypeAlias = Callable[[Node, str, Scope, Evaluators], tuple[Known, list[Finding]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A condition or a calculation that has been checked. Two with the same text are equal.

    `evaluate(names)` gives a value or null and never raises; a name that is absent is null.
    """

    text: str
    span: Span = field(compare=False, repr=False)
    names: frozenset[str] = field(compare=False, repr=False)
    tree: Node = field(compare=False, repr=False)
    evaluate: Callable[[Mapping[str, object]], object | None] = field(compare=False, repr=False)

    def span_of(self, part: Node) -> Span:
        """Where a part of it stands in the file."""
        return _within(self.text, self.span, part.place)

    def written(self, part: Node) -> str:
        """A part of it as its author wrote it."""
        return self.text[part.place.start : part.place.end]

    def __reduce__(self) -> tuple[Callable[..., Expression], tuple[str, Span, frozenset[str], Node]]:
        """Copies and pickles carry the tree; what evaluates it is made anew, when it is first asked."""
        return _again, (self.text, self.span, self.names, self.tree)


def compile_expression(text: Scalar, scope: Scope, file: str) -> tuple[Expression | None, list[Problem]]:
    """A condition, or everything that is wrong with it, in the order of columns."""
    expression, _, problems = _compile(text, scope, file, check)
    return (None if problems else expression), problems


def compile_value(text: Scalar, scope: Scope, file: str) -> tuple[Expression | None, Type | None, list[Problem]]:
    """A calculation and the type of what it gives, or everything that is wrong with it, in the order of columns."""
    expression, kind, problems = _compile(text, scope, file, check_value)
    if problems:
        return None, None, problems
    return expression, None if isinstance(kind, Null | RangeType) else kind, []


def try_out(text: Scalar, scope: Scope, file: str) -> tuple[Expression | None, list[Problem]]:
    """What can be read and evaluated, however wrong: a fault is a problem for the author, and null when it happens."""
    expression, _, problems = _compile(text, scope, file, check_value)
    return expression, problems


def _compile(
    text: Scalar,
    scope: Scope,
    file: str,
    checked: Callable[[Node, str, Scope, Evaluators], tuple[Known, list[Finding]]],
) -> tuple[Expression | None, Known, list[Problem]]:
    tree, findings = parse(text)
    if tree is None:
        return None, None, _problems(findings, text, scope, file)
    evaluators = Evaluators()
    evaluate = evaluators.of(tree)
    kind, found = checked(tree, text, scope, evaluators)
    expression = _expression(str(text), text.span, tree, evaluate)
    return expression, kind, _problems(findings + found, text, scope, file)


def _problems(findings: list[Finding], text: Scalar, scope: Scope, file: str) -> list[Problem]:
    if not findings:
        return []
    labels = list(labels_for_codes(text, scope.labels))
    told = [*labels, *(each for each in findings if not any(each.place.meets(label.place) for label in labels))]
    told.sort(key=lambda finding: (finding.place.start, finding.place.end))
    return [_problem(finding, hint, text, file) for finding, hint in zip(told, hints(told), strict=True)]


def _expression(text: str, span: Span, tree: Node, evaluate: Evaluate) -> Expression:
    return Expression(text=text, span=span, names=free_names(tree), tree=tree, evaluate=evaluate)


def _again(text: str, span: Span, names: frozenset[str], tree: Node) -> Expression:
    made: list[Evaluate] = []

    def evaluate(given: Mapping[str, object]) -> object | None:
        if not made:
            made.append(evaluator(tree))
        return made[0](given)

    return Expression(text=text, span=span, names=names, tree=tree, evaluate=evaluate)


def _problem(finding: Finding, hint: str, text: Scalar, file: str) -> Problem:
    span = _within(text, text.span, finding.place)
    return Problem(code=finding.code, message=finding.message, hint=hint, file=file, span=span)


def _within(text: str, span: Span, place: Place) -> Span:
    """A place in an expression as a place in the file, wherever the file has the text as it is, possibly in quotes.

    Text over several lines, and text with escapes between its quotes, has columns of its own: there the whole is meant.
    """
    around = span.end_column - span.column - len(text)
    if span.line != span.end_line or around not in {0, 2}:
        return span
    start = span.column + around // 2
    return Span(span.line, start + place.start, span.line, start + max(place.end, place.start + 1))
