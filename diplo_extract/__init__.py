"""Typed diplomatic events from news articles."""
