//! A theme: templates, strings and assets, from the site's own folders and from the program.
//!
//! A theme that extends another replaces single files of it; of its strings single keys. A template sees
//! its view, the strings of its language (`t`) and the addresses of the assets (`assets`), nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value as Template};
use serde::Serialize;

use super::filters;
use super::theme_head::{Budget, Head};
pub use super::theme_head::{TEMPLATES, ThemeFile, ThemeFiles};
use crate::ground::diagnostic::{Code, Diagnostic, Report, Value};
use crate::ground::digest::Digest;
use crate::ground::source::{FileId, Span, Spanned};
use crate::model::language::Language;
use crate::model::picture::Format;
use crate::plan::answers::ASSETS;
use crate::plan::route::Route;
use crate::read::site::STANDARD_THEME;
use crate::read::toml_text::Toml;
use crate::read::{decode, metadata, picture};

/// What one rendering may spend: enough for lists of thousands, over at once for an endless loop.
const FUEL: u64 = 20_000_000;

/// How deep templates and macros may call each other.
const RECURSION: usize = 100;

/// How many digits of an asset's digest stand in its name.
const HASH_DIGITS: usize = 10;

/// The themes that a site can name.
pub struct Themes {
    /// The site's own, by name.
    pub own: BTreeMap<String, ThemeFiles>,
    /// The one that is part of the program; an own theme of its name goes before it, and may extend it.
    pub standard: ThemeFiles,
}

/// A theme that is ready to render.
pub struct Theme {
    environment: Environment<'static>,
    strings: BTreeMap<Language, Template>,
    asset_links: Template,
    /// The assets, with their addresses.
    pub assets: Vec<(Route, Arc<[u8]>)>,
    /// How wide it shows the pictures of texts, as the attribute `sizes` says it.
    pub picture_sizes: String,
    /// What pages may weigh, by kind.
    pub budget: Budget,
    files: BTreeMap<String, FileId>,
}

/// What a template sees: the view, and what the theme itself holds.
#[derive(Serialize)]
struct Seen<'v, V> {
    t: &'v Template,
    assets: &'v Template,
    #[serde(flatten)]
    view: &'v V,
}

impl Theme {
    /// Makes the theme of a name out of the site's themes and the program's.
    ///
    /// What is wrong goes into the report; no theme is returned where no page could be rendered.
    pub fn new(
        name: &Spanned<String>,
        themes: &Themes,
        languages: &[Language],
        base_path: &str,
        report: &mut Report,
    ) -> Option<Self> {
        let files = gather(name, themes, report)?;
        let mut making =
            Making { files: &files.merged, at: name.span, report, missing: Vec::new() };
        let strings = making.strings(&files.layers, languages);
        let environment = making.environment();
        let assets = making.assets();
        making.report_missing();
        let links = assets.iter().map(|(name, route, _)| (name.clone(), route.href(base_path)));
        let asset_links = Template::from(Serde(links.collect::<BTreeMap<_, _>>()));
        let own = files.merged.iter().filter_map(|(path, file)| {
            Some((path.strip_prefix("templates/")?.to_owned(), file.file?))
        });
        Some(Self {
            files: own.collect(),
            picture_sizes: files.picture_sizes,
            environment: environment?,
            strings,
            asset_links,
            budget: files.budget,
            assets: assets.into_iter().map(|(_, route, bytes)| (route, bytes)).collect(),
        })
    }

    /// Renders a view by its template.
    ///
    /// # Errors
    ///
    /// What the template does wrong, at its line; `page` is the address of the page.
    pub fn render<V: Serialize>(
        &self,
        template: &str,
        language: Language,
        view: &V,
        page: &Route,
    ) -> Result<Vec<u8>, Diagnostic> {
        let t = self.strings.get(&language).expect("the strings of each language were read");
        let seen = Seen { t, assets: &self.asset_links, view };
        let template = self.environment.get_template(template);
        let rendered = template.and_then(|template| template.render(Template::from(Serde(&seen))));
        rendered.map(String::into_bytes).map_err(|error| self.explain(&error, page))
    }

    /// Finds the file of a template that the site has of its own.
    pub fn own_template(&self, name: &str) -> Option<FileId> {
        self.files.get(name).copied()
    }

    /// Finds a string of the theme that has one form.
    pub fn string(&self, language: Language, key: &str) -> Option<String> {
        let string = self.strings.get(&language)?.get_attr(key).ok()?;
        string.as_str().map(str::to_owned)
    }

    fn explain(&self, error: &minijinja::Error, page: &Route) -> Diagnostic {
        let code = match error.kind() {
            ErrorKind::UndefinedError => Code::TemplateUndefined,
            _ => Code::TemplateFailed,
        };
        let file = error.name().and_then(|name| self.files.get(name).copied());
        place(Diagnostic::of_run(code), error, file)
            .with("page", format!("`{page}`"))
            .with("more", "")
    }
}

