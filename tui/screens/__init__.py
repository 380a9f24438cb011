"""Screens: each beside its own styles."""
