"""The parts of `python -m bench soak`: a module each, with `run(scale) -> Figures`."""
