//! The answers in the language of Apache, for the folder that the site lies in. Whatever it says a server may allow with
//! `AllowOverride FileInfo`; a server that lacks one of its modules refuses all rather than leave out half.

use super::{pattern, quoted};
use crate::plan::answers::{Answers, CACHE, CACHE_BELOW, CACHE_HEADER, Door, Lead, PRIVATE};
use crate::plan::media::{self, Media, UNKNOWN};

const HEAD: &str = "\
# Written by bantin with each build: what is changed here is lost.
# It needs mod_rewrite, mod_headers and mod_mime, and `AllowOverride FileInfo` for the folder.

";

/// Packed files that were found by these rules have this variable.
const PACKED: &str = "bantin_packed";

/// Writes the file.
pub(super) fn write(answers: &Answers<'_>) -> String {
    let mut file = File { answers, text: String::from(HEAD) };
    file.media();
    file.headers();
    file.line("RewriteEngine On");
    file.line(&format!("RewriteBase {}", quoted(answers.base)));
    file.errors();
    file.private();
    file.doors();
    file.packed();
    file.text
}

struct File<'f> {
    answers: &'f Answers<'f>,
    text: String,
}

fn texts() -> impl Iterator<Item = &'static Media> {
    media::ALL.iter().filter(|media| media.is_text)
}

impl File<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn media(&mut self) {
        for media in media::ALL {
            let endings: Vec<String> = media.endings.iter().map(|it| format!(".{it}")).collect();
            self.line(&format!("AddType {} {}", media.name, endings.join(" ")));
        }
        let endings = texts().flat_map(|media| media.endings);
        let endings: Vec<String> = endings.map(|it| format!(".{it}")).collect();
        self.line(&format!("AddCharset utf-8 {}", endings.join(" ")));
        // What else a server says of packed files would be said twice.
        self.line("RemoveEncoding .gz");
        self.gap();
    }

    fn headers(&mut self) {
        let answers = self.answers;
        for (name, value) in &answers.headers {
            self.line(&format!("Header always set {name} {}", quoted(value)));
        }
        self.line(&format!("Header always set {CACHE_HEADER} {}", quoted(CACHE)));
        for (folder, cache) in CACHE_BELOW {
            let below = pattern(&format!("{}{folder}/", answers.base));
            let when = quoted(&format!("expr=%{{REQUEST_URI}} =~ m#^{below}#"));
            self.line(&format!("Header always set {CACHE_HEADER} {} {when}", quoted(cache)));
        }
        let endings: Vec<&str> = texts().flat_map(|media| media.endings).copied().collect();
        let endings = endings.join("|");
        self.line(&format!("<FilesMatch \"\\.({endings})(\\.gz)?$\">"));
        self.line("Header merge Vary Accept-Encoding");
        self.line("</FilesMatch>");
        self.line(&format!("Header set Content-Encoding gzip env={PACKED}"));
        let unknown = UNKNOWN.name;
        self.line(&format!("Header set Content-Type {unknown} \"expr=-z %{{CONTENT_TYPE}}\""));
        self.gap();
    }

    /// The pages for what is not there and for what was withdrawn, by the language of the address.
    fn errors(&mut self) {
        let answers = self.answers;
        for language in &answers.languages {
            let (missing, withdrawn) = (language.missing, language.withdrawn);
            if language.folder.is_empty() {
                self.line(&format!("ErrorDocument 404 {}", missing.href(answers.base)));
                self.line(&format!("ErrorDocument 410 {}", withdrawn.href(answers.base)));
                continue;
            }
            let below = pattern(&format!("{}{}", answers.base, language.folder));
            for page in [missing, withdrawn] {
                let name = page.as_str().rsplit('/').next().unwrap_or_default();
                self.line(&format!("RewriteCond %{{THE_REQUEST}} \"^[A-Z]+ {below}\""));
                let inside = &page.as_str()[1..];
                self.line(&format!("RewriteRule \"^{}$\" {} [L]", pattern(name), quoted(inside)));
            }
        }
        self.gap();
    }

    /// What nobody may read, and folders without an index, which Apache would list or forbid.
    fn private(&mut self) {
        for private in PRIVATE {
            self.line(&format!("RewriteRule \"^{}\" - [R=404,L]", pattern(private)));
        }
        self.line("RewriteCond %{REQUEST_FILENAME} -d");
        self.line("RewriteCond %{REQUEST_FILENAME}/index.html !-f");
        self.line("RewriteRule \"/$\" - [R=404,L]");
        self.gap();
    }

    fn doors(&mut self) {
        let answers = self.answers;
        for (path, door) in answers.languages.iter().flat_map(|language| &language.doors) {
            self.door(&pattern(&path[1..]), door);
        }
        self.gap();
    }

    fn door(&mut self, place: &str, door: &Door<'_>) {
        let base = self.answers.base;
        let moved = |to: &str| format!("RewriteRule \"^{place}$\" {} [R=301,QSD,L]", quoted(to));
        for (query, to) in &door.by_query {
            self.line(&format!("RewriteCond %{{QUERY_STRING}} \"^{}(&|$)\"", pattern(query)));
            self.line(&moved(&to.href(base)));
        }
        match door.otherwise {
            Some(Lead::Moved(to)) => self.line(&moved(&to.href(base))),
            Some(Lead::Gone) => self.line(&format!("RewriteRule \"^{place}$\" - [G,L]")),
            None => {}
        }
    }

    /// Sends the file with `.gz` at its end, where there is one, to who takes it: found in a first round, and told what it
    /// is in the second.
    fn packed(&mut self) {
        for media in texts() {
            let endings = media.endings.join("|");
            self.line(&format!("RewriteCond %{{ENV:REDIRECT_{PACKED}}} =1"));
            let flags = format!("[T={},E={PACKED}:1,E=no-gzip:1,L]", media.header());
            self.line(&format!("RewriteRule \"\\.({endings})\\.gz$\" - {}", quoted(&flags)));
        }
        let endings: Vec<&str> = texts().flat_map(|media| media.endings).copied().collect();
        let file = format!("^.+\\.({})$", endings.join("|"));
        for (asked, packed) in [(file.as_str(), ".gz"), ("^(.*/)?$", "index.html.gz")] {
            self.accepted();
            self.line(&format!("RewriteCond %{{REQUEST_FILENAME}}{packed} -f"));
            self.line(&format!("RewriteRule \"{asked}\" \"$0{packed}\" [E={PACKED}:1,L]"));
        }
    }

    /// Who names `gzip` takes it, unless it is named to be refused.
    fn accepted(&mut self) {
        self.line("RewriteCond %{HTTP:Accept-Encoding} \"(^|[, ])gzip *(;|,|$)\" [NC]");
        self.line(
            "RewriteCond %{HTTP:Accept-Encoding} \"!(^|[, ])gzip *; *q=0(\\.0*)? *(,|$)\" [NC]",
        );
    }
}
