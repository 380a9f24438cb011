"""newsdash, the engine: news as data, from hostile bytes to rows that a screen can draw."""

__version__ = "0.1.0"
