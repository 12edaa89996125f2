//! How many pictures are decoded at once: as many as memory was set aside for, and one in any case.

use std::sync::{Condvar, Mutex};

/// The memory that is set aside, in bytes: half a dozen photographs of 12 million points.
const ROOM: u64 = 768 << 20;

/// Bytes that one point takes while its picture is turned, sized and written.
const A_POINT: u64 = 10;

/// The pictures of this process, whoever asked for them.
static CROWD: Crowd = Crowd { taken: Mutex::new(0), left: Condvar::new() };

struct Crowd {
    taken: Mutex<u64>,
    left: Condvar,
}

/// Room for one picture, until it is dropped. Whoever has it waits for no other thread.
pub(super) struct Place(u64);

impl Place {
    /// Waits until there is room for a picture of so many points.
    pub(super) fn take(points: u64) -> Self {
        let wanted = (points * A_POINT).min(ROOM);
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

    use super::Place;

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
