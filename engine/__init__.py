"""Formwright: questionnaires written in YAML, made into pages, scores and print."""
