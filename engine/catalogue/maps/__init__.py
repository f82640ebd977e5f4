"""Maps: how answers and scores are carried from one version of a questionnaire to the next."""

from engine.catalogue.maps.finding import MAP, Mapped, map_file, maps_between, read_beside, said_same
from engine.catalogue.maps.reading import read_map
from engine.catalogue.maps.schema import NOT_CARRIED, map_schema, published_map
from engine.catalogue.maps.version_map import Carried, Lost, VersionMap, carried, carried_scores

__all__ = [
    "MAP",
    "NOT_CARRIED",
    "Carried",
    "Lost",
    "Mapped",
    "VersionMap",
    "carried",
    "carried_scores",
    "map_file",
    "map_schema",
    "maps_between",
    "published_map",
    "read_beside",
    "read_map",
    "said_same",
]
