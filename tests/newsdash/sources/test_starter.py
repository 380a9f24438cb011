"""The starter packs."""

from newsdash.sources.starter import packs
from newsdash.text import clean, clean_url


def test_there_are_a_few_dozen_feeds_in_several_languages():
    found = packs()
    assert 24 <= sum(len(pack.subscriptions) for pack in found) <= 100
    assert {"en", "fr", "de", "es"} <= {pack.language for pack in found}
    assert found[0].language == "en"


def test_each_can_be_subscribed_to_as_it_stands():
    subscriptions = [subscription for pack in packs() for subscription in pack.subscriptions]
    assert len({subscription.url for subscription in subscriptions}) == len(subscriptions)
    for subscription in subscriptions:
        assert clean_url(subscription.url) == subscription.url
        assert clean(subscription.title) == subscription.title
        assert subscription.section
