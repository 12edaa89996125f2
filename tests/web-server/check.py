#!/usr/bin/env python3
"""What web servers answer with the files that bantin wrote for them: one table of requests, asked of both servers, of a site
at the root of its address and of one below a path. Every address of the table is below the path of the site, but for those
that begin with `^`.
"""

import gzip
import http.client
import pathlib
import re
import shutil
import sys

from servers import Server

SECURITY = {
    "content-security-policy": "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-frame-options": "SAMEORIGIN",
}
HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"
CALENDAR = "text/calendar; charset=utf-8"
FEW_MINUTES = "public, max-age=300"
A_DAY = "public, max-age=86400"
FOR_EVER = "public, max-age=31536000, immutable"
WITHDRAWN_VI, WITHDRAWN_EN = "Trang này đã được gỡ", "This page was withdrawn"
MISSING_VI, MISSING_EN = "Không tìm thấy trang", "Page not found"

# Files: address, file, media type, how long it may be kept.
FILES = [
    ("", "index.html", HTML, FEW_MINUTES),
    ("index.html", "index.html", HTML, FEW_MINUTES),
    ("?utm_source=thu", "index.html", HTML, FEW_MINUTES),
    ("tin/2022/tin-thang-tam/", "tin/2022/tin-thang-tam/index.html", HTML, FEW_MINUTES),
    ("en/", "en/index.html", HTML, FEW_MINUTES),
    ("en/news/2022/news-of-august/", "en/news/2022/news-of-august/index.html", HTML, FEW_MINUTES),
    ("feed.xml", "feed.xml", XML, FEW_MINUTES),
    ("en/feed.xml", "en/feed.xml", XML, FEW_MINUTES),
    ("cuoc-hop/lich.ics", "cuoc-hop/lich.ics", CALENDAR, FEW_MINUTES),
    ("en/meetings/calendar.ics", "en/meetings/calendar.ics", CALENDAR, FEW_MINUTES),
    ("sitemap.xml", "sitemap.xml", XML, FEW_MINUTES),
    ("robots.txt", "robots.txt", "text/plain; charset=utf-8", FEW_MINUTES),
    ("assets/{style}", "assets/{style}", "text/css; charset=utf-8", FOR_EVER),
    ("assets/{icon}", "assets/{icon}", "image/svg+xml; charset=utf-8", FOR_EVER),
    ("tep/so-do.pdf", "tep/so-do.pdf", "application/pdf", A_DAY),
    ("tep/doc-truoc", "tep/doc-truoc", "application/octet-stream", A_DAY),
    ("tep/van-ban/so-lieu.csv", "tep/van-ban/so-lieu.csv", "text/csv; charset=utf-8", A_DAY),
    ("tep/tin-thang-tam/anh-trong-dong.png", "tep/tin-thang-tam/anh-trong-dong.png", "image/png", A_DAY),
]

# Addresses that lead to another: to which.
MOVED = [
    ("tin/2022/ten-cu", "tin/2022/tin-thang-tam/"),
    ("tin/2022/ten-cu/", "tin/2022/tin-thang-tam/"),
    ("tin/2022/ten-cu/index.html", "tin/2022/tin-thang-tam/"),
    ("tin/2022/ten-cu/?a=//evil.example/", "tin/2022/tin-thang-tam/"),
    ("en/news/2022/old-name/", "en/news/2022/news-of-august/"),
    ("en/news/2022/old-name/index.html", "en/news/2022/news-of-august/"),
    # A folder without its slash.
    ("en", "en/"),
    ("tin/2022/tin-thang-tam", "tin/2022/tin-thang-tam/"),
    ("en/news/2022/news-of-august", "en/news/2022/news-of-august/"),
]

