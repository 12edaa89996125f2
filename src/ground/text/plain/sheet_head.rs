//! Headers and footers of Excel: signs among their words tell where these stand and how they look.

use super::ROW;

/// What such signs begin with, as XML writes it.
const SIGN: &str = "&amp;";

/// Elements that hold them.
const ELEMENTS: [&str; 6] =
    ["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"];

/// Tells whether an element is one of them, without what stands before its colon.
pub(super) fn is_sheet_head(name: &str) -> bool {
    ELEMENTS.contains(&name)
}

/// Reads a sign that a text begins with: `&C` in the middle, `&"Arial,Bold"` and `&14` and `&K0000FF` and `&B` how it looks,
/// `&P` a number, `&&` the letter itself.
pub(super) fn sign(text: &str) -> Option<(String, usize)> {
    let behind = text.strip_prefix(SIGN)?;
    let quoted = |quote: &str| {
        let font = behind.strip_prefix(quote)?;
        Some(font.find(quote)? + 2 * quote.len())
    };
    let count = |is: fn(&u8) -> bool| behind.bytes().take_while(is).count();
    let (said, len) = match behind.as_bytes().first()? {
        b'L' | b'C' | b'R' => (ROW.to_string(), 1),
        b'P' | b'N' | b'D' | b'T' | b'F' | b'A' | b'Z' | b'G' => (" ".to_owned(), 1),
        b'K' => {
            let is_of_color = |it: &u8| it.is_ascii_alphanumeric() || b"+-".contains(it);
            (String::new(), 1 + behind.bytes().skip(1).take(6).take_while(is_of_color).count())
        }
        b'0'..=b'9' => (String::new(), count(u8::is_ascii_digit)),
        b'&' if behind.starts_with(SIGN) => ("&".to_owned(), SIGN.len()),
        b'"' | b'&' => (String::new(), quoted("\"").or_else(|| quoted("&quot;"))?),
        it => (String::new(), usize::from(it.is_ascii())),
    };
    Some((said, SIGN.len() + len))
}
