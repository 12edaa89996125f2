//! What a run said, taken apart into findings, and what each of them must have.

use bantin::ground::diagnostic::Code;

/// The languages of messages.
pub const LANGUAGES: [&str; 2] = ["vi", "en"];

/// Codes that are about a file as a whole, so that its name is place enough.
const WHOLE_FILE: [&str; 17] = [
    "active-file",
    "bad-file-name",
    "bad-id",
    "bad-picture",
    "bad-attachment",
    "duplicate-id",
    "missing-key",
    "no-front-matter",
    "person-in-file",
    "route-taken",
    "special-file",
    "string-missing",
    "symlink",
    "text-too-long",
    "translation-without-original",
    "two-names",
    "unknown-file",
];

/// Codes that are about the run or the output, so that no file of the site is their place.
const OF_RUN: [&str; 7] = [
    "archive-not-noted",
    "archive-list-damaged",
    "archive-unsound",
    "cache-passed-over",
    "nothing-to-archive",
    "page-removed",
    "unknown-code",
];

/// One finding as it was printed.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: String,
    /// All its lines.
    pub text: String,
}

/// Takes the findings out of a transcript.
pub fn findings(said: &str) -> Vec<Finding> {
    let blocks = said.split("\n\n").filter_map(|block| {
        let lines = block.lines().skip_while(|line| code_of(line).is_none());
        let text = lines.collect::<Vec<_>>().join("\n");
        Some(Finding { code: code_of(&text)?, text })
    });
    blocks.collect()
}

fn code_of(line: &str) -> Option<String> {
    let heads = ["lỗi[", "error[", "cảnh báo[", "warning["];
    let rest = heads.iter().find_map(|head| line.strip_prefix(head))?;
    rest.split(']').next().map(str::to_owned)
}

impl Finding {
    /// Lists what the finding lacks.
    pub fn flaws(&self) -> Vec<&'static str> {
        let checks = [
            (!self.has_place(), "it has no place"),
            (!self.has_help(), "it has no help"),
            (self.has_unfilled_place(), "it holds a place that was not filled"),
        ];
        checks.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, flaw)| flaw).collect()
    }

    /// `path:line:column`, or the path where the whole file is meant.
    fn has_place(&self) -> bool {
        let code = Code::parse(&self.code).expect("the program prints its own codes");
        if code.entry().world || OF_RUN.contains(&code.id()) {
            return true;
        }
        let arrow = self.text.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
        let Some(place) = arrow else { return false };
        let numbers = place.rsplit(':').take_while(|part| part.parse::<u32>().is_ok()).count();
        numbers == 2 || WHOLE_FILE.contains(&code.id())
    }

    fn has_help(&self) -> bool {
        ["= cách sửa: ", "= help: "].iter().any(|head| self.text.contains(head))
    }

    /// Looks for `{name}` in the words of the program, not in what it quotes of a file.
    fn has_unfilled_place(&self) -> bool {
        let quoted = |line: &str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
        self.text.lines().filter(|line| !quoted(line)).any(|line| {
            line.split('{').skip(1).any(|rest| {
                let name = rest.split('}').next().unwrap_or_default();
                rest.contains('}')
                    && !name.is_empty()
                    && name.bytes().all(|b| b.is_ascii_lowercase())
            })
        })
    }
}
