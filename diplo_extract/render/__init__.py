"""Stage 10: events become tables, JSON, files for other programs. Nothing is computed here, only shown."""

from diplo_extract.render.formats import BINARY, BY_ENDING, FORMATS, FORMS, Format, Seen, format_of, render_events

__all__ = ["BINARY", "BY_ENDING", "FORMATS", "FORMS", "Format", "Seen", "format_of", "render_events"]
