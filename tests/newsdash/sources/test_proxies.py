"""Which proxy the environment names."""

import pytest

from newsdash.sources.proxies import proxy_for


@pytest.mark.parametrize(
    ("url", "proxy"),
    [
        ("http://e.example/", "http://one:1"),
        ("https://e.example/", "http://two:2"),
        ("http://inside.example/", ""),
        ("http://deep.inside.example/", ""),
        ("http://outinside.example/", "http://one:1"),
        ("http://10.1.2.3/", ""),
        ("http://11.1.2.3/", "http://one:1"),
        ("http://port.example:8080/", ""),
        ("http://port.example/", "http://one:1"),
        ("http://[::1]/", ""),
    ],
)
def test_the_scheme_chooses_and_no_proxy_excepts(url, proxy):
    environ = {
        "HTTP_PROXY": "one:1",
        "https_proxy": "http://two:2",
        "NO_PROXY": ".inside.example, 10.0.0.0/8,port.example:8080,[::1]",
    }
    assert proxy_for(url, environ) == proxy


def test_all_proxy_serves_what_has_none_of_its_own():
    assert proxy_for("https://e.example/", {"ALL_PROXY": "socks5://s:1"}) == "socks5://s:1"
    assert proxy_for("https://e.example/", {"ALL_PROXY": "socks5://s:1", "no_proxy": "*"}) == ""
    assert proxy_for("https://e.example/", {}) == ""
