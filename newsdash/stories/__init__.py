"""Stories: who else is covering this."""
