//! The answers in the language of nginx. All of it lies in one `location`, so that a server may have others beside it;
//! within it every `location` is a prefix or one path, so that their order says nothing.

use super::{pattern, quoted};
use crate::plan::answers::{
    Answers, CACHE, CACHE_BELOW, CACHE_HEADER, Door, InLanguage, Lead, PRIVATE,
};
use crate::plan::media::{self, UNKNOWN};
use crate::plan::route::Route;

const HEAD: &str = "\
# Written by bantin with each build: what is changed here is lost.
# To be included inside a `server { }` block, which says where the files lie (`root`) and has no other `location` for
# this path.

";

/// The longest path, in bytes, that nginx finds by itself.
const LONGEST: usize = 255;

/// Writes the file.
pub(super) fn write(answers: &Answers<'_>) -> String {
    let mut file = File { answers, text: String::from(HEAD), depth: 0 };
    if let Some(name) = answers.base.strip_suffix('/').filter(|name| !name.is_empty()) {
        file.block(&format!("location = {}", quoted(name)), |file| {
            file.line("absolute_redirect off;");
            file.line(&format!("return 301 {};", answers.base));
        });
    }
    file.block(&format!("location ^~ {}", quoted(answers.base)), File::site);
    file.text
}

struct File<'f> {
    answers: &'f Answers<'f>,
    text: String,
    depth: usize,
}

impl File<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(&"    ".repeat(self.depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn block(&mut self, head: &str, inside: impl FnOnce(&mut Self)) {
        self.line(&format!("{head} {{"));
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line("}");
    }

    /// The path of a place of the site, as nginx compares it: decoded.
    fn place(&self, inside: &str) -> String {
        quoted(&format!("{}{inside}", self.answers.base))
    }

    /// The address of a page; it holds nothing that nginx would read.
    fn href(&self, route: &Route) -> String {
        route.href(self.answers.base)
    }

    fn site(&mut self) {
        self.line("index index.html;");
        self.line("autoindex off;");
        self.line("absolute_redirect off;");
        self.line("etag on;");
        self.packed();
        self.media();
        // Where a block has a header of its own, nginx forgets those around it: all are said once more there.
        self.headers(CACHE);
        for (folder, cache) in CACHE_BELOW {
            let place = self.place(&format!("{folder}/"));
            self.block(&format!("location {place}"), |file| file.headers(cache));
        }
        for private in PRIVATE {
            let place = self.place(private);
            self.block(&format!("location {place}"), |file| file.line("return 404;"));
        }
        let answers = self.answers;
        for language in &answers.languages {
            match language.folder {
                "" => self.language(language),
                folder => {
                    let place = self.place(folder);
                    self.block(&format!("location {place}"), |file| file.language(language));
                }
            }
        }
    }

    /// Sends the file with `.gz` at its end, where there is one, to who takes it.
    fn packed(&mut self) {
        self.line("gzip_static on;");
        self.line("gzip_proxied any;");
        self.line("gzip_vary on;");
    }

    fn media(&mut self) {
        self.line(&format!("default_type {};", UNKNOWN.name));
        self.block("types", |file| {
            for media in media::ALL {
                file.line(&format!("{} {};", media.name, media.endings.join(" ")));
            }
        });
        self.line("charset utf-8;");
        // nginx adds its own, and says so when it is named.
        let texts = media::ALL.iter().filter(|it| it.is_text && it.name != "text/html");
        let texts: Vec<&str> = texts.map(|it| it.name).collect();
        self.line(&format!("charset_types {};", texts.join(" ")));
    }

    fn headers(&mut self, cache: &str) {
        let answers = self.answers;
        for (name, value) in &answers.headers {
            self.line(&format!("add_header {name} {} always;", quoted(value)));
        }
        self.line(&format!("add_header {CACHE_HEADER} {} always;", quoted(cache)));
    }

    fn language(&mut self, language: &InLanguage<'_>) {
        // A folder without an index is 403 to nginx; to a reader there is nothing.
        let (missing, withdrawn) = (self.href(language.missing), self.href(language.withdrawn));
        self.line(&format!("error_page 403 404 =404 {missing};"));
        self.line(&format!("error_page 410 {withdrawn};"));
        for (path, door) in &language.doors {
            self.door(&self.door_head(&path[1..]), door);
        }
    }

    /// Names one path. nginx keeps the length of a path in a byte, and mistakes longer ones for others: those are patterns.
    fn door_head(&self, inside: &str) -> String {
        let path = format!("{}{inside}", self.answers.base);
        match path.len() > LONGEST {
            true => format!("location ~ \"^{}$\"", pattern(&path)),
            false => format!("location = {}", quoted(&path)),
        }
    }

    fn door(&mut self, head: &str, door: &Door<'_>) {
        let otherwise = door.otherwise.map(|lead| match lead {
            Lead::Moved(to) => format!("return 301 {};", self.href(to)),
            Lead::Gone => "return 410;".to_owned(),
        });
        match otherwise {
            Some(only) if door.by_query.is_empty() => self.line(&format!("{head} {{ {only} }}")),
            otherwise => self.block(head, |file| {
                for (query, to) in &door.by_query {
                    let to = file.href(to);
                    let query = pattern(query);
                    file.line(&format!("if ($args ~ \"^{query}(&|$)\") {{ return 301 {to}; }}"));
                }
                otherwise.iter().for_each(|it| file.line(it));
            }),
        }
    }
}