# Addresses that are answered with a page of words: the status, and the heading of the page.
WORDS = [
    ("cuoc-hop/2022/hop-bi-mat/", 410, WITHDRAWN_VI),
    ("cuoc-hop/2022/hop-bi-mat", 410, WITHDRAWN_VI),
    ("cuoc-hop/2022/hop-bi-mat/index.html", 410, WITHDRAWN_VI),
    ("van-ban/qd-mat/", 410, WITHDRAWN_VI),
    ("en/meetings/2022/hop-da-go/", 410, WITHDRAWN_EN),
    ("en/documents/qd-mat", 410, WITHDRAWN_EN),
    ("khong-co/", 404, MISSING_VI),
    ("khong-co.html", 404, MISSING_VI),
    ("tin/2022/tin-thang-tam/khong-co", 404, MISSING_VI),
    ("en/none/", 404, MISSING_EN),
    ("en/none.html?x=1", 404, MISSING_EN),
    ("en/news/2022/news-of-august/none", 404, MISSING_EN),
    # Folders without an index, and what nobody may read.
    ("assets/", 404, MISSING_VI),
    ("tep/van-ban/", 404, MISSING_VI),
    ("nginx.conf", 404, MISSING_VI),
    ("nginx.conf.gz", 404, MISSING_VI),
    (".htaccess", 404, MISSING_VI),
    ("%2ehtaccess", 404, MISSING_VI),
    (".bantin/", 404, MISSING_VI),
    (".bantin", 404, MISSING_VI),
    (".bantin/manifest.sha256", 404, MISSING_VI),
    ("tin/../.bantin/manifest.sha256", 404, MISSING_VI),
    ("tin/%2e%2e/nginx.conf", 404, MISSING_VI),
]


# Files with former addresses of all kinds, written from `addresses.tsv` by the test `web_server`.
FORMER = pathlib.Path(__file__).parent / "former"


class Answer:
    """An answer with its headers by lower-case name; a header that came twice is joined with ` | `."""

    def __init__(self, response):
        self.status = response.status
        self.body = response.read()
        self.headers = {}
        for name, value in response.getheaders():
            name = name.lower()
            known = self.headers.get(name)
            self.headers[name] = f"{known} | {value}" if known else value

    def get(self, name):
        return self.headers.get(name)

    def location(self, port):
        """Where it leads; Apache puts the host that was asked in front."""
        location = self.get("location")
        return location and location.removeprefix(f"http://127.0.0.1:{port}")

    def text(self):
        body = gzip.decompress(self.body) if self.get("content-encoding") == "gzip" else self.body
        return body.decode(errors="replace")


