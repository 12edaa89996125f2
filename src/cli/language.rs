//! The language that the program speaks with its user: asked for, else that of the system, else
//! Vietnamese.

use std::ffi::OsString;

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Speech {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Speech {
    /// Finds the language of a command line before it is parsed, so that errors in it are told in that
    /// language too.
    pub(super) fn find(arguments: &[OsString]) -> Self {
        Self::asked_for(arguments).unwrap_or_else(Self::of_system)
    }

    fn asked_for(arguments: &[OsString]) -> Option<Self> {
        let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
        let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
        let apart = texts.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
        match joined.or(apart)? {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the command line is where the locale is read")]
    fn of_system() -> Self {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let set = names.into_iter().filter_map(|name| std::env::var(name).ok());
        set.filter(|locale| !locale.is_empty())
            .map(|locale| Self::of_locale(&locale))
            .next()
            .unwrap_or_default()
    }

    /// Where there is no locale (`C`, `POSIX`), Vietnamese; any other than Vietnamese is served in
    /// English.
    fn of_locale(locale: &str) -> Self {
        let name = locale.split(['.', '@']).next().unwrap_or_default();
        match name {
            "C" | "POSIX" => Self::Vi,
            name if name == "vi" || name.starts_with("vi_") => Self::Vi,
            _ => Self::En,
        }
    }

    /// Tells whether it is Vietnamese.
    pub(super) fn is_vietnamese(self) -> bool {
        self == Self::Vi
    }

    /// Picks the words of the language.
    pub(super) fn pick<'w>(self, vi: &'w str, en: &'w str) -> &'w str {
        if self.is_vietnamese() { vi } else { en }
    }
}

#[cfg(test)]
mod tests {
    use super::Speech;

    #[test]
    fn what_is_asked_for_goes_before_the_system() {
        let find = |arguments: &[&str]| {
            let arguments: Vec<_> = arguments.iter().map(Into::into).collect();
            Speech::asked_for(&arguments)
        };
        assert_eq!(find(&["bantin", "check", "--lang", "en"]), Some(Speech::En));
        assert_eq!(find(&["bantin", "--lang=vi"]), Some(Speech::Vi));
        assert_eq!(find(&["bantin", "--lang", "fr"]), None);
        for (locale, speech) in [
            ("vi_VN.UTF-8", Speech::Vi),
            ("C.UTF-8", Speech::Vi),
            ("en_US.UTF-8", Speech::En),
            ("fr_FR", Speech::En),
        ] {
            assert_eq!(Speech::of_locale(locale), speech, "{locale}");
        }
    }
}
