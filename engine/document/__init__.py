"""YAML text becomes a tree in which every key and value knows its line and column."""

from engine.document.node import Mapping, Node, Scalar, Sequence
from engine.document.problem import Problem, Severity
from engine.document.source import Source, Span

__all__ = ["Mapping", "Node", "Problem", "Scalar", "Sequence", "Severity", "Source", "Span"]
