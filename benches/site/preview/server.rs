//! The preview as a process: started, asked, ended.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use super::http::{self, Events};
use crate::workbench::Workbench;

/// What stands in an HTML page of the preview and not in a built one.
const SCRIPT: [&str; 2] = ["<script src=\"/_bantin/preview.js\"", "</script>"];

/// A running preview; it ends when this goes.
pub(crate) struct Server {
    child: Child,
    port: u16,
    /// From its start to the line that says its address.
    pub(crate) ready: Duration,
}

/// A page as the preview serves it.
pub(crate) struct Served {
    /// Its bytes without the script.
    pub(crate) html: String,
    /// What the script says of the bytes.
    digest: String,
}

impl Server {
    /// Starts the preview of a site, and waits for its address.
    pub(crate) fn start(bench: &Workbench) -> anyhow::Result<Self> {
        let mut command = bench.bantin("serve");
        command.args(["--no-drafts", "--port", "0"]).stdout(Stdio::piped());
        let start = Instant::now();
        let mut child = command.spawn()?;
        let mut lines =
            BufReader::new(child.stdout.take().context("a pipe was asked for")?).lines();
        let mut found = Self { child, port: 0, ready: Duration::ZERO };
        for line in &mut lines {
            if let Some(port) = port_in(&line?) {
                (found.port, found.ready) = (port, start.elapsed());
                // It must be able to go on printing.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(found);
            }
        }
        anyhow::bail!("the preview ended without an address")
    }

    /// Asks for a file.
    pub(crate) fn file(&self, address: &str) -> anyhow::Result<Vec<u8>> {
        http::get(self.port, address)
    }

    /// Asks for a page.
    pub(crate) fn page(&self, address: &str) -> anyhow::Result<Served> {
        let text = String::from_utf8(self.file(address)?)?;
        let parts = text.split_once(SCRIPT[0]).and_then(|(before, rest)| {
            let (script, after) = rest.split_once(SCRIPT[1])?;
            let (_, digest) = script.split_once("data-bytes=\"")?;
            let (digest, _) = digest.split_once('"')?;
            Some((before, digest, after))
        });
        let (before, digest, after) =
            parts.with_context(|| format!("{address} has no script of the preview"))?;
        Ok(Served { html: format!("{before}{after}"), digest: digest.to_owned() })
    }

    /// Listens to what happens to a page.
    pub(crate) fn events(&self, address: &str, page: &Served) -> anyhow::Result<Events> {
        Events::of(self.port, address, &page.digest)
    }

    /// Tells the most memory that it held so far, where the system says it.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kibibytes * 1024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It holds nothing that could be lost, and may have ended by itself.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("http://127.0.0.1:")?;
    rest.split('/').next()?.parse().ok()
}
