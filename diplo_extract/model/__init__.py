"""The world that the actor stage looks names up in: opens a model folder (`models/en`) and reads its tables.

A model folder holds `model.toml` and four CSV tables: countries, organisations, people, places. It can be swapped whole
or extended with a table of one's own. Nothing here imports spaCy; reading a folder takes some 20 ms.
"""

from __future__ import annotations

from diplo_extract.home import default_folder
from diplo_extract.model.opening import open_model
from diplo_extract.model.values import (
    Country,
    CountryStatus,
    Model,
    Name,
    NameForm,
    Organisation,
    OrganisationKind,
    Person,
    Place,
    PlaceKind,
    fold,
    in_office,
)

__all__ = [
    "Country",
    "CountryStatus",
    "Model",
    "Name",
    "NameForm",
    "Organisation",
    "OrganisationKind",
    "Person",
    "Place",
    "PlaceKind",
    "default_folder",
    "fold",
    "in_office",
    "open_model",
]
