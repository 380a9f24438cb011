"""The dashboard's keys. Each has an id that presets and the reader's own `[keys]` name."""

from __future__ import annotations

from textual.binding import Binding


def _key(id: str, keys: str, action: str, title: str, help: str = "", *, hint: bool = False) -> Binding:
    return Binding(keys, action, title, id=id, tooltip=help or title, show=hint)


KEYS = [
    _key("filter", "slash", "filter", "filter", "Filter the list as you type; in an article, find", hint=True),
    _key("cloud", "c", "cloud", "cloud", "The keyword cloud: choose phrases to narrow the list", hint=True),
    _key("help", "question_mark", "help", "help", "What every key does, where you are", hint=True),
    _key("panel.next", "tab", "next_panel(1)", "next panel"),
    _key("panel.previous", "shift+tab", "next_panel(-1)", "previous panel"),
    _key("back", "escape", "back", "one layer back", "One layer back; in the list, clear the filter"),
    _key("interrupt", "ctrl+c", "interrupt", "back, twice quits", "As Esc; pressed twice, quits"),
    _key("close", "q", "close", "close, quit", "Close what is open; in the list, quit"),
    _key("zoom", "z", "zoom", "one panel full-screen"),
    _key("unread.next", "right_square_bracket", "unread(1)", "next unread"),
    _key("unread.previous", "left_square_bracket", "unread(-1)", "previous unread"),
    _key("newest", "full_stop", "newest", "newest", "Go to the newest, and to what has just come in"),
    _key("go", "g", "go", "go to …", "A place to go to: g top, s a section, f a feed"),
    _key("mark.read", "m", "mark('read')", "read or unread", "Mark as read, or as unread again"),
    _key("mark.starred", "s", "mark('starred')", "star", "Star, or take the star away"),
    _key("mark.later", "e", "mark('later')", "read later", "Keep for later, or no longer"),
    _key("mark.all", "A", "mark_all", "all listed read", "Mark everything listed as read (u takes it back)"),
    _key("mute", "x", "mute", "mute a phrase", "Mute a phrase for good: V lists what is muted and takes it back"),
    _key("trends", "T", "trends", "trends", "What is rising, with the stories behind it"),
    _key("views", "V", "views", "views", "Saved views and muted phrases; a digit there shows that view"),
    _key("stories", "t", "stories", "fold stories", "One row a story, or every article; in an article, how it went"),
    _key("order", "O", "order", "order", "What most outlets tell lately comes first, or the newest"),
    _key("read.hide", "H", "hide_read", "hide read", "Hide what has been read, or show it again"),
    _key("undo", "u", "undo", "undo"),
    _key("match.next", "n", "match(1)", "next match"),
    _key("match.previous", "N", "match(-1)", "previous match"),
    _key("link.open", "o", "open_link", "show or open", "Open the article's address, or show and copy it over SSH"),
    _key("link.copy", "y", "copy_link", "copy the address"),
    _key("link.follow", "f", "follow", "follow a link", "Choose one of the article's numbered links"),
    _key("article.save", "S", "save", "save", "Save the article as Markdown, text, HTML or JSON"),
    _key("article.pipe", "vertical_line", "pipe", "pipe", "Give the article to a command of yours"),
    _key("article.quote", "Y", "quote", "quote", "Copy a quotation with source and date"),
    _key("refresh.feed", "r", "refresh_feed", "refresh this feed"),
    _key("refresh.all", "R", "refresh_all", "refresh all"),
    _key("feeds", "F", "feeds", "feeds", "Your feeds: add, remove, and what each has to say"),
    _key("article.back", "h", "article_back", "back", "Back to the article before, or to the list; there, fold again"),
    _key("article.width", "w", "measure", "width of the text"),
    _key("theme", "ctrl+t", "app.next_theme", "next theme"),
    *(
        Binding(str(n), f"digit({n})", "count, or similar story", id=f"digit.{n}", show=False, tooltip="In the list a "
                "count for the next move; in an article the telling with that number")
        for n in range(10)
    ),
]  # fmt: skip
