"""The check screen, its actions by what they are about."""
