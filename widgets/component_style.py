"""What a component class sets itself, so that looks can be laid over one another."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


def own_style(widget: Widget, component: str) -> Style:
    """The style of `component` without the colours it only inherits; colours that let others through are blended."""
    styles = widget.get_component_styles(component)
    whole = widget.get_component_rich_style(component)
    return whole.without_color + Style(
        color=whole.color if styles.has_rule("color") else None,
        bgcolor=whole.bgcolor if styles.has_rule("background") else None,
    )
