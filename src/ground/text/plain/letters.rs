//! Bytes that go by in pieces as text: UTF-8, or UTF-16 as some programs write the parts of a document.

/// Bytes that go by.
#[derive(Default)]
pub struct Letters {
    order: Option<Order>,
    /// The first bytes of a letter whose others come with the next piece.
    open: Vec<u8>,
}

/// How many bytes a unit has, and which comes first.
#[derive(Clone, Copy)]
enum Order {
    Single,
    LittleFirst,
    BigFirst,
}

impl Letters {
    /// Returns the letters of the bytes that follow.
    pub fn take(&mut self, piece: &[u8]) -> String {
        let order = *self.order.get_or_insert_with(|| Order::of(piece));
        self.open.extend_from_slice(piece);
        let whole = match order {
            Order::Single => whole_letters(&self.open),
            // A letter of two units may be cut in two; none of those is in a name.
            Order::LittleFirst | Order::BigFirst => self.open.len() & !1,
        };
        let rest = self.open.split_off(whole);
        let bytes = std::mem::replace(&mut self.open, rest);
        let unit = |pair: &[u8; 2]| match order {
            Order::BigFirst => u16::from_be_bytes(*pair),
            _ => u16::from_le_bytes(*pair),
        };
        match order {
            Order::Single => String::from_utf8_lossy(&bytes).into_owned(),
            _ => {
                let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(unit).collect();
                String::from_utf16_lossy(&units)
            }
        }
    }
}

impl Order {
    /// A mark at the start tells, and so does a zero beside the first letter.
    fn of(head: &[u8]) -> Self {
        match head {
            [0xFF, 0xFE, ..] | [_, 0, _, 0, ..] => Self::LittleFirst,
            [0xFE, 0xFF, ..] | [0, _, 0, _, ..] => Self::BigFirst,
            _ => Self::Single,
        }
    }
}

/// Tells whether bytes may be text: it holds no zeros but in UTF-16.
pub fn may_be_text(head: &[u8]) -> bool {
    !matches!(Order::of(head), Order::Single) || !head.contains(&0)
}

/// Counts the bytes before the one letter at the end whose bytes are not all there.
fn whole_letters(bytes: &[u8]) -> usize {
    let last = bytes.iter().rev().take(3).position(|it| *it >= 0xC0);
    let Some(behind) = last else { return bytes.len() };
    let start = bytes.len() - 1 - behind;
    let wanted = match bytes[start] {
        0xF0.. => 4,
        0xE0.. => 3,
        _ => 2,
    };
    if behind + 1 < wanted { start } else { bytes.len() }
}
