"""The benches: speed against peers in the same run, and quality against labelled public data."""
