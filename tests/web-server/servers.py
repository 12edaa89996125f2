"""nginx and Apache on loopback ports, each with settings of its own in a temporary folder; nothing of the system's is read
but the programs and their modules.
"""

import os
import pathlib
import socket
import subprocess
import time

PATH = os.environ["PATH"] + ":/usr/sbin"
MODULES = "/usr/lib/apache2/modules"
# Those of a usual server: the packing of answers on their way must not pack what is packed already.
LOADED = ["mpm_event", "authz_core", "dir", "mime", "filter", "deflate", "headers", "rewrite"]

NGINX = """
daemon off;
{user}
worker_processes 1;
error_log {own}/error.log;
pid {own}/pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    types {{ text/html html; }}
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {site}/nginx.conf;
    }}
}}
"""

APACHE = """
ServerRoot {own}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {own}/pid
ErrorLog {own}/error.log
Mutex file:{own}
{modules}
{user}
TypesConfig /dev/null
AddOutputFilterByType DEFLATE text/html text/plain text/css application/xml
DocumentRoot {root}
<Directory {root}>
    AllowOverride FileInfo
    Options Indexes FollowSymLinks
    Require all granted
</Directory>
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server of a folder, whose site lies in a folder of it; it ends with the `with` block."""

    def __init__(self, name, work, root, base):
        self.name = f"{name} at {base}"
        self.port = free_port()
        own = pathlib.Path(work) / f"{name}-{self.port}"
        own.mkdir()
        site = pathlib.Path(root) / base.strip("/")
        values = {"own": own, "port": self.port, "root": root, "site": site}
        settings = own / "settings.conf"
        settings.write_text(self.settings(name, values))
        self.log = own / "error.log"
        self.command = {
            "nginx": ["nginx", "-p", str(own), "-e", str(self.log), "-c", str(settings)],
            "apache": ["apache2", "-d", str(own), "-f", str(settings), "-DFOREGROUND"],
        }[name]

    @staticmethod
    def settings(name, values):
        is_root = os.getuid() == 0
        if name == "nginx":
            return NGINX.format(**values, user="user www-data;" if is_root else "")
        modules = "\n".join(
            f"LoadModule {it}_module {MODULES}/mod_{it}.so" for it in LOADED
        )
        user = "User www-data\nGroup www-data" if is_root else ""
        return APACHE.format(**values, modules=modules, user=user)

    def __enter__(self):
        self.process = subprocess.Popen(self.command, env={**os.environ, "PATH": PATH})
        while self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"{self.name} did not start:\n{self.log_text()}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def log_text(self):
        return self.log.read_text() if self.log.exists() else ""
