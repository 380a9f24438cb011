"""Topics: key phrases of an article, the cloud over many, and what is rising."""
