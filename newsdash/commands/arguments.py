"""The command line: which commands there are, and what each takes."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

from newsdash import __version__

DESCRIPTION = "A terminal news dashboard. Without a command it opens the dashboard."
# Whose files `newsdash import` finds; to be the same as `newsdash.sources.importers.PROGRAMS`, which is slow to import.
PROGRAMS = ("newsboat", "newsraft", "nom", "bulletty", "feedr")
STAGES = ("feed", "article", "keywords", "stories")


def parse(arguments: Sequence[str]) -> Namespace:
    """The options in `arguments`. Ends the program, with a message, where they are wrong."""
    return _parser().parse_args(arguments)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="newsdash", description=DESCRIPTION, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--version", action="version", version=f"newsdash {__version__}")
    parser.set_defaults(command="", store=None, config=None, demo=False)
    _add_common(parser)
    parser.add_argument("--demo", action="store_true", help="a small invented news world, in a store of its own")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_subscribing(commands)
    _add_reading(commands)
    _add_inspecting(commands)
    return parser


def _add_common(parser: ArgumentParser) -> None:
    """Taken before and after the command; what stands after it counts."""
    parser.add_argument("--store", type=Path, metavar="DIR", default=SUPPRESS, help="the folder of the store")
    parser.add_argument("--config", type=Path, metavar="FILE", default=SUPPRESS, help="the configuration file")


def _command(commands: object, name: str, module: str, summary: str) -> ArgumentParser:
    parser: ArgumentParser = commands.add_parser(name, help=summary, description=summary)  # type: ignore[attr-defined]
    parser.set_defaults(command=module)
    _add_common(parser)
    return parser


def _add_subscribing(commands: object) -> None:
    add = _command(commands, "add", "add", "Subscribe to a feed, or to the feed of a site.")
    add.add_argument("url", metavar="URL", help="the address of the feed or of the site")
    add.add_argument("--section", default="", metavar="S", help="the section it goes to, folders joined by /")
    add.add_argument("--allow-private", action="store_true", help="it may lie on this machine or a private network")
    remove = _command(commands, "remove", "remove", "Unsubscribe from a feed.")
    remove.add_argument("url", metavar="URL", help="its address, as `newsdash feeds` shows it")
    feeds = _command(commands, "feeds", "feeds", "List the feeds and how they do.")
    feeds.add_argument("--json", action="store_true", help="one JSON object a line")
    bring = _command(
        commands, "import", "importing", "Take over the feeds of an OPML file or all that another news reader keeps."
    )
    bring.add_argument(
        "source", metavar="SOURCE", help=f"an OPML file (- is standard input), or one of {', '.join(PROGRAMS)}"
    )
    bring.add_argument(
        "--allow-private", action="store_true", help="its feeds that lie on this machine or a private network, too"
    )
    bring.add_argument("--dry-run", action="store_true", help="only show what would come")
    give = _command(commands, "export", "exporting", "Write the subscriptions as OPML.")
    give.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="the file; - is standard output, the default"
    )


def _add_reading(commands: object) -> None:
    fetch = _command(commands, "fetch", "fetch", "Ask every feed once. Exit status 1 if some failed, 2 if all did.")
    fetch.add_argument("--quick", action="store_true", help="leave key phrases and decks to the next start")
    newsroom = _command(commands, "newsroom", "newsroom", "Keep the news coming without a screen, as under systemd.")
    newsroom.add_argument("--linger", action="store_true", help="end a little after the last screen has left")
    newsroom.add_argument("--demo", action="store_true", default=SUPPRESS, help="serve the demo's news world too")
    headlines = _command(commands, "headlines", "headlines", "Print headlines, the newest first.")
    headlines.add_argument("filter", nargs="?", default="", metavar="FILTER", help='e.g. "ukraine -football is:unread"')
    headlines.add_argument("--limit", type=_count, default=0, metavar="N", help="at most so many")
    headlines.add_argument("--json", action="store_true", help="one JSON object a line")


def _add_inspecting(commands: object) -> None:
    inspect = _command(
        commands, "inspect", "inspect", "Show what one stage of the pipeline makes of files or addresses."
    )
    inspect.add_argument("stage", choices=STAGES, metavar="STAGE", help=f"one of {', '.join(STAGES)}")
    inspect.add_argument("inputs", nargs="+", metavar="FILE-OR-URL", help="- is standard input")
    inspect.add_argument("--json", action="store_true", help="one JSON object an input, one a line")
    inspect.add_argument("--url", default="", help="article: the address that the page came from")
    inspect.add_argument("--lang", default="", help="keywords: the language (ISO 639-1) instead of detecting it")
    inspect.add_argument("--mode", choices=("tags", "cloud"), default="tags", help="keywords: to show, or to count")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError("must be a whole number from 1")
    return int(text)
