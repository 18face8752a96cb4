"""Pure comparison and ranking of a claim against known claims."""
