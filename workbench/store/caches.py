"""What a store keeps in memory of its database, for all its units of work."""

from dataclasses import dataclass, field

from workbench.store.facets import FacetCache
from workbench.store.index_cache import FactsCache


@dataclass(frozen=True, slots=True)
class Caches:
    """Of the candidate index, and of the columns that conditions ask for."""

    facts: FactsCache = field(default_factory=FactsCache)
    facets: FacetCache = field(default_factory=FacetCache)
