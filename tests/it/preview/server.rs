//! The program as a server on this machine, and a browser of few words.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::site::fixture::Site;

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(60);

/// A preview that runs; it ends with the test.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// What it said before it was ready, that line too.
    pub said: Vec<String>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: String,
}

/// An event stream.
pub struct Events(BufReader<TcpStream>);

impl Server {
    /// Starts the program on a free port and waits until it is ready.
    pub fn start(site: &Site, arguments: &[&str]) -> Self {
        let mut command = site.command(&[&["serve", "--port", "0"], arguments].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        let mut said = Vec::new();
        let mut address = None;
        for line in lines {
            let line = line.unwrap();
            address = line
                .split_once("http://")
                .and_then(|(_, rest)| rest.split('/').next()?.parse().ok());
            said.push(line);
            if address.is_some() {
                break;
            }
        }
        Self { child, address: address.expect("it says its address"), said }
    }

    /// Asks for a path as it stands, with this host.
    pub fn get(&self, path: &str) -> Answer {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        ))
    }

    /// Sends a request as it stands and reads the answer to its end.
    pub fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, headers: head.to_lowercase(), body: body.to_owned() }
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Opens the event stream of a page that shows what the server last gave.
    pub fn listen(&self, page: &str) -> Events {
        let shown = self.get(page).body;
        let bytes = fingerprint(&shown);
        let mut stream = self.connect();
        let request = format!(
            "GET /_bantin/events?page={page}&bytes={bytes} HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).unwrap();
        Events(BufReader::new(stream))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended = self.child.kill();
        let _status = self.child.wait();
    }
}

impl Events {
    /// Reads the stream that a request opened.
    pub fn of(stream: TcpStream) -> Self {
        Self(BufReader::new(stream))
    }

    /// Waits for an event of a name, and returns its data.
    pub fn data(&mut self, name: &str) -> String {
        self.until(name);
        for line in self.0.by_ref().lines() {
            let line = line.unwrap();
            if let Some(data) = line.strip_prefix("data:") {
                return data.trim_start().to_owned();
            }
        }
        panic!("the stream ended within `{name}`");
    }

    /// Waits for an event of a name, and returns the names of those that came before it.
    pub fn until(&mut self, name: &str) -> Vec<String> {
        let mut before = Vec::new();
        for line in self.0.by_ref().lines() {
            let line = line.unwrap();
            match line.strip_prefix("event: ").or(line.strip_prefix("event:")) {
                Some(event) if event == name => return before,
                Some(event) => before.push(event.to_owned()),
                None => {}
            }
        }
        panic!("the stream ended before `{name}`, after {before:?}");
    }
}

/// Returns the fingerprint that a page's script holds.
pub fn fingerprint(page: &str) -> &str {
    let (_, rest) = page.split_once("data-bytes=\"").expect("a page of the preview has the script");
    rest.split('"').next().unwrap()
}
