"""A theme to look at before anybody else sees it: on every kind of question, in every palette, and in print."""

from engine.cli.preview.pages import preview_files

__all__ = ["preview_files"]