/// Puts a template's error at its place, and says what it is in a few words: not the engine's own long
/// account, which shows every value.
fn place(mut found: Diagnostic, error: &minijinja::Error, file: Option<FileId>) -> Diagnostic {
    let range = error.range();
    let [vi, en] = reason(error);
    let reason = match (file, error.name(), error.line()) {
        (None, Some(name), Some(line)) => {
            Value::words(format!("{name}:{line}: {vi}"), format!("{name}:{line}: {en}"))
        }
        _ => Value::words(vi, en),
    };
    found.at = file.map(|file| match range {
        Some(range) => Span::new(file, range),
        None => Span::top(file),
    });
    found.with("reason", reason)
}

/// Says in both languages what the engine found; what it words in many ways stays in its own words.
fn reason(error: &minijinja::Error) -> [String; 2] {
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    if let Some(name) = detail.strip_suffix(" is undefined") {
        return [name, name].map(str::to_owned);
    }
    match error.kind() {
        ErrorKind::OutOfFuel => [
            "lặp quá nhiều lần nên bị dừng".to_owned(),
            "it loops too often and was stopped".to_owned(),
        ],
        _ if detail.contains("recursion limit") => [
            "các phần gọi nhau quá sâu nên bị dừng".to_owned(),
            "its parts call each other too deep and were stopped".to_owned(),
        ],
        ErrorKind::UnknownFilter => [format!("không có bộ lọc ấy ({detail})"), detail],
        ErrorKind::TemplateNotFound => [format!("không có mẫu ấy ({detail})"), detail],
        _ => [detail.clone(), detail],
    }
}

/// The files of a theme and of those that it extends.
struct Gathered<'f> {
    /// Each file as the nearest theme has it.
    merged: BTreeMap<String, &'f ThemeFile>,
    /// The themes, the farthest first.
    layers: Vec<&'f ThemeFiles>,
    /// How wide pictures are shown, as the nearest theme says.
    picture_sizes: String,
    /// What pages may weigh, by kind.
    budget: Budget,
}

/// How wide pictures are where no theme says it: as wide as the screen, as browsers assume.
const WHOLE_SCREEN: &str = "100vw";

/// Follows `extends` from a theme to the last.
fn gather<'f>(
    name: &Spanned<String>,
    themes: &'f Themes,
    report: &mut Report,
) -> Option<Gathered<'f>> {
    let mut layers: Vec<&ThemeFiles> = Vec::new();
    let (mut seen, mut at_last, mut budget) = (BTreeSet::new(), false, Budget::new());
    let (mut next, mut picture_sizes) = (Some(name.clone()), None);
    while let Some(name) = next {
        let own = themes.own.get(&name.value).filter(|_| seen.insert(name.value.clone()));
        let standard = (name.value == STANDARD_THEME && !at_last).then_some(&themes.standard);
        at_last |= own.is_none();
        let files = own.or(standard);
        let Some(files) = files else {
            let known = themes.own.keys().map(String::as_str).chain([STANDARD_THEME]);
            report.push(
                Diagnostic::at(Code::UnknownTheme, name.span)
                    .with("value", &name.value)
                    .nearest(crate::ground::text::nearest::nearest(&name, known)),
            );
            return None;
        };
        let head = Head::read(files, name.span, report);
        // The nearest theme says what a kind of page may weigh.
        let farther = head.budget.into_iter().filter(|(kind, _)| !budget.contains_key(kind));
        let farther: Budget = farther.collect();
        budget.extend(farther);
        picture_sizes = picture_sizes.or(head.picture_sizes);
        next = head.extends;
        layers.insert(0, files);
    }
    let all = layers.iter().flat_map(|files| files.iter());
    let merged = all.map(|(path, file)| (path.clone(), file)).collect();
    let picture_sizes = picture_sizes.unwrap_or_else(|| WHOLE_SCREEN.to_owned());
    Some(Gathered { merged, layers, picture_sizes, budget })
}

struct Making<'m> {
    files: &'m BTreeMap<String, &'m ThemeFile>,
    at: Span,
    report: &'m mut Report,
    /// Files that every theme must have and this one lacks.
    missing: Vec<String>,
}

