"""widgets: what is drawn; they know Textual and their own small row types, nothing else."""
