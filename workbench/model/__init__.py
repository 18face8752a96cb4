"""Ground floor: what the program's words mean, as frozen dataclasses and enums. No I/O."""
