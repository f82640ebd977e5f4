"""What every part of an expression is, and whether the parts go together. All faults are found in one go."""

from __future__ import annotations

from engine.expressions.bounds import a_number
from engine.expressions.evaluator import folded
from engine.expressions.finding import Finding
from engine.expressions.functions import FUNCTIONS, Function
from engine.expressions.names import about_name, unknown_function
from engine.expressions.pairs import Known, Part, about_choice, about_comparison, about_equal, about_range
from engine.expressions.tree import Among, Call, Comparison, Constant, Listed, Literal, Logic, Name, Node, Not, Range
from engine.expressions.types import Boolean, Choice, Choices, DateType, Null, Number, Scope, TextType, Type


def check(tree: Node, text: str, scope: Scope) -> tuple[Known, list[Finding]]:
    """Everything wrong with a syntax tree that is to be a condition."""
    checker = _Checker(text, scope)
    checker.demand_condition(tree, null=False)
    return Boolean(), checker.findings


def check_value(tree: Node, text: str, scope: Scope) -> tuple[Known, list[Finding]]:
    """What a syntax tree is that may be a value of any type, and everything wrong with it."""
    checker = _Checker(text, scope)
    return checker.type_of(tree), checker.findings


class _Checker:
    """Works out types from the leaves up. An unknown type (None) has been reported once and fits everywhere."""

    def __init__(self, text: str, scope: Scope) -> None:
        """Nothing found so far."""
        self.text = text
        self.scope = scope
        self.findings: list[Finding] = []

    def demand_condition(self, node: Node, *, null: bool = True, before: Node | None = None) -> None:
        """Report a node that is not true or false; `before` is what stands left of it under the same and / or."""
        part = self._part(node)
        if isinstance(part.type, Boolean | None) or (null and isinstance(part.type, Null)):
            return
        self._report(
            Finding(node.place, "condition.type", f"{part} is {part.type}, not a condition.", _advice(part, before))
        )

    def type_of(self, node: Node, offered: tuple[str, ...] = ()) -> Known:
        """What a node is; `offered` are codes it stands beside."""
        match node:
            case Literal():
                return _literal_type(node.value)
            case Name():
                self._report(about_name(node, self.scope, offered))
                return self.scope.types.get(node.name)
            case Call():
                return self._call(node)
            case Comparison():
                self._comparison(node)
            case Among():
                self._among(node)
            case Logic():
                for before, part in zip((None, *node.parts), node.parts, strict=False):
                    self.demand_condition(part, before=before)
            case Not():
                self.demand_condition(node.part)
        return Boolean()

    def _comparison(self, node: Comparison) -> None:
        left = self._part(node.left, self._codes(node.right))
        right = self._part(node.right, self._codes(node.left))
        self._report(about_comparison(node, left, right))

    def _among(self, node: Among) -> None:
        if isinstance(node.whole, Listed | Range):
            part = self._part(node.part)
            if isinstance(part.type, Choices):
                self._report(_turned_round(part))
            else:
                self._entries(part, node.whole)
            return
        part, whole = self._part(node.part, self._codes(node.whole)), self._part(node.whole)
        if isinstance(whole.type, Choices):
            self._report(about_choice(whole, whole.type.codes, part))
        elif whole.type is not None:
            one, other = (part, whole) if isinstance(node.whole, Literal) else (whole, part)
            hint = f"Write {one.written} = {other.written}, or a list in brackets after in."
            message = f"{whole} is {whole.type}, and nothing can be in it."
            self._report(Finding(node.whole.place, "condition.type", message, hint))

    def _entries(self, part: Part, whole: Listed | Range) -> None:
        entries = whole.parts if isinstance(whole, Listed) else (whole,)
        if not entries:
            hint = "Write what it may hold between the brackets."
            self._report(Finding(whole.place, "condition.impossible", "Nothing is in an empty list.", hint))
        for entry in entries:
            if isinstance(entry, Range):
                self._report(about_range(part, self._part(entry.low), self._part(entry.high), entry))
            else:
                other = self._part(entry, self._codes(part.node))
                self._report(about_equal(part, other, entry.place))

    def _call(self, node: Call) -> Known:
        given = [self._part(argument) for argument in node.arguments]
        function = FUNCTIONS.get(node.function)
        if function is None:
            self._report(unknown_function(node))
            return None
        self._report(_about_call(node, function, given))
        return function.gives

    def _part(self, node: Node, offered: tuple[str, ...] = ()) -> Part:
        return Part(node, self.type_of(node, offered), self.text[node.place.start : node.place.end])

    def _codes(self, node: Node) -> tuple[str, ...]:
        """The codes a name can have, if it is a choice."""
        found = self.scope.types.get(node.name) if isinstance(node, Name) else None
        return found.codes if isinstance(found, Choice | Choices) else ()

    def _report(self, finding: Finding | None) -> None:
        if finding is not None:
            self.findings.append(finding)


def _literal_type(value: Constant) -> Type | Null:
    match value:
        case bool():
            return Boolean()
        case str():
            return TextType()
        case None:
            return Null()
    return Number()


def _about_call(node: Call, function: Function, given: list[Part]) -> Finding | None:
    """What is wrong with what a function is given."""
    if len(given) != len(function.takes):
        message = f"{node.function} takes {len(function.takes)} value in its brackets and is given {len(given)}."
        return Finding(node.place, "condition.type", message, f"Write for example {function.example}.")
    for part, wanted in zip(given, function.takes, strict=True):
        if part.type is not None and type(part.type) is not type(wanted):
            message = f"{part} is {part.type}; {node.function} takes {wanted}."
            return Finding(part.node.place, "condition.type", message, f"Write for example {function.example}.")
    constant = folded(node)
    if isinstance(constant, Literal) and constant.value is None:
        return Finding(given[0].node.place, "condition.type", function.wrong.format(given[0]), function.advice)
    return None


def _turned_round(part: Part) -> Finding:
    """Several choices looked for in a list, instead of one code in the several choices."""
    message = f"{part} is {part.type}, so it is not one entry of a list."
    codes = part.type.codes[:2] if isinstance(part.type, Choices) else ()
    asked = " or ".join(f'("{code}" in {part.written})' for code in codes)
    hint = f"Ask for each code: {asked}."
    return Finding(part.node.place, "condition.type", message, hint)


def _advice(part: Part, before: Node | None) -> str:
    """How to make a condition of a part that is none."""
    if isinstance(part.node, Name):
        return _example(part)
    if isinstance(part.node, Literal) and isinstance(before, Comparison) and isinstance(before.left, Name):
        again = f"{before.left.name} {before.operator} {part.written}"
        return f"Write the whole comparison again: {again}. For one of several, write a list after in."
    return 'Compare it with a name, as in route = "degree".'


def _example(part: Part) -> str:
    """A condition a name could stand in."""
    match part.type:
        case Choice(codes) if codes:
            return f'Compare it: {part.written} = "{codes[0]}".'
        case Choices(codes) if codes:
            return f'Ask for one of its codes: ("{codes[0]}" in {part.written}).'
        case Number() as number:
            return f"Compare it: {part.written} >= {a_number(number)}."
        case DateType():
            return f'Compare it: {part.written} >= date("2026-01-31").'
    return f"Compare it, or write {part.written} != null to ask whether it is answered."
