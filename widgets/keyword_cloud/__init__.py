"""The keyword cloud: what the listed stories speak of, as a picture and as a way in."""

from __future__ import annotations

from widgets.keyword_cloud.ordering import ORDERS, Order
from widgets.keyword_cloud.packing import CloudWord
from widgets.keyword_cloud.widget import KeywordCloud

__all__ = ["ORDERS", "CloudWord", "KeywordCloud", "Order"]
