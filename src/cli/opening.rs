//! What a preview says when it is ready: where it is, what it shows, how long it took.

use std::time::Duration;

use super::build::readers_pages;
use super::language::Speech;
use crate::build::preview::Update;
use crate::ground::diagnostic::Level;

/// How a preview opened.
pub(super) struct Opening<'o> {
    /// The address for the browser.
    pub(super) address: &'o str,
    /// The port that was wanted, where it was taken.
    pub(super) taken: Option<u16>,
    /// Whether other machines can reach it.
    pub(super) is_public: bool,
    /// Whether it shows drafts.
    pub(super) has_drafts: bool,
    /// How long it took until pages could be asked for.
    pub(super) took: Duration,
}

impl Opening<'_> {
    /// Says it, a line for each thing.
    pub(super) fn words(&self, speech: Speech, update: &Update) -> String {
        let taken = self.taken.map(|port| {
            let words = speech.pick(
                "Cổng {port} đang bận; dùng cổng khác.",
                "Port {port} is taken; another one is used.",
            );
            words.replace("{port}", &port.to_string())
        });
        let public = self.is_public.then(|| {
            let words = speech.pick(
                "Chú ý: máy khác trong mạng xem được bản xem trước này",
                "Mind: other machines of the network can see this preview",
            );
            let drafts = speech.pick(", kể cả bản nháp", ", drafts too");
            format!("{words}{}.", if self.has_drafts { drafts } else { "" })
        });
        let lines = taken.into_iter().chain([self.ready(speech, update)]).chain(public);
        lines.collect::<Vec<_>>().join("\n")
    }

    fn ready(&self, speech: Speech, update: &Update) -> String {
        let Self { address, .. } = self;
        let pages = update.shown.now.as_ref().map_or(0, |now| readers_pages(&now.session));
        let [errors, warnings] = [Level::Error, Level::Warning].map(|it| update.report.count(it));
        let seconds = format!("{:.2}", self.took.as_secs_f64());
        match speech {
            Speech::Vi => format!(
                "Xem trước tại {address} ({pages} trang, {errors} lỗi, {warnings} cảnh báo; sẵn sàng sau {} giây). \
                 Nhấn Ctrl+C để dừng.",
                seconds.replace('.', ",")
            ),
            Speech::En => {
                let s = |n: usize| if n == 1 { "" } else { "s" };
                format!(
                    "Preview at {address} ({pages} page{}, {errors} error{}, {warnings} warning{}; ready in {seconds} \
                     seconds). Press Ctrl+C to stop.",
                    s(pages),
                    s(errors),
                    s(warnings)
                )
            }
        }
    }
}
