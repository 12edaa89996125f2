//! How many pictures are decoded at once: as many as memory was set aside for, and one in any case.

use std::sync::{Condvar, Mutex};

use crate::model::picture::{Form, Format};

/// The memory that is set aside, in bytes: four photographs of 12 million points.
const ROOM: u64 = 768 << 20;

/// Bytes that one point of a decoded picture takes.
const DECODED: u64 = 4;

/// Bytes that one point takes at most while a picture of a format is decoded and turned: of a JPEG its waves, which come one
/// after the other, of a PNG two bytes a colour, of a WebP without loss all colours twice.
fn decoding(format: Option<Format>) -> u64 {
    match format {
        Some(Format::Jpeg) => 14,
        Some(Format::Png) => 16,
        Some(Format::Webp) | None => 20,
    }
}

/// Bytes that one point of a form takes at most while it is written, beside the decoded picture: WebP without loss copies
/// the points twice, looks for what it saw before, and keeps what it finds of a drawing in three ways.
fn writing(format: Format) -> u64 {
    match format {
        Format::Jpeg => 8,
        Format::Png => 12,
        Format::Webp => 24,
    }
}

/// Returns how many bytes it takes to decode a picture of a format and a size, and to make forms of it one after the other.
pub(super) fn room<'f>(
    format: Option<Format>,
    (width, height): (u32, u32),
    forms: impl IntoIterator<Item = &'f Form>,
) -> u64 {
    let points = |width: u32, height: u32| u64::from(width) * u64::from(height);
    let written = |form: &Form| points(form.width, form.height) * writing(form.format);
    let largest = forms.into_iter().map(written).max().unwrap_or_default();
    let all = points(width, height);
    (all * decoding(format)).max(all * DECODED + largest)
}

/// The pictures of this process, whoever asked for them.
static CROWD: Crowd = Crowd { taken: Mutex::new(0), left: Condvar::new() };

struct Crowd {
    taken: Mutex<u64>,
    left: Condvar,
}

/// Room for one picture, until it is dropped. Whoever has it waits for no other thread.
pub(super) struct Place(u64);

impl Place {
    /// Waits until there is room for so many bytes.
    pub(super) fn take(bytes: u64) -> Self {
        let wanted = bytes.min(ROOM);
        let mut taken = CROWD.taken.lock().expect("no thread panics while it counts");
        while *taken + wanted > ROOM {
            taken = CROWD.left.wait(taken).expect("no thread panics while it counts");
        }
        *taken += wanted;
        Self(wanted)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *CROWD.taken.lock().expect("no thread panics while it counts") -= self.0;
        CROWD.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::{Form, Format, Place, room};

    /// A photograph of a phone leaves room for others; a drawing of any size that is written without loss takes what it takes.
    #[test]
    fn what_is_written_without_loss_takes_more_room() {
        let form = |format, width, height| Form { format, width, height, is_own: true };
        let photograph = room(
            Some(Format::Jpeg),
            (4000, 3000),
            &[form(Format::Jpeg, 4000, 3000), form(Format::Webp, 1920, 1440)],
        );
        assert_eq!(photograph, 12_000_000 * 14);
        assert_eq!(room(Some(Format::Webp), (4000, 3000), []), 12_000_000 * 20);
        let drawing = room(Some(Format::Webp), (4000, 3000), &[form(Format::Webp, 4000, 3000)]);
        assert_eq!(drawing, 12_000_000 * 28);
    }

    #[test]
    fn never_more_than_there_is_room_for_and_the_largest_gets_in() {
        let inside = AtomicU64::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let _place = Place::take(u64::from(u32::MAX));
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "it is alone");
                    std::thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
    }
}