class Check:
    """The questions to one server, and what was wrong with its answers."""

    def __init__(self, server, base, folder):
        self.server, self.base, self.folder = server, base, folder
        self.asked = 0
        self.wrong = []
        assets = [path.name for path in (folder / "assets").iterdir()]
        self.names = {
            "style": next(name for name in assets if name.endswith(".css")),
            "icon": next(name for name in assets if name.endswith(".svg")),
        }

    def ask(self, address, method="GET", **headers):
        self.asked += 1
        path = address[1:] if address.startswith("^") else self.base + address
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = Answer(connection.getresponse())
        connection.close()
        return answer

    def same(self, address, what, found, expected):
        if found != expected:
            self.wrong.append(f"{address}: {what} is {found!r}, not {expected!r}")

    def security(self, address, answer):
        for name, value in SECURITY.items():
            self.same(address, name, answer.get(name), value)

    def file(self, address, path, media, cache):
        address, path = address.format(**self.names), path.format(**self.names)
        whole = (self.folder / path).read_bytes()
        is_packed = (self.folder / f"{path}.gz").exists()
        plain = self.ask(address)
        packed = self.ask(address, Accept_Encoding="br, gzip;q=0.8")
        refused = self.ask(address, Accept_Encoding="br, gzip;q=0")
        for answer in [plain, packed, refused]:
            self.same(address, "status", answer.status, 200)
            self.same(address, "type", answer.get("content-type"), media)
            self.same(address, "cache", answer.get("cache-control"), cache)
            self.security(address, answer)
            vary = answer.get("vary")
            if is_packed:
                self.same(address, "vary", vary, "Accept-Encoding")
        for answer in [plain, refused]:
            self.same(address, "encoding", answer.get("content-encoding"), None)
            self.same(address, "being the file", answer.body == whole, True)
        if is_packed:
            twin = (self.folder / f"{path}.gz").read_bytes()
            self.same(address, "packed encoding", packed.get("content-encoding"), "gzip")
            self.same(address, "being the twin", packed.body == twin, True)
        else:
            self.same(address, "packed encoding", packed.get("content-encoding"), None)
        self.head(address, packed)
        self.unchanged(address, packed, Accept_Encoding="gzip")
        self.unchanged(address, plain)

    def head(self, address, whole):
        head = self.ask(address, "HEAD", Accept_Encoding="gzip")
        self.same(address, "status of HEAD", head.status, 200)
        self.same(address, "body of HEAD", head.body, b"")
        for name in ["content-length", "content-type", "content-encoding", "etag"]:
            self.same(address, f"{name} of HEAD", head.get(name), whole.get(name))

    def unchanged(self, address, known, **headers):
        self.same(address, "having an ETag", bool(known.get("etag")), True)
        again = self.ask(address, If_None_Match=known.get("etag") or "-", **headers)
        self.same(address, "status of what is known", again.status, 304)
        self.security(address, again)
        dated = self.ask(address, If_Modified_Since=known.get("last-modified") or "-", **headers)
        self.same(address, "status of what is not newer", dated.status, 304)

    def moved(self, address, to):
        answer = self.ask(address)
        self.same(address, "status", answer.status, 301)
        self.same(address, "location", answer.location(self.server.port), self.base + to)
        return answer

    def words(self, address, status, heading):
        for encoding in ["identity", "gzip"]:
            answer = self.ask(address, Accept_Encoding=encoding)
            self.same(address, "status", answer.status, status)
            found = re.search(r"<h1>(.*?)</h1>", answer.text())
            self.same(address, "heading", found and found[1], heading)
            self.same(address, "type", answer.get("content-type"), HTML)
            self.same(address, "cache", answer.get("cache-control"), FEW_MINUTES)
            expected = "gzip" if encoding == "gzip" else None
            self.same(address, "encoding", answer.get("content-encoding"), expected)
            self.security(address, answer)

    def hostile(self):
        """Nothing in an address leads to another host, or out of the folder."""
        for address in [
            "^//evil.example/",
            "^//evil.example/tin/..",
            "^//en",
            "^//evil.example/%2e%2e/en",
            "^/\\evil.example/",
            "^/%5cevil.example/en",
            "^/%0d%0aLocation:%20https://evil.example/",
            f"^/{self.base}en",
            "/evil.example/",
            "en//evil.example",
        ]:
            answer = self.ask(address)
            location = answer.location(self.server.port)
            is_here = location is None or re.fullmatch(r"/(?![/\\]).*", location) is not None
            self.same(address, f"staying here with {location!r}", is_here, True)

    def beside(self):
        """What lies beside the site on the same server is none of its business."""
        answer = self.ask("^/")
        self.same("^/", "body", answer.body, b"The portal.\n")
        for name in SECURITY:
            self.same("^/", name, answer.get(name), None)
        self.moved(f"^{self.base.rstrip('/')}", "")

    def former(self):
        """Whatever a former address holds, it leads to its page, and its line does nothing else."""
        rows = FORMER.joinpath("addresses.tsv").read_text().splitlines()
        for row in rows:
            if not row.startswith("#"):
                _, asked, to = row.split("\t")
                self.moved(asked[1:], to + "/")
        for asked in ["tin.aspx?x=ItemID=45", "Tin.aspx/", "portal/pages/2022-08-23/Hoi-nghixaspx", "a.b"]:
            answer = self.ask(asked)
            is_own = asked.startswith("tin.aspx")
            self.same(asked, "status", answer.status, 301 if is_own else 404)
        for asked in ["", "tin/2022/tin-thang-tam/?reprint=1"]:
            self.same(asked, "status", self.ask(asked).status, 200)

    def run(self):
        for row in FILES:
            self.file(*row)
        for row in MOVED:
            answer = self.moved(*row)
            self.security(row[0], answer)
            self.same(row[0], "cache", answer.get("cache-control"), FEW_MINUTES)
        for row in WORDS:
            self.words(*row)
        self.hostile()
        if self.base != "/":
            self.beside()


def with_former(work, root):
    """The same site with the files of the other addresses."""
    folder = pathlib.Path(work) / "former"
    shutil.copytree(root, folder)
    for file in ["nginx.conf", ".htaccess"]:
        shutil.copy(FORMER / file, folder / file)
    return folder


def ask(name, work, root, base, questions):
    """Asks a server; tells whether each answer was right."""
    with Server(name, work, root, base) as server:
        check = Check(server, base, pathlib.Path(root) / base.strip("/"))
        questions(check)
        log = server.log_text()
    print(f"{server.name}, {questions.__name__}: {check.asked} requests, {len(check.wrong)} answers wrong")
    for wrong in check.wrong:
        print(f"  {wrong}")
    if check.wrong:
        print(log)
    return not check.wrong


def main():
    work, *sites = sys.argv[1:]
    sites = list(zip(sites[::2], sites[1::2]))
    former = with_former(work, sites[0][0])
    right = []
    for name in ["nginx", "apache"]:
        right += [ask(name, work, root, base, Check.run) for root, base in sites]
        right.append(ask(name, work, former, "/", Check.former))
    sys.exit(0 if all(right) else 1)


main()
