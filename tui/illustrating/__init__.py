"""Pictures on the screen: what a terminal that shows them is sent. Imported only where there is such a terminal."""
