//! The table of answers as files of web servers. Addresses may hold whatever a browser can ask for: each is quoted so
//! that it stays one word of its line.

mod apache;
mod nginx;

use crate::model::bulletin::Bulletin;
use crate::plan::answers::Answers;
use crate::plan::site_plan::Plan;
use crate::plan::web_server::WebServer;

/// Writes the file of a site for a web server.
pub fn rules(bulletin: &Bulletin, plan: &Plan, server: WebServer) -> Vec<u8> {
    write(&Answers::new(bulletin, plan), server).into_bytes()
}

/// Writes answers in the language of a web server.
pub fn write(answers: &Answers<'_>, server: WebServer) -> String {
    match server {
        WebServer::Nginx => nginx::write(answers),
        WebServer::Apache => apache::write(answers),
    }
}

/// Puts a text between quotes as both servers read it: they take a backslash before a quote or a backslash.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes a pattern of a regular expression that is met by this text alone; it holds nothing that quotes, blanks or
/// signs for variables could be read into. Both servers compare bytes.
fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'/' | b'-' | b'_' => pattern.push(char::from(byte)),
            b'.' => pattern.push_str("\\."),
            _ if byte.is_ascii_alphanumeric() => pattern.push(char::from(byte)),
            _ => pattern.push_str(&format!("\\x{byte:02x}")),
        }
    }
    pattern
}
