//! A list of a former site's addresses, `address<TAB>record` a line, as `bantin import-urls` takes it. Whether the
//! records are there is asked elsewhere.

use std::collections::BTreeSet;

use super::decode;
use super::redirect;
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::source::{FileId, Span, Spanned};
use crate::ground::text::clip::clip;
use crate::model::former::FormerAddress;
use crate::model::redirect::Redirect;

/// A list that was read.
#[derive(Debug, Default)]
pub struct UrlList {
    /// What its lines say.
    pub redirects: Vec<Redirect>,
    /// The hosts of its addresses, where they are written whole: they are not a part of a redirect.
    pub hosts: BTreeSet<String>,
}

/// Reads a list; what is wrong with its lines goes into the report. Empty lines and those that begin with `#` say
/// nothing.
pub fn read(file: FileId, bytes: &[u8], report: &mut Report) -> UrlList {
    let mut all = UrlList::default();
    let Some(text) = decode::decode_within(redirect::LIMIT, file, bytes, report) else {
        return all;
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let written = line.trim_end_matches(['\r', '\n']);
        if written.trim().is_empty() || written.trim_start().starts_with('#') {
            continue;
        }
        match read_line(file, written, at) {
            Ok(redirect) => {
                all.redirects.push(redirect);
                all.hosts.extend(whole(written.trim_start()).map(|(host, _)| host.to_lowercase()));
            }
            Err(found) => report.push(*found),
        }
    }
    all
}

/// Reads the line that begins at a place.
fn read_line(file: FileId, line: &str, at: usize) -> Result<Redirect, Box<Diagnostic>> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [address, record] = columns.as_slice() else {
        let why = Value::words(
            format!("số cột là {}, cần 2", columns.len()),
            format!("the number of columns is {}, and must be 2", columns.len()),
        );
        return Err(Box::new(refused(line, why, Span::new(file, at..at + line.len()))));
    };
    let place = |column: &str| {
        // A column is a part of its line.
        let from = at + (column.as_ptr() as usize - line.as_ptr() as usize);
        Span::new(file, from..from + column.len())
    };
    let (address, record) = (address.trim(), record.trim());
    if record.is_empty() {
        let why = Value::words("thiếu hồ sơ", "it names no record");
        return Err(Box::new(refused(line, why, Span::new(file, at..at + line.len()))));
    }
    let from = FormerAddress::parse(&on_its_host(address))
        .map_err(|why| Box::new(redirect::refused(address, why, place(address))))?;
    Ok(Redirect {
        from: Spanned::new(from, place(address)),
        to: Spanned::new(record.to_owned(), place(record)),
    })
}

/// Reports a line that cannot be taken.
pub fn refused(written: &str, why: Value, at: Span) -> Diagnostic {
    let shown = clip(&written.replace('\t', " "));
    Diagnostic::at(Code::ImportLine, at).with("value", shown).with("why", why)
}

/// Splits an address that is written whole into its host and what follows.
fn whole(address: &str) -> Option<(&str, &str)> {
    let scheme = ["http://", "https://"].iter().find(|scheme| {
        address.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme))
    })?;
    let rest = &address[scheme.len()..];
    Some(rest.split_at(rest.find(['/', '?', '#', '\t']).unwrap_or(rest.len())))
}

/// Returns an address as browsers send it to its host: without scheme, host and place on the page, and with `%` for what
/// no address holds.
fn on_its_host(address: &str) -> String {
    let whole = whole(address);
    let path = whole.map_or(address, |(_, path)| path);
    let path = path.split('#').next().unwrap_or(path);
    let slash = if whole.is_some() && !path.starts_with('/') { "/" } else { "" };
    let mut sent = slash.to_owned();
    for byte in path.bytes() {
        match byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            true => sent.push(char::from(byte)),
            false => sent.push_str(&format!("%{byte:02X}")),
        }
    }
    sent
}

#[cfg(test)]
mod tests {
    use super::on_its_host;

    #[test]
    fn an_address_is_taken_as_browsers_send_it() {
        for (written, sent) in [
            ("/portal/1.aspx", "/portal/1.aspx"),
            ("https://cong.example/portal/1.aspx?id=2#cuoi", "/portal/1.aspx?id=2"),
            ("HTTP://cong.example:8080", "/"),
            ("http://cong.example?id=2", "/?id=2"),
            ("/tin tức/", "/tin%20t%E1%BB%A9c/"),
            ("/a%20b/", "/a%20b/"),
            ("portal/1.aspx", "portal/1.aspx"),
        ] {
            assert_eq!(on_its_host(written), sent, "{written}");
        }
    }
}
