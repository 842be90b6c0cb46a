"""Power in a weighted vote: who can turn a decision, and with whom.

Members have weights, and a proposal passes when the weights of those for it reach the quota. A member is *decisive*
where a group that wins with them loses without them. :func:`banzhaf` counts the groups in which that is so,
:func:`shapley_shubik` the orders of joining, and :func:`minimal_winning` lists the groups in which everybody is. All
three are exact. Where counting would take too long they raise PowerError, and :func:`banzhaf_estimate` and
:func:`shapley_shubik_estimate` draw samples instead, and say how far off they may be.

They look at weights alone: not at who would ever vote with whom, nor at what is on the table.
"""

from .estimate import Estimate, banzhaf_estimate, shapley_shubik_estimate
from .exact import banzhaf, minimal_winning, shapley_shubik

__all__ = [
    "Estimate",
    "banzhaf",
    "banzhaf_estimate",
    "minimal_winning",
    "shapley_shubik",
    "shapley_shubik_estimate",
]
