"""The demonstration's material: synthetic, set in June 2031, byte-identical on every build."""

from trucewatch.workflow.scenario.deliveries import build
from trucewatch.workflow.scenario.timetable import Delivery

__all__ = ["Delivery", "build"]
