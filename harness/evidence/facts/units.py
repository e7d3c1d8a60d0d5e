"""The units that quantities are counted in, and what converts into what.

A unit has a *dimension* and a factor to that dimension's base. Translators convert (miles into
kilometres, mu into hectares, a decade into ten years), so two measures of one dimension are equal
if their base values are, within the rounding that people allow themselves.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

__all__ = [
    "CURRENCIES",
    "CURRENCY_SIGNS",
    "UNITS",
    "Unit",
    "convert_exactly",
    "pieces",
    "same_currency",
    "singular",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Attributes:
        name: Its name, one per unit whatever the spelling.
        dimension: What it measures: "length", "time", …
        factor: Its worth in the dimension's base unit.
        offset: Added after the factor (for °F).
    """

    name: str
    dimension: str
    factor: float
    offset: float = 0.0


_TABLE: tuple[tuple[str, str, float, str], ...] = (
    ("mm", "length", 0.001, "millimeter millimetre"),
    ("um", "length", 1e-6, "µm μm micrometer micrometre micron"),
    ("nm", "length", 1e-9, "nanometer nanometre"),
    ("cm", "length", 0.01, "centimeter centimetre"),
    ("m", "length", 1.0, "meter metre"),
    ("km", "length", 1000.0, "kilometer kilometre kms kilometers"),
    ("inch", "length", 0.0254, "inches"),
    ("foot", "length", 0.3048, "feet ft"),
    ("yard", "length", 0.9144, "yd"),
    ("mile", "length", 1609.344, "mi"),
    ("light-year", "length", 9.4607e15, ""),
    ("li", "length", 500.0, ""),
    ("square-m", "area", 1.0, "sqm m² m2"),
    ("square-km", "area", 1e6, "sqkm km² km2"),
    ("square-cm", "area", 1e-4, "cm² cm2"),
    ("square-mm", "area", 1e-6, "mm² mm2"),
    ("square-foot", "area", 0.09290304, "sqft"),
    ("square-mile", "area", 2589988.11, ""),
    ("hectare", "area", 1e4, "ha"),
    ("acre", "area", 4046.856, ""),
    ("mu", "area", 666.667, ""),
    ("ug", "mass", 1e-9, "µg μg mcg microgram microgramme"),
    ("mg", "mass", 1e-6, "milligram milligramme"),
    ("g", "mass", 0.001, "gram gramme"),
    ("kg", "mass", 1.0, "kilogram kilogramme kilo kgs"),
    ("jin", "mass", 0.5, "catty catties"),
    ("ounce", "mass", 0.02834952, "oz"),
    ("lb", "mass", 0.45359237, "lbs"),
    ("ton", "mass", 1000.0, "tonne"),
    ("cubic-m", "volume", 1000.0, "m3 m³"),
    ("cubic-foot", "volume", 28.316846592, ""),
    ("cubic-km", "volume", 1e12, "km3 km³"),
    ("tablespoon", "volume", 0.015, "tbsp"),
    ("teaspoon", "volume", 0.005, "tsp"),
    ("cl", "volume", 0.01, "centiliter centilitre"),
    ("dl", "volume", 0.1, "deciliter decilitre"),
    ("ml", "volume", 0.001, "milliliter millilitre"),
    ("l", "volume", 1.0, "liter litre"),
    ("gallon", "volume", 3.785411784, ""),
    ("barrel", "volume", 158.987, ""),
    ("km/h", "speed", 1 / 3.6, "kmh kph"),
    ("km/s", "speed", 1e3, ""),
    ("m/s", "speed", 1.0, ""),
    ("knot", "speed", 0.514444, ""),
    ("mile/h", "speed", 0.44704, "mph"),
    ("celsius", "temperature", 1.0, "centigrade °c ℃"),
    ("degree", "degree", 1.0, ""),
    ("w", "power", 1.0, "watt"),
    ("kw", "power", 1e3, "kilowatt"),
    ("mw", "power", 1e6, "megawatt"),
    ("gw", "power", 1e9, "gigawatt"),
    ("kwh", "energy", 1e3, ""),
    ("mwh", "energy", 1e6, ""),
    ("hz", "frequency", 1.0, "hertz"),
    ("mhz", "frequency", 1e6, "megahertz"),
    ("ghz", "frequency", 1e9, "gigahertz"),
    ("kb", "data", 1e3, "kilobyte"),
    ("mb", "data", 1e6, "megabyte"),
    ("gb", "data", 1e9, "gigabyte"),
    ("tb", "data", 1e12, "terabyte"),
    ("mbit", "data", 1e6, "megabit mbps"),
    ("gbit", "data", 1e9, "gigabit gbps"),
    ("second", "time", 1.0, "sec secs"),
    ("minute", "time", 60.0, "min mins"),
    ("hour", "time", 3600.0, "hr hrs h"),
    ("day", "time", 86400.0, ""),
    ("week", "time", 7 * 86400.0, ""),
    ("fortnight", "time", 14 * 86400.0, ""),
    ("month", "time", 365.25 / 12 * 86400.0, ""),
    ("year", "time", 365.25 * 86400.0, "yr yrs"),
    ("decade", "time", 3652.5 * 86400.0, ""),
    ("century", "time", 36525.0 * 86400.0, "centuries"),
    ("millennium", "time", 365250.0 * 86400.0, "millennia"),
)  # fmt: skip

