"""Inputs that nobody would write, for every part that reads them; `python -m fuzz.run` counts what they break."""
