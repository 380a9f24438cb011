"""The reading pane: an article typeset for a terminal, drawn line by line."""

from __future__ import annotations

from widgets.reading_pane.document import Block, Document, SimilarRow, Span
from widgets.reading_pane.illustrations import Box, Illustrations, PictureRow
from widgets.reading_pane.pane import ReadingPane

__all__ = ["Block", "Box", "Document", "Illustrations", "PictureRow", "ReadingPane", "SimilarRow", "Span"]
