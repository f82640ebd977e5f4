"""How pages and prints look: tokens, typefaces and pictures from a theme's folder, checked when they are loaded."""

from engine.themes.paper import address, on_paper, page_css, paper_css
from engine.themes.reading import Read, Shelf, Told
from engine.themes.stylesheet import fixed_css, screen_css
from engine.themes.theme import Award, Help, Picture, Signatory, Theme
from engine.themes.wardrobe import ThemeError, Wardrobe, open_wardrobe

__all__ = [
    "Award", "Help", "Picture", "Read", "Shelf", "Signatory", "Theme", "ThemeError", "Told", "Wardrobe",
    "address", "fixed_css", "on_paper", "open_wardrobe", "page_css", "paper_css", "screen_css",
]  # fmt: skip
