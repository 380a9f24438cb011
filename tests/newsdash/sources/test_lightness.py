"""What a worker has to import for a feed, and what it has not."""

import subprocess
import sys

READ = """
import sys
from newsdash.sources.feeds import parse
assert "lxml" not in sys.modules
parse(b'<rss version="2.0"><channel><title>x</title></channel></rss>', "")
assert "lxml" in sys.modules
heavy = {"feedparser", "httpx", "charset_normalizer", "trafilatura"} & sys.modules.keys()
assert not heavy, heavy
"""


def test_feedparser_is_imported_for_feeds_that_need_it_only():
    subprocess.run([sys.executable, "-c", READ], check=True)
