//! Whether what goes by in pieces is text, and whether that text is a page.

/// What makes XML a page for a browser, or lets it run code.
const OF_PAGES: [&[u8]; 6] = [
    b"<svg",
    b"<html",
    b"<script",
    b"<?xml-stylesheet",
    b"http://www.w3.org/1999/xhtml",
    b"http://www.w3.org/2000/svg",
];

/// What HTML begins with, as browsers guess it.
const BEGINNINGS: [&[u8]; 17] = [
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<script",
    b"<iframe",
    b"<h1",
    b"<div",
    b"<font",
    b"<table",
    b"<a ",
    b"<style",
    b"<title",
    b"<body",
    b"<br",
    b"<p>",
    b"<!--",
    b"<svg",
];

/// The longest sign, for what lies across two pieces.
const LONGEST: usize = 32;

/// A text that goes by.
#[derive(Default)]
pub(super) struct TextWalk {
    is_broken: bool,
    /// The first bytes of a letter whose others come with the next piece.
    open: Vec<u8>,
    /// What it begins with, behind blanks.
    start: Vec<u8>,
    end: Vec<u8>,
    holds_page: bool,
}

impl TextWalk {
    /// Takes the bytes that follow.
    pub(super) fn take(&mut self, piece: &[u8]) {
        if self.is_broken {
            return;
        }
        self.begin(piece);
        self.walk(piece);
        if self.start.starts_with(b"<") && !self.holds_page {
            self.end.extend(piece.iter().map(u8::to_ascii_lowercase));
            let holds = |sign: &&[u8]| self.end.windows(sign.len()).any(|it| it == *sign);
            self.holds_page = OF_PAGES.iter().any(holds);
            let surplus = self.end.len().saturating_sub(LONGEST);
            self.end.drain(..surplus);
        }
    }

    /// Tells whether all of it is text in UTF-8.
    pub(super) fn is_text(&self) -> bool {
        !self.is_broken && self.open.is_empty()
    }

    /// Tells whether it is a page for a browser, or a drawing.
    pub(super) fn is_page(&self) -> bool {
        let begins = || BEGINNINGS.iter().any(|sign| self.start.starts_with(sign));
        self.is_text() && (self.holds_page || begins())
    }

    fn begin(&mut self, piece: &[u8]) {
        // A mark of the order of bytes counts as a blank.
        let is_blank = |byte: &&u8| byte.is_ascii_whitespace() || b"\xEF\xBB\xBF".contains(byte);
        let blanks = match self.start.is_empty() {
            true => piece.iter().take_while(is_blank).count(),
            false => 0,
        };
        let room = LONGEST - self.start.len();
        self.start.extend(piece[blanks..].iter().take(room).map(u8::to_ascii_lowercase));
    }

    fn walk(&mut self, piece: &[u8]) {
        if piece.contains(&0) {
            self.is_broken = true;
            return;
        }
        let joined: Vec<u8>;
        let bytes = match self.open.is_empty() {
            true => piece,
            false => {
                joined = [self.open.as_slice(), piece].concat();
                &joined
            }
        };
        match std::str::from_utf8(bytes) {
            Ok(_) => self.open.clear(),
            Err(error) if error.error_len().is_none() => {
                self.open = bytes[error.valid_up_to()..].to_vec();
            }
            Err(_) => self.is_broken = true,
        }
    }
}
