"""Site maps, read by libxml2 with schemas that say what the protocol says (https://www.sitemaps.org/protocol.html)."""

import pathlib

from lxml import etree

HERE = pathlib.Path(__file__).parent

# The protocol allows so many bytes, unpacked.
MOST_BYTES = 50 * 1024 * 1024


def check(sites, _work):
    schemas = {
        name: etree.XMLSchema(etree.parse(HERE / f"{name}.xsd")) for name in ["sitemapindex", "urlset"]
    }
    faults, maps, addresses = [], 0, 0
    for site in sites:
        for path, text in site.files(".xml"):
            if path.endswith("feed.xml"):
                continue
            tree = etree.fromstring(text)
            name = etree.QName(tree).localname
            schema = schemas.get(name)
            if schema is None:
                faults.append(f"{path} is a {name}")
                continue
            if not schema.validate(tree):
                faults += [f"{path}:{error.line}: {error.message}" for error in schema.error_log]
            if len(text) > MOST_BYTES:
                faults.append(f"{path} is too large")
            locations = tree.findall(".//{*}loc")
            faults += [f"{path}: {it.text} leads nowhere" for it in locations if not site.has(it.text)]
            maps += 1
            addresses += len(locations)
    if not schema_refuses(schemas["urlset"]):
        faults.append("the schema takes what it must refuse")
    if maps < 2 * len(sites):
        faults.append(f"there are {maps} site maps")
    return f"{maps} site maps with {addresses} addresses", faults


def schema_refuses(schema):
    """A schema that takes all would pass everything."""
    head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    wrong = [
        f"{head}</urlset>",
        f"{head}<url><lastmod>2022-08-23</lastmod></url></urlset>",
        f"{head}<url><loc>https://a.example/</loc><lastmod>23/8/2022</lastmod></url></urlset>",
        f"{head}<url><loc>/a/</loc></url></urlset>",
        f"{head}{'<url><loc>https://a.example/</loc></url>' * 2}</urlset>",
    ]
    return not any(schema.validate(etree.fromstring(text)) for text in wrong)