impl Making<'_> {
    fn environment(&mut self) -> Option<Environment<'static>> {
        let mut environment = new_environment();
        let mut whole = true;
        for (path, file) in self.files {
            let Some(name) = path.strip_prefix("templates/") else { continue };
            let own = file.file;
            let Some(text) = decode::decode(own.unwrap_or(self.at.file), &file.bytes, self.report)
            else {
                whole = false;
                continue;
            };
            if let Err(error) = environment.add_template_owned(name.to_owned(), text) {
                whole = false;
                let found = place(Diagnostic::of_run(Code::TemplateSyntax), &error, own);
                self.report.push(found);
            }
        }
        for name in TEMPLATES {
            if !self.files.contains_key(&format!("templates/{name}")) {
                whole = false;
                self.missing.push(format!("templates/{name}"));
            }
        }
        whole.then_some(environment)
    }

    /// A theme that forgot `extends` lacks nearly all: that is one slip.
    fn report_missing(&mut self) {
        if !self.missing.is_empty() {
            let all: Vec<_> = self.missing.iter().map(|path| format!("`{path}`")).collect();
            let found = Diagnostic::at(Code::ThemeFileMissing, self.at);
            self.report.push(found.with("value", all.join(", ")));
        }
    }

    /// Reads the strings of each language over those of the themes that are extended. Each language of
    /// the site has the same keys.
    fn strings(
        &mut self,
        layers: &[&ThemeFiles],
        languages: &[Language],
    ) -> BTreeMap<Language, Template> {
        let (mut all, mut torn) = (BTreeMap::new(), BTreeSet::new());
        for language in languages.iter().copied() {
            let path = format!("strings.{language}.toml");
            let files: Vec<_> = layers.iter().filter_map(|files| files.get(&path)).collect();
            let mut strings = toml::Table::new();
            for file in &files {
                match self.table(file) {
                    Some(table) => strings.extend(table),
                    None => drop(torn.insert(language)),
                }
            }
            if files.is_empty() {
                self.missing.push(path);
            }
            all.insert(language, strings);
        }
        self.compare_keys(&all, &torn);
        all.into_iter().map(|(of, strings)| (of, Template::from(Serde(&strings)))).collect()
    }

    /// Reads a file of strings; none where it cannot be read, which is then reported.
    fn table(&mut self, file: &ThemeFile) -> Option<toml::Table> {
        let own = file.file.unwrap_or(self.at.file);
        let text = decode::decode(own, &file.bytes, self.report)?;
        let errors_before = self.report.findings().len();
        Toml::parse(own, &text, 0..text.len(), self.report);
        let is_whole = errors_before == self.report.findings().len();
        is_whole.then(|| toml::from_str(&text).unwrap_or_default())
    }

    /// Reports the keys that a language lacks; of one with a file that could not be read it is not known.
    fn compare_keys(&mut self, all: &BTreeMap<Language, toml::Table>, torn: &BTreeSet<Language>) {
        let every: BTreeSet<&String> = all.values().flat_map(toml::Table::keys).collect();
        let is_known = |language: &Language, strings: &toml::Table| {
            !strings.is_empty() && !torn.contains(language)
        };
        for (language, strings) in all.iter().filter(|(of, strings)| is_known(of, strings)) {
            for key in every.iter().filter(|key| !strings.contains_key(**key)) {
                let path = format!("strings.{language}.toml");
                // Where the theme has no strings of its own in this language, those that it has in
                // another hold the key.
                let paths = all.keys().map(|of| format!("strings.{of}.toml"));
                let mut paths = std::iter::once(path.clone()).chain(paths);
                let own = paths.find_map(|path| self.files.get(&path)?.file);
                let at = own.map_or(self.at, Span::top);
                self.report.push(
                    Diagnostic::at(Code::StringMissing, at).with("file", path).with("key", key),
                );
            }
        }
    }

    /// Names each asset after its content, so that a browser may keep it for ever.
    fn assets(&mut self) -> Vec<(String, Route, Arc<[u8]>)> {
        let mut assets = Vec::new();
        for (path, file) in self.files {
            let Some(name) = path.strip_prefix("assets/") else { continue };
            self.check_picture(path, file);
            let hash = Digest::of(&file.bytes).short(HASH_DIGITS);
            let hashed = match name.rsplit_once('.') {
                Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
                None => format!("{name}.{hash}"),
            };
            let parts: Vec<&str> = [ASSETS].into_iter().chain(hashed.split('/')).collect();
            match Route::file(&parts) {
                Ok(route) => assets.push((name.to_owned(), route, file.bytes.clone())),
                Err(_) => self.report.push(
                    Diagnostic::at(Code::BadFileName, file.file.map_or(self.at, Span::top))
                        .with("path", path)
                        .with("why", Value::words("ký tự không dùng được", "its characters")),
                ),
            }
        }
        assets
    }

    /// A picture of a theme is published byte by byte: it may hold what is needed to show it, and nothing of a camera.
    fn check_picture(&mut self, path: &str, file: &ThemeFile) {
        let Some(kind) = picture::kind(&file.bytes) else { return };
        let why = match Format::of_name(path) {
            None => picture::misnamed(kind),
            Some(_) if metadata::is_in(&file.bytes) => metadata::words(),
            Some(_) => return,
        };
        let found = Diagnostic::at(Code::BadPicture, file.file.map_or(self.at, Span::top));
        self.report.push(found.with("value", path).with("why", why));
    }
}

/// Makes the environment that every template runs in: strict, bounded, without a loader.
fn new_environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()
        .expect("the usual delimiters are no error");
    environment.set_syntax(syntax);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(RECURSION);
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => {
            out.write_str(&super::xml::escape_html(text)).map_err(Into::into)
        }
        // What is not there must be asked for with `if`: a page would show the word "none".
        _ if value.is_none() => {
            Err(minijinja::Error::new(ErrorKind::UndefinedError, "the value is none"))
        }
        _ => minijinja::escape_formatter(out, state, value),
    });
    filters::add(&mut environment);
    environment
}
