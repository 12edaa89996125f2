//! What is packed in a TAR: names and files after one another, in blocks. Nothing is written anywhere.

/// Everything stands in blocks of so many bytes.
const BLOCK: usize = 512;

/// A part of such a file.
pub(super) struct Part<'f> {
    /// Its name, with what is written in the fields around it.
    pub(super) head: &'f [u8],
    pub(super) bytes: &'f [u8],
}

/// Tells whether a file is one, by its first block.
pub(super) fn is_tar(head: &[u8]) -> bool {
    head.get(257..).is_some_and(|rest| rest.starts_with(b"ustar"))
}

/// Walks its parts, long names among them, as far as they are whole.
pub(super) fn parts(file: &[u8]) -> impl Iterator<Item = Part<'_>> {
    let mut rest = file;
    std::iter::from_fn(move || {
        let (head, behind) = rest.split_at_checked(BLOCK).filter(|(head, _)| is_tar(head))?;
        let len = octal(&head[124..136])?;
        let bytes = behind.get(..len)?;
        rest = behind.get(len.next_multiple_of(BLOCK)..).unwrap_or_default();
        Some(Part { head, bytes })
    })
}

/// Reads a number in octal digits, which blanks or zeros end.
fn octal(field: &[u8]) -> Option<usize> {
    let digits: Vec<u8> = field.iter().copied().filter(|it| it.is_ascii_digit()).collect();
    usize::from_str_radix(str::from_utf8(&digits).ok()?, 8).ok()
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, is_tar, parts};

    fn block(name: &str, len: &str) -> Vec<u8> {
        let mut block = vec![0; BLOCK];
        block[..name.len()].copy_from_slice(name.as_bytes());
        block[124..124 + len.len()].copy_from_slice(len.as_bytes());
        block[257..262].copy_from_slice(b"ustar");
        block
    }

    #[test]
    fn parts_are_walked_as_far_as_they_are_whole() {
        let long = "chữ ".repeat(200);
        let body = |text: &str| {
            let mut body = text.as_bytes().to_vec();
            body.resize(body.len().next_multiple_of(BLOCK), 0);
            body
        };
        let file = [block("a.txt", "3\0"), body("một"), block("b/", "0"), block("c", "1750")];
        let file = [file.concat(), body(&long)].concat();
        assert!(is_tar(&file) && !is_tar(b"ustar"));
        let lens = |file: &[u8]| parts(file).map(|part| part.bytes.len()).collect::<Vec<_>>();
        assert_eq!(lens(&file), [3, 0, 1000]);
        assert_eq!(lens(&file[..3 * BLOCK]), [3, 0]);
        assert_eq!(lens(&block("a", "77777777777")), Vec::<usize>::new());
        assert_eq!(lens(&block("a", "x")), Vec::<usize>::new());
    }
}
