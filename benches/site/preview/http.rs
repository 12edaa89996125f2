//! As much of HTTP/1.1 as it takes to be a browser of the preview: pages, and the stream of events.

use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};

/// How long an answer may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(60);

/// Asks for an address, and returns the bytes of the answer.
pub(crate) fn get(port: u16, address: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    ask(port, address, "*/*")?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The events of one page.
pub(crate) struct Events(BufReader<Body>);

impl Events {
    /// Connects for a page as it is shown now.
    pub(crate) fn of(port: u16, page: &str, digest: &str) -> anyhow::Result<Self> {
        let address = format!("/_bantin/events?page={page}&bytes={digest}");
        Ok(Self(BufReader::new(ask(port, &address, "text/event-stream")?)))
    }

    /// Waits until the page is told to load itself again.
    pub(crate) fn wait_for_reload(&mut self) -> anyhow::Result<()> {
        let mut line = String::new();
        loop {
            line.clear();
            ensure!(self.0.read_line(&mut line)? > 0, "the stream ended without a reload");
            if line.trim_end().strip_prefix("event:").is_some_and(|name| name.trim() == "reload") {
                return Ok(());
            }
        }
    }
}

/// Sends a request and reads the head of the answer.
fn ask(port: u16, address: &str, accept: &str) -> anyhow::Result<Body> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let request = format!(
        "GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: {accept}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes())?;
    let mut from = BufReader::new(stream);
    let status = header_line(&mut from)?;
    ensure!(status.split(' ').nth(1) == Some("200"), "{address}: {status}");
    let mut is_chunked = false;
    loop {
        let line = header_line(&mut from)?.to_ascii_lowercase();
        match line.split_once(':') {
            Some(("transfer-encoding", how)) => is_chunked = how.trim() == "chunked",
            Some(_) => {}
            None => return Ok(Body { from, is_chunked, left: 0 }),
        }
    }
}

fn header_line(from: &mut impl BufRead) -> anyhow::Result<String> {
    let mut line = String::new();
    if from.read_line(&mut line)? == 0 {
        bail!("the answer ended within its head");
    }
    Ok(line.trim_end().to_owned())
}

/// The bytes after the head: to the end of the connection, or chunk by chunk.
struct Body {
    from: BufReader<TcpStream>,
    is_chunked: bool,
    left: usize,
}

impl Body {
    /// Starts the next chunk; the last one is empty.
    fn next_chunk(&mut self) -> anyhow::Result<()> {
        let mut size = header_line(&mut self.from)?;
        if size.is_empty() {
            // The end of the line after a chunk.
            size = header_line(&mut self.from)?;
        }
        let digits = size.split(';').next().unwrap_or_default();
        self.left = usize::from_str_radix(digits, 16).context("the size of a chunk")?;
        Ok(())
    }
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if !self.is_chunked {
            return self.from.read(buffer);
        }
        if self.left == 0 {
            self.next_chunk().map_err(std::io::Error::other)?;
        }
        let wanted = buffer.len().min(self.left);
        let read = self.from.read(&mut buffer[..wanted])?;
        self.left -= read;
        Ok(read)
    }
}
