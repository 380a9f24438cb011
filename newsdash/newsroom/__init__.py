"""The newsroom: due feeds → fetch → parse → store → analyse → what changed, and the process around it."""
