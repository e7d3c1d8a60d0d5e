"""Degrees without a scale: beside a temperature they are one, in °C or in °F.

"Heat it to 180 °C" is "heat it to 180 degrees", and to an American "to 356 degrees". What is
neither is another temperature. Degrees of an angle or a latitude are none.
"""

from __future__ import annotations

from harness.evidence.facts.quantity import Quantity
from harness.evidence.facts.units import UNITS

__all__ = ["are_temperatures", "scales"]

_BARE = "degree"
_SCALES = ("celsius", "fahrenheit")
_ANGLES = frozenset(
    "north south east west latitude longitude angle arc turn bend slope incline rotation view "
    "panorama panoramic freedom separation wide clockwise anticlockwise counterclockwise".split()
)
_TURNING = frozenset(
    "turn turned turning rotate rotated rotating tilt tilted latitude longitude".split()
)


def scales(unit: str, other: str) -> tuple[str, ...]:
    """The units that one may stand for beside another: bare degrees beside °C are °C or °F."""
    return _SCALES if unit == _BARE and _is_scale(other) else (unit,)


def are_temperatures(one: Quantity, other: Quantity) -> bool:
    """Whether one has a temperature's unit, and the other degrees that may be of one, too."""
    for bare, scaled in ((one, other), (other, one)):
        if bare.unit == _BARE and _is_scale(scaled.unit):
            return bare.noun not in _ANGLES and bare.before not in _TURNING
    return False


def _is_scale(unit: str) -> bool:
    return unit in UNITS and UNITS[unit].dimension == "temperature"
