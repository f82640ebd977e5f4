"""A document in; a questionnaire and all its problems out."""

from engine.compiler.cache import Cache, engine_fingerprint
from engine.compiler.compile import Compiled, compile_file, compile_source
from engine.compiler.schema import questionnaire_schema

__all__ = ["Cache", "Compiled", "compile_file", "compile_source", "engine_fingerprint", "questionnaire_schema"]
