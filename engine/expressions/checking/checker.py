"""What every part of an expression is, and whether the parts go together. All faults are found in one go."""

from __future__ import annotations

from decimal import Decimal

from engine.expressions import spread
from engine.expressions.checking.advice import advice, turned_round
from engine.expressions.checking.calculations import (
    about_calculation,
    about_kinds,
    about_number,
    joined,
    type_of_calculation,
)
from engine.expressions.checking.calls import about_call, given_type, without_value
from engine.expressions.checking.names import about_name, about_scale, hyphenated, taken, unknown_function
from engine.expressions.checking.pairs import about_choice, about_comparison, about_equal, about_range
from engine.expressions.checking.part import Known, Part, RangeType
from engine.expressions.evaluating import Evaluators
from engine.expressions.finding import Finding
from engine.expressions.functions import FUNCTIONS
from engine.expressions.tree import (
    Among,
    Arithmetic,
    Between,
    Call,
    Comparison,
    Conditional,
    Constant,
    Listed,
    Literal,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Quantified,
    Range,
)
from engine.expressions.types import (
    Boolean,
    Choice,
    Choices,
    DateType,
    List,
    Null,
    Number,
    Row,
    Rows,
    Scope,
    TextType,
    Type,
)


def check(tree: Node, text: str, scope: Scope, evaluators: Evaluators) -> tuple[Known, list[Finding]]:
    """Everything wrong with a syntax tree that is to be a condition."""
    checker = _Checker(text, scope, evaluators)
    checker.demand_condition(tree, null=False)
    return Boolean(), checker.found()


def check_value(tree: Node, text: str, scope: Scope, evaluators: Evaluators) -> tuple[Known, list[Finding]]:
    """What a syntax tree is that may be a value of any type, and everything wrong with it."""
    checker = _Checker(text, scope, evaluators)
    return checker.demand_value(tree), checker.found()


