"""The demo: a small news world, all of it invented, served on loopback for newcomers, screenshots and tests."""
