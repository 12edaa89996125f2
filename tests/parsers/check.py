#!/usr/bin/env python3
"""What is written for machines, read by the programs that machines use: `check.py WORK FOLDER ADDRESS [FOLDER ADDRESS ...]`.

Each family of checks is a file. It gets all sites and returns what it read, in words with numbers, and what was wrong.
"""

import sys

import calendars
import data
import feeds
import linked_data
import sitemaps
from site_folder import Site

FAMILIES = [
    ("feeds", feeds),
    ("calendars", calendars),
    ("linked data", linked_data),
    ("site maps", sitemaps),
    ("data and schemas", data),
]


def main():
    work, *rest = sys.argv[1:]
    sites = [Site(folder, address) for folder, address in zip(rest[::2], rest[1::2], strict=True)]
    failed = 0
    for name, family in FAMILIES:
        read, faults = family.check(sites, work)
        print(f"{'FAILED' if faults else 'passed'}  {name}: {read}")
        for fault in faults[:20]:
            print(f"        {fault}")
        if len(faults) > 20:
            print(f"        and {len(faults) - 20} more")
        failed += bool(faults)
    print(f"{len(FAMILIES) - failed} passed, {failed} failed")
    sys.exit(bool(failed))


main()
