"""How often Python looks for values that refer to one another in a circle.

A knowledge base that was read is kept until the end. By its own measure Python would walk over all of it
again and again as it grows, and find nothing: that took a third of the time of reading.
"""

import gc

_YOUNG, _MIDDLE, _OLD = 100_000, 50, 100
"""How many values, and then rounds, go by before the next round of each kind."""


def collect_seldom() -> None:
    """Let this process look for circles seldom; each process that reads or checks asks for it by itself."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
