"""The array types that litboard's signatures share.

A name states the element type only; the docstring of a function states shapes and units.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: 64-bit floating point numbers.
Floats = NDArray[np.float64]
#: 32-bit floating point numbers, where memory counts more than digits.
Singles = NDArray[np.float32]
#: 64-bit integers: counts, codes, offsets.
Longs = NDArray[np.int64]
#: 32-bit integers, where memory counts.
Ints = NDArray[np.int32]
#: Positions of rows in a table, counted from 0.
Rows = NDArray[np.int64]
#: Boolean masks.
Flags = NDArray[np.bool_]
#: Texts of a fixed width, as `np.unique` and `np.asarray` make them.
Strings = NDArray[np.str_]
#: Texts as Python objects, where a missing text can be None.
Texts = NDArray[np.object_]
