"""Stage 1: files that are neither text nor JSON, each read by a library, to rows as a JSON file would hold them."""

from diplo_extract.intake.registry import ARTICLES, INTAKES, PAGES, Columns, Limits, rows_of

__all__ = ["ARTICLES", "INTAKES", "PAGES", "Columns", "Limits", "rows_of"]
