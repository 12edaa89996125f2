//! Where in a line something begins, as two neighbouring bytes tell: many bytes are asked at once, and without a branch
//! among them, since to look at each by itself was most of what looking through an archive took.

/// So many bytes are asked at once: a bit of a number for each.
const CHUNK: usize = 64;

/// Walks the places of a line where something begins by the byte before and the byte there; a blank stands before the
/// line. The question must have no branch: `&`, not `&&`.
pub(super) fn starts(
    line: &str,
    is_start: impl Fn(u8, u8) -> bool + Copy,
) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    let first = bytes.first().is_some_and(|first| is_start(b' ', *first)).then_some(0);
    let rest = (1..bytes.len()).step_by(CHUNK).flat_map(move |from| {
        let end = bytes.len().min(from + CHUNK);
        let mask = mask(&bytes[from - 1..end - 1], &bytes[from..end], is_start);
        bits(mask).map(move |bit| from + bit)
    });
    first.into_iter().chain(rest)
}

/// Asks for each byte of a chunk, with the one before it; the lowest bit is of the first.
fn mask(before: &[u8], own: &[u8], is_start: impl Fn(u8, u8) -> bool) -> u64 {
    match (before.as_array(), own.as_array()) {
        (Some(before), Some(own)) => mask_of_whole(before, own, is_start),
        _ => {
            mask_of_whole(&padded(before), &padded(own), is_start)
                & (u64::MAX >> (CHUNK - own.len()))
        }
    }
}

fn mask_of_whole(
    before: &[u8; CHUNK],
    own: &[u8; CHUNK],
    is_start: impl Fn(u8, u8) -> bool,
) -> u64 {
    let mut flags = [0; CHUNK];
    for at in 0..CHUNK {
        flags[at] = u8::from(is_start(before[at], own[at]));
    }
    let (eights, _) = flags.as_chunks::<8>();
    eights.iter().rev().fold(0, |mask, eight| {
        // The product moves the bit of each of eight bytes into the highest byte, the first lowest.
        let bits = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        mask << 8 | bits
    })
}

fn padded(bytes: &[u8]) -> [u8; CHUNK] {
    let mut padded = [0; CHUNK];
    padded[..bytes.len()].copy_from_slice(bytes);
    padded
}

/// Walks the bits of a number that are set, the lowest first.
fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros() as usize);
        mask &= mask.wrapping_sub(1);
        bit
    })
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, starts};

    #[test]
    fn starts_are_those_that_each_byte_by_itself_tells() {
        let is_start = |before: u8, byte: u8| !before.is_ascii_digit() & byte.is_ascii_digit();
        for len in 0..3 * CHUNK {
            // A digit at each place once, and groups of all lengths.
            for step in 1..12 {
                let letter = |at: usize| if at % step < step.div_ceil(2) { '7' } else { 'a' };
                let line: String = (0..len).map(letter).collect();
                let bytes = line.as_bytes();
                let before = |at: usize| at.checked_sub(1).map_or(b' ', |at| bytes[at]);
                let wanted = (0..len).filter(|at| is_start(before(*at), bytes[*at]));
                assert!(starts(&line, is_start).eq(wanted), "{line}");
            }
        }
    }
}
