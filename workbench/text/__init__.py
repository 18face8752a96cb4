"""Pure functions on text: sentences, claims, signals, and what is left out."""
