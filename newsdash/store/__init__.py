"""Store: what newsdash remembers, in two SQLite files."""
