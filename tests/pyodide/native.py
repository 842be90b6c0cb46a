"""What Hypothesis does in Rust, in Python, so that it runs where no wheel of it does: floats of 64 bits, no others."""

import math
import struct
import sys
from importlib.metadata import version
from types import ModuleType


def float_of(x, width):
    return float(x)


def float_to_int(value, width=64):
    return struct.unpack("!Q", struct.pack("!d", value))[0]


def int_to_float(value, width=64):
    return struct.unpack("!d", struct.pack("!Q", value))[0]


def is_negative(x):
    return math.copysign(1.0, x) < 0


def count_between_floats(x, y, width=64):
    if is_negative(x) and not is_negative(y):
        return count_between_floats(x, -0.0) + count_between_floats(0.0, y)
    return abs(float_to_int(x) - float_to_int(y)) + 1


def next_up(value, width=64):
    if value == 0 and is_negative(value):
        return 0.0
    return math.nextafter(value, math.inf)


def next_down(value, width=64):
    return -next_up(-value)


def next_up_normal(value, width, *, allow_subnormal):
    return -next_down_normal(-value, width, allow_subnormal=allow_subnormal)


def next_down_normal(value, width, *, allow_subnormal):
    below = next_down(value)
    least = width_smallest_normals(width)
    if allow_subnormal or not 0 < abs(below) < least:
        return below
    return 0.0 if below > 0 else -least


def width_smallest_normals(width):
    return sys.float_info.min


def install():
    """Stand in for ``hypothesis._native``."""
    native, internal, floats, cathetus = (
        ModuleType(f"hypothesis._native{name}") for name in ("", ".internal", ".internal.floats", ".internal.cathetus")
    )
    native.__version__ = version("hypothesis")
    native.__path__ = internal.__path__ = []
    cathetus.cathetus = lambda h, a: math.sqrt((h - a) * (h + a))
    for function in (
        float_of,
        float_to_int,
        int_to_float,
        is_negative,
        count_between_floats,
        next_up,
        next_down,
        next_up_normal,
        next_down_normal,
        width_smallest_normals,
    ):
        setattr(floats, function.__name__, function)
    for module in (native, internal, floats, cathetus):
        sys.modules[module.__name__] = module
