"""Paper: HTML in, one tagged PDF out, for a single sheet or for ten thousand."""

from engine.press.areas import AT_ONCE, Area, Design, Sheet
from engine.press.binding import Binding
from engine.press.caps import CappedError, Caps, capped, limit_memory
from engine.press.codes import QrCode
from engine.press.fetching import AssetFetcher, AssetRefusedError
from engine.press.looking import Box, unseen
from engine.press.outline import Bookmark
from engine.press.printing import Styles, about, printed, styles
from engine.press.proofs import Difference, chosen, differences
from engine.press.shaping import width
from engine.press.typefaces import lettered, named, unprintable

__all__ = [
    "AT_ONCE",
    "Area",
    "AssetFetcher",
    "AssetRefusedError",
    "Binding",
    "Bookmark",
    "Box",
    "CappedError",
    "Caps",
    "Design",
    "Difference",
    "QrCode",
    "Sheet",
    "Styles",
    "about",
    "capped",
    "chosen",
    "differences",
    "lettered",
    "limit_memory",
    "named",
    "printed",
    "styles",
    "unprintable",
    "unseen",
    "width",
]
