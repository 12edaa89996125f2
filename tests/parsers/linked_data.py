"""The data within pages: read by extruct, and each thing's type by TypeScript with the types of schema-dts."""

import collections
import json
import pathlib
import re
import subprocess

import extruct

from hostile import TITLE

HERE = pathlib.Path(__file__).parent

# Things that the types must refuse, so that a check that checks nothing is seen.
CONTROLS = """// @ts-expect-error
const noSuchState: schema.Event = {"@type": "Event", "eventStatus": "https://schema.org/EventRained"};
// @ts-expect-error
const noSuchProperty: schema.NewsArticle = {"@type": "NewsArticle", "headlines": "A"};
// @ts-expect-error
const noSuchNesting: schema.Event = {"@type": "Event", "location": {"@type": "Place", "address": 7}};
"""


def shape(value):
    """A value without its words: to the types one text is as good as another, but for the words of schema.org itself."""
    if isinstance(value, dict):
        return {key: inner if key == "@type" else shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        shapes = [shape(inner) for inner in value]
        return [it for at, it in enumerate(shapes) if it not in shapes[:at]]
    if isinstance(value, str):
        return value if value.startswith("https://schema.org/") else ""
    return 0 if isinstance(value, int) else value


class Types:
    """A file of TypeScript with each shape of a thing as a constant of its type. The compiler takes seconds for a hundred."""

    def __init__(self):
        self.lines = ['import type * as schema from "schema-dts";', *CONTROLS.splitlines()]
        self.pages = {}
        self.known = set()

    def add(self, page, thing):
        text = json.dumps(shape(thing))
        if text not in self.known:
            self.known.add(text)
            self.lines.append(f"const thing{len(self.lines)}: schema.{thing['@type']} = {text};")
            self.pages[len(self.lines)] = page

    def faults(self, work):
        # Beside the packages, or the compiler would not find them.
        folder = HERE / "node_modules" / ".things"
        folder.mkdir(exist_ok=True)
        (folder / "things.ts").write_text("\n".join(self.lines) + "\nexport {};\n", encoding="utf-8")
        compiler = [str(HERE / "node_modules/.bin/tsc"), "--noEmit", "--strict", "--module", "esnext",
                    "--moduleResolution", "bundler", "--target", "esnext", "--skipLibCheck", "things.ts"]
        ran = subprocess.run(compiler, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = [line for line in ran.stdout.splitlines() if line.strip()]
        if ran.returncode and not said:
            return [f"the compiler ended with {ran.returncode}"]
        return [self.placed(line) for line in said if not line.startswith(" ")]

    def placed(self, line):
        at = re.match(r"things\.ts\((\d+),\d+\): (.*)", line)
        return f"{self.pages.get(int(at[1]), 'a control')}: {at[2]}" if at else line


def addresses(value):
    """All addresses that a thing names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"@id", "url", "item", "image", "contentUrl"} and isinstance(inner, str):
                yield inner
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


def page_faults(site, page, found):
    """What is wrong with what a page says of itself; its things."""
    faults = []
    graphs = found["json-ld"]
    if len(graphs) > 1:
        faults.append(f"{page}: {len(graphs)} graphs")
    things = [thing for graph in graphs for thing in graph["@graph"]]
    for thing in things:
        if thing["@type"] == "Event" and not thing.get("location", {}).get("name"):
            faults.append(f"{page}: an event without a place")
        faults += [f"{page}: {url} leads nowhere" for url in addresses(thing) if not site.has(url)]
    # In another way the same page says it too, once.
    shared = dict(found["opengraph"][0]["properties"]) if found["opengraph"] else {}
    core = found["dublincore"]
    if shared and (shared["og:url"] != page or not shared["og:title"]):
        faults.append(f"{page}: og:url is {shared['og:url']}")
    if not core or len(core[0]["elements"]) < 5:
        faults.append(f"{page}: no Dublin Core")
    return things, faults, bool(shared)


def check(sites, work):
    faults, types, counted = [], Types(), collections.Counter()
    pages = shared = hostile = 0
    for site in sites:
        for path, text in site.files(".html"):
            html = text.decode()
            if 'http-equiv="refresh"' in html:
                continue
            syntaxes = ["json-ld", "opengraph", "dublincore"]
            page = site.url(path)
            found = extruct.extract(html, base_url=page, syntaxes=syntaxes, errors="strict")
            things, wrong, has_shared = page_faults(site, page, found)
            faults += wrong
            for thing in things:
                types.add(page, thing)
                counted[thing["@type"]] += 1
            pages += 1
            shared += has_shared
            hostile += sum(TITLE in (thing.get("headline"), thing.get("name")) for thing in things)
    faults += types.faults(work)
    for kind in ["NewsArticle", "Event", "AdministrativeArea", "GovernmentOrganization", "Legislation", "BreadcrumbList"]:
        if not counted[kind]:
            faults.append(f"there is no {kind}")
    if hostile != 4:
        faults.append(f"the hostile titles are in {hostile} things as they were written, not in 4")
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(counted.items()))
    return f"{pages} pages, {shared} with Open Graph; {kinds}; {len(types.known)} shapes", faults