class _Checker:
    """Works out types from the leaves up. An unknown type (None) has been reported once and fits everywhere."""

    def __init__(self, text: str, scope: Scope, evaluators: Evaluators) -> None:
        """Nothing found so far."""
        self._text = text
        self._scope = scope
        self._findings: list[Finding] = []
        self._evaluators = evaluators

    def found(self) -> list[Finding]:
        """What is wrong, once each: `x in (<2, >3)` asks about `x` twice."""
        return list(dict.fromkeys(self._findings))

    def demand_condition(self, node: Node, *, null: bool = True, before: Node | None = None) -> None:
        """Report a node that is not true or false; `before` is what stands left of it under the same and / or."""
        part = self._part(node)
        if isinstance(part.type, Boolean | None) or (null and isinstance(part.type, Null)):
            return
        self._report(
            Finding(node.place, "condition.type", f"{part} is {part.type}, not a condition.", advice(part, before))
        )

    def demand_value(self, node: Node) -> Known:
        """The type of a node; report one that is no value by itself."""
        part = self._part(node)
        if isinstance(part.type, RangeType):
            hint = "A range stands only after in: age in [18..25]."
            self._report(Finding(node.place, "condition.type", f"{part} is a range, not a value.", hint))
        return part.type

    def _type_of(  # noqa: PLR0911  # one return for each kind of node
        self, node: Node, offered: tuple[str, ...]
    ) -> Known:
        """What a node is; `offered` are codes it stands beside."""
        match node:
            case Literal():
                return _literal_type(node.value)
            case Name():
                self._report(about_scale(node, self._scope) or about_name(node, self._text, self._scope, offered))
                return self._scope.type_of(node.name)
            case Call():
                return self._call(node)
            case Arithmetic() | Negative():
                return self._calculation(node)
            case Conditional():
                return self._conditional(node)
            case Listed():
                return self._list(node)
            case Range():
                return self._range(node)
        self._test(node)
        return Boolean()

    def _test(self, node: Node) -> None:
        """Check what is true or false whatever stands in it."""
        match node:
            case Comparison():
                left = self._part(node.left, self._codes(node.right))
                right = self._part(node.right, self._codes(node.left))
                self._report(about_comparison(node, left, right))
            case Among():
                self._among(node)
            case Between():
                self._report(about_range(self._part(node.part), self._part(node.low), self._part(node.high), node))
            case Logic():
                for before, part in zip((None, *node.parts), node.parts, strict=False):
                    self.demand_condition(part, before=before)
            case Not():
                self.demand_condition(node.part)
            case Quantified():
                self._quantified(node)

    def _calculation(self, node: Arithmetic | Negative) -> Known:
        fixed = self._evaluators.constant(node)
        if isinstance(node, Negative):
            part = self._part(node.part)
            self._report(about_number(part, "-"))
            return spread.opposite(part.spread or Number())
        name = hyphenated(node, self._written(node), self._scope) if node.operator == "-" else None
        if name is not None:
            self._report(name)
            return None
        left, right = self._part(node.left), self._part(node.right)
        self._report(about_calculation(node, left, right, fixed))
        if fixed is not None and isinstance(fixed.value, Decimal):
            return Number(fixed.value, fixed.value)
        return type_of_calculation(node, left, right)

    def _conditional(self, node: Conditional) -> Known:
        self.demand_condition(node.condition)
        branches = [self._part(node.then), self._part(node.otherwise)]
        self._report(about_kinds(branches, "What stands after then and else"))
        return joined([branch.type for branch in branches])

    def _list(self, node: Listed) -> Known:
        entries = [self._part(part) for part in node.parts]
        for entry in entries:
            if isinstance(entry.type, Null | RangeType | Rows | Row):
                message = f"{entry} is {entry.type}, which is no entry of a list."
                hint = "Write values of one kind in a list, as in [1, 2, 3]."
                self._report(Finding(entry.node.place, "condition.type", message, hint))
                return None
        self._report(about_kinds(entries, "The entries of a list"))
        kind = joined([entry.type for entry in entries]) if entries else Null()
        return None if kind is None or isinstance(kind, RangeType) else List(kind)

    def _range(self, node: Range) -> Known:
        for end in (node.low, node.high):
            self._part(end)
        return RangeType()

    def _quantified(self, node: Quantified) -> None:
        whole = self._part(node.whole)
        self._report(taken(node.variable, node.place, self._scope))
        kind = _entry_of(whole.type)
        if kind is None and whole.type is not None:
            message = f"{whole} is {whole.type}; {node.quantifier} goes through a list or the rows of a repeated group."
            hint = f"Write for example {node.quantifier} job in jobs satisfies job.hours > 10."
            self._report(Finding(node.whole.place, "condition.type", message, hint))
        outside, self._scope = self._scope, self._scope.having(node.variable, kind)
        self.demand_condition(node.condition)
        self._scope = outside

    def _among(self, node: Among) -> None:
        if isinstance(node.whole, Listed | Range):
            part = self._part(node.part)
            if isinstance(part.type, Choices):
                self._report(turned_round(part))
            else:
                self._entries(part, node.whole)
            return
        part, whole = self._part(node.part, self._codes(node.whole)), self._part(node.whole)
        if isinstance(whole.type, Choices):
            self._report(about_choice(whole, whole.type.codes, part))
        elif isinstance(whole.type, List):
            kind = None if isinstance(whole.type.of, Null) else whole.type.of
            self._report(about_equal(part, Part(node.whole, kind, whole.written), node.whole.place))
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
        fault = about_call(node, function, given)
        fixed = self._evaluators.constant(node)
        if fault is None and fixed is not None and fixed.value is None:
            fault = without_value(node, function, given, self._written(node))
        self._report(fault)
        return given_type(function, given)

    def _part(self, node: Node, offered: tuple[str, ...] = ()) -> Part:
        return Part(node, self._type_of(node, offered), self._written(node), self._evaluators.constant(node))

    def _written(self, node: Node) -> str:
        return self._text[node.place.start : node.place.end]

    def _codes(self, node: Node) -> tuple[str, ...]:
        """The codes a name can have, if it is a choice."""
        found = self._scope.type_of(node.name) if isinstance(node, Name) else None
        return found.codes if isinstance(found, Choice | Choices) else ()

    def _report(self, finding: Finding | None) -> None:
        if finding is not None:
            self._findings.append(finding)


def _entry_of(kind: Known) -> Type | None:
    """What each of several is."""
    match kind:
        case Rows():
            return Row(kind.fields)
        case Choices():
            return Choice(kind.codes)
        case List():
            return None if isinstance(kind.of, Null) else kind.of
    return None


def _literal_type(value: Constant) -> Type | Null:
    match value:
        case bool():
            return Boolean()
        case str():
            return TextType()
        case None:
            return Null()
        case Decimal():
            return Number(value, value)
    return DateType()
