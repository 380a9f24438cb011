"""Articles: from a page of HTML to blocks that a terminal can set, and a deck."""
