"""The commands without a screen; each module is one, with `run(options, paths, config) -> exit status`."""
