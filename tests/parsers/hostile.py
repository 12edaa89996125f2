#!/usr/bin/env python3
"""Records whose words would break out of each format if they could: `hostile.py SITE` writes them into the folder of a site."""

import json
import pathlib
import sys

# What ends a value, an element, a comment or a line somewhere, then words that are longer than a line of a calendar.
TITLE = (
    "A, b; c\\d: \"e\" 'f' & &amp; </title></script><script>alert(1)</script><!-- ]]> =1+1 %0A "
    + "Hội nghị tổng kết mười năm phong trào quần chúng ở phường, xã " * 3
).strip()

UNIT = "nam-hong-linh"
BODY = "ubnd-phuong-nam-hong-linh"


def write(site):
    title = json.dumps(TITLE, ensure_ascii=False)
    records = {
        "content/articles/2026/hostile.vi.md": f"+++\ntitle = {title}\nsummary = {title}\ndate = 2026-11-20\nkind = \"tin\"\n"
        f"body = \"{BODY}\"\n+++\nA.\n",
        "content/articles/2026/hostile.en.md": f"+++\ntitle = {title}\nsummary = {title}\n+++\nA.\n",
        "content/meetings/2026/hostile.toml": f"kind = \"other\"\nstatus = \"held\"\ndate = 2026-11-20\nstart = 23:30:00\n"
        f"title = {{ vi = {title}, en = {title} }}\norganisers = [\"{BODY}\"]\nunit = \"{UNIT}\"\n"
        f"venue = {{ name = {{ vi = {title} }}, ward = \"{UNIT}\" }}\n",
    }
    for path, text in records.items():
        path = pathlib.Path(site) / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(sys.argv[1])