UNITS: dict[str, Unit] = {}
"""Unit by any of its spellings, lower case, singular or plural."""
for _name, _dimension, _factor, _spellings in _TABLE:
    _unit = Unit(_name, _dimension, _factor)
    for _spelling in (_name, *_spellings.split()):
        UNITS[_spelling] = _unit
        if len(_spelling) > 3:
            UNITS[_spelling + "s"] = _unit
UNITS |= {
    "days": UNITS["day"],
    "tons": UNITS["ton"],
    "fahrenheit": Unit("fahrenheit", "temperature", 5 / 9, -160 / 9),
    "°f": Unit("fahrenheit", "temperature", 5 / 9, -160 / 9),
    "℉": Unit("fahrenheit", "temperature", 5 / 9, -160 / 9),
}


def singular(word: str) -> str:
    """A unit's word without a possessive ending: "a month's notice"."""
    return word.removesuffix("'s").removesuffix("’s")


_SYSTEMS = {
    **dict.fromkeys(
        ("inch", "foot", "yard", "mile", "square-foot", "square-mile", "acre", "ounce", "lb",
         "cubic-foot", "gallon", "barrel"),
        "imperial",
    ),
    **dict.fromkeys(("li", "mu", "jin"), "Chinese"),
}  # fmt: skip
_FIXED_TIMES = frozenset(("second", "minute", "hour", "day", "week", "fortnight"))


def convert_exactly(units: Collection[Unit]) -> bool:
    """Do these units of one dimension go into each other without a remainder?

    Feet do not go into metres, nor days into months, which have 28 to 31 of them.
    """
    if len({_SYSTEMS.get(unit.name, "metric") for unit in units}) > 1:
        return False
    names = {unit.name for unit in units}
    return "month" not in names or names.isdisjoint(_FIXED_TIMES)


CURRENCY_SIGNS = {"$": "$", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "₹": "INR",
                  "₽": "RUB", "₩": "KRW"}  # fmt: skip
_PREFIXES = {"us": "USD", "hk": "HKD", "nt": "TWD", "au": "AUD", "ca": "CAD", "nz": "NZD",
             "sg": "SGD", "a": "AUD", "c": "CAD", "s": "SGD", "r": "BRL"}  # fmt: skip
DOLLAR_PREFIXES = _PREFIXES
"""Letters before "$" and the currency they make of it."""

CURRENCIES = {
    "dollar": "$", "dollars": "$", "usd": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "yuan": "CNY", "rmb": "CNY", "cny": "CNY", "renminbi": "CNY", "pound": "GBP|lb",
    "pounds": "GBP|lb", "gbp": "GBP", "sterling": "GBP", "pence": "GBp", "yen": "JPY",
    "jpy": "JPY", "won": "KRW", "krw": "KRW", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB",
    "roubles": "RUB", "rupee": "INR", "rupees": "INR", "inr": "INR", "franc": "CHF",
    "francs": "CHF", "chf": "CHF", "crown": "crown", "crowns": "crown", "peso": "peso",
    "pesos": "peso", "lira": "TRY", "lire": "lira", "baht": "THB", "ringgit": "MYR",
    "hkd": "HKD", "aud": "AUD", "cad": "CAD", "zloty": "PLN", "zlotys": "PLN", "hryvnia": "UAH",
    "hryvnias": "UAH", "dirham": "AED", "dirhams": "AED", "riyal": "SAR", "riyals": "SAR",
    "shekel": "ILS", "shekels": "ILS", "rand": "ZAR", "cent": "cent", "cents": "cent",
    "sar": "SAR", "aed": "AED", "thb": "THB", "sgd": "SGD", "nzd": "NZD", "twd": "TWD",
    "pln": "PLN", "sek": "crown", "nok": "crown", "dkk": "crown", "czk": "crown",
    "eurocent": "cent", "eurocents": "cent", "penny": "GBp",
    "mark": "DEM", "marks": "DEM", "kronor": "crown", "kroner": "crown", "krona": "crown",
}  # fmt: skip
"""Currency by its word or code, lower case; "$" is a dollar of no stated country."""

_DOLLARS = frozenset(("$", "USD", "HKD", "TWD", "AUD", "CAD", "NZD", "SGD"))


_COINED = {"cent": _DOLLARS | {"EUR", "ZAR"}, "GBp": frozenset({"GBP", "GBP|lb"})}


def same_currency(one: str, other: str) -> bool:
    """Can the two name one currency? "$" can be any dollar; "¥" is used for yuan and for yen."""
    if one == other or not one or not other:
        return True
    if "$" in (one, other):
        return one in _DOLLARS and other in _DOLLARS
    return {one, other} in ({"CNY", "JPY"}, {"GBP|lb", "GBP"}, {"GBP|lb", "lb"})


def pieces(unit: str, currency: str) -> int:
    """How many of a coin make one of a currency: 100 cents a dollar; 0 if it has no such coin."""
    return 100 if currency in _COINED.get(unit, frozenset()) else 0
