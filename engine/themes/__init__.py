"""How pages and prints look: tokens, typefaces and pictures from a theme's folder, checked when they are loaded."""

from engine.themes.paper import SIZES, address, on_paper, page_css, paper_css
from engine.themes.reading import Read, Shelf, Told
from engine.themes.stylesheet import face, fixed_css, rule, screen_css
from engine.themes.theme import BAND, ROSETTE, Asset, Award, Cut, Font, Help, Picture, Signatory, Theme
from engine.themes.wardrobe import ThemeError, Wardrobe, open_wardrobe

__all__ = [
    "BAND", "ROSETTE", "SIZES",
    "Asset", "Award", "Cut", "Font", "Help", "Picture", "Read", "Shelf", "Signatory", "Theme", "ThemeError", "Told",
    "Wardrobe", "address", "face", "fixed_css", "on_paper", "open_wardrobe", "page_css", "paper_css", "rule",
    "screen_css",
]  # fmt: skip
