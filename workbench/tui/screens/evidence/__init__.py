"""The evidence screen, its actions by what they are about."""
