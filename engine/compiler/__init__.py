"""A document in; a questionnaire and all its problems out."""

from engine.compiler.catalogue import Catalogue, Shelved
from engine.compiler.compile import compile_file, compile_source
from engine.compiler.schema import questionnaire_schema

__all__ = ["Catalogue", "Shelved", "compile_file", "compile_source", "questionnaire_schema"]
