"""A built site, as the checks see it: files by their path, pages by their address."""

import pathlib


class Site:
    """The folder of an output and the address that it is published at."""

    def __init__(self, folder, address):
        self.folder, self.address = pathlib.Path(folder), address

    def files(self, ending):
        """The files whose names end so, with their paths; files that are published as they are apart, which are not ours."""
        for path in sorted(self.folder.rglob(f"*{ending}")):
            inside = path.relative_to(self.folder).as_posix()
            if not inside.startswith(("tep/", ".bantin/")):
                yield inside, path.read_bytes()

    def has(self, url):
        """Whether a whole address is that of a file of this site."""
        if not url.startswith(self.address):
            return False
        path = url.removeprefix(self.address).split("#")[0]
        return (self.folder / (path + "index.html" if path == "" or path.endswith("/") else path)).is_file()

    def url(self, path):
        """The address of a file."""
        return self.address + path.removesuffix("index.html")
