"""Feeds, read by feedparser: whole, each entry with its address, its id and its times, and hostile words as they were."""

import feedparser

from hostile import TITLE


def one(site, path, text):
    feed = feedparser.parse(text)
    if feed.bozo:
        return feed, [f"{path}: {feed.bozo_exception}"]
    faults = []
    if feed.version != "atom10":
        faults.append(f"{path} is {feed.version or 'no feed'}")
    for name in ["title", "id", "updated_parsed"]:
        if not feed.feed.get(name):
            faults.append(f"{path} has no {name}")
    ids = [entry.get("id") for entry in feed.entries]
    if len(set(ids)) != len(ids):
        faults.append(f"{path}: an id stands twice")
    for entry in feed.entries:
        for name in ["title", "id", "updated_parsed"]:
            if not entry.get(name):
                faults.append(f"{path}: {entry.get('id')} has no {name}")
        if not site.has(entry.get("link", "")):
            faults.append(f"{path}: {entry.get('link')} leads nowhere")
        if not path.endswith(("dinh-chinh/feed.xml", "corrections/feed.xml")) and not entry.get("published_parsed"):
            faults.append(f"{path}: {entry.get('id')} has no time of publication")
    return feed, faults


def check(sites, _work):
    faults, feeds, entries, hostile = [], 0, 0, 0
    for site in sites:
        for path, text in site.files("feed.xml"):
            feed, wrong = one(site, path, text)
            faults += wrong
            feeds += 1
            entries += len(feed.entries)
            # feedparser cleans HTML out of titles, so the words are compared where they are plain text.
            hostile += sum(entry.get("title_detail", {}).get("type") == "text/plain" and entry.title == TITLE
                           for entry in feed.entries)
    if not entries:
        faults.append("there is no entry")
    if not hostile:
        faults.append("the hostile title is in no feed as it was written")
    return f"{feeds} feeds with {entries} entries, {hostile} of them hostile", faults
