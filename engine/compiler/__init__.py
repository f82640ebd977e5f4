"""A document in; a questionnaire and all its problems out."""

from engine.compiler.cache import Cache
from engine.compiler.compile import Compiled, compile_file, compile_source
from engine.compiler.schema import questionnaire_schema

__all__ = ["Cache", "Compiled", "compile_file", "compile_source", "questionnaire_schema"]
