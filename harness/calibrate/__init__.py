"""Calibrations fitted to the user's labels, and how far a calibration can be believed."""

from __future__ import annotations

from harness.calibrate.core import Fitted, calibrate, measure

__all__ = ["Fitted", "calibrate", "measure"]
