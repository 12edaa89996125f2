//! The codes of all diagnostics, each a word that stays for good: sites set levels by it and manuals explain it.
//!
//! The words of a code are in `catalogue.toml`; when a code is found is decided where it is used.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// A kind of problem; `catalogue.toml` says what each is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the catalogue documents each")]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the word that stands for the code.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Finds the code of a word.
            pub fn parse(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$name),)* _ => None }
            }
        }
    };
}

codes! {
    // Files and their bytes
    NotUtf8 = "not-utf8",
    ControlCharacter = "control-character",
    HiddenCharacter = "hidden-character",
    LookAlikeLetter = "look-alike-letter",
    TextTooLong = "text-too-long",
    Symlink = "symlink",
    SpecialFile = "special-file",
    BadFileName = "bad-file-name",
    TwoNames = "two-names",
    UnknownFile = "unknown-file",
    // Front matter and TOML
    NoFrontMatter = "no-front-matter",
    UnclosedFrontMatter = "unclosed-front-matter",
    YamlFrontMatter = "yaml-front-matter",
    TomlSyntax = "toml-syntax",
    TomlNewer = "toml-newer",
    UnquotedDate = "unquoted-date",
    NewerSchema = "newer-schema",
    // Keys and values
    UnknownKey = "unknown-key",
    MissingKey = "missing-key",
    WrongType = "wrong-type",
    BadValue = "bad-value",
    BadId = "bad-id",
    BadSlug = "bad-slug",
    UnknownWord = "unknown-word",
    BadDate = "bad-date",
    BackwardsPeriod = "backwards-period",
    OneOf = "one-of",
    UnknownField = "unknown-field",
    FactInTranslation = "fact-in-translation",
    TranslationWithoutOriginal = "translation-without-original",
    DuplicateId = "duplicate-id",
    DuplicateNumber = "duplicate-number",
    RuleNotWaivable = "rule-not-waivable",
    WaiverExpired = "waiver-expired",
    WaiverUnused = "waiver-unused",
    // References between records
    UnknownUnit = "unknown-unit",
    UnknownBody = "unknown-body",
    UnknownPerson = "unknown-person",
    UnknownDocument = "unknown-document",
    UnknownArticle = "unknown-article",
    UnknownMeeting = "unknown-meeting",
    UnknownBatch = "unknown-batch",
    UnknownTopic = "unknown-topic",
    ContradictingLinks = "contradicting-links",
    UnitNotInForce = "unit-not-in-force",
    BodyNotInForce = "body-not-in-force",
    NotYetHeld = "not-yet-held",
    UnitCycle = "unit-cycle",
    SuccessorTooEarly = "successor-too-early",
    SuccessorTooLate = "successor-too-late",
    SuccessorEnded = "successor-ended",
    ContradictingSuccessors = "contradicting-successors",
    ParentEnded = "parent-ended",
    ParentTooLate = "parent-too-late",
    CodeShared = "code-shared",
    PredecessorMismatch = "predecessor-mismatch",
    // Counts
    CountMismatch = "count-mismatch",
    CountTooHigh = "count-too-high",
    TitleCountMismatch = "title-count-mismatch",
    TextCountMismatch = "text-count-mismatch",
    NamedCount = "named-count",
    // Persons
    PersonNamed = "person-named",
    PersonOnPage = "person-on-page",
    PersonInFile = "person-in-file",
    PersonalData = "personal-data",
    PersonInId = "person-in-id",
    NameNotWatched = "name-not-watched",
    NameTooShort = "name-too-short",
    IdOfUnnamed = "id-of-unnamed",
    // Text, links and figures
    RawHtml = "raw-html",
    IndentedCode = "indented-code",
    BadLink = "bad-link",
    BrokenLink = "broken-link",
    BrokenAnchor = "broken-anchor",
    UnknownReference = "unknown-reference",
    LinkNotRead = "link-not-read",
    MarkupInWords = "markup-in-words",
    LinkToHidden = "link-to-hidden",
    BadHeading = "bad-heading",
    DuplicateAnchor = "duplicate-anchor",
    FigureWithoutAlt = "figure-without-alt",
    FigureWithoutWords = "figure-without-words",
    UnknownFigure = "unknown-figure",
    ActiveFile = "active-file",
    FigureNotAlone = "figure-not-alone",
    FigureNotShown = "figure-not-shown",
    MissingFile = "missing-file",
    BadPicture = "bad-picture",
    BadAttachment = "bad-attachment",
    // Pages and theme
    RouteTaken = "route-taken",
    PageRemoved = "page-removed",
    AddressLost = "address-lost",
    LedgerDamaged = "ledger-damaged",
    BadFormerAddress = "bad-former-address",
    FormerAddressTaken = "former-address-taken",
    RedirectNowhere = "redirect-nowhere",
    RedirectToHidden = "redirect-to-hidden",
    RedirectChain = "redirect-chain",
    ImportLine = "import-line",
    UnknownTheme = "unknown-theme",
    ThemeFileMissing = "theme-file-missing",
    TemplateSyntax = "template-syntax",
    TemplateUndefined = "template-undefined",
    TemplateFailed = "template-failed",
    StringMissing = "string-missing",
    PageTooHeavy = "page-too-heavy",
    // The world around a run
    UnknownCode = "unknown-code",
    NoSite = "no-site",
    CannotRead = "cannot-read",
    CannotListen = "cannot-listen",
    CannotWrite = "cannot-write",
    OutputRefused = "output-refused",
    InTheWay = "in-the-way",
    UnknownTarget = "unknown-target",
    NoManifest = "no-manifest",
    OutputOfAnother = "output-of-another",
    NothingToArchive = "nothing-to-archive",
    ArchiveTaken = "archive-taken",
    ArchiveUnsound = "archive-unsound",
    ArchiveNotNoted = "archive-not-noted",
    ArchiveListDamaged = "archive-list-damaged",
    ArchiveNoRoom = "archive-no-room",
    NoArchive = "no-archive",
    NotConfirmed = "not-confirmed",
    ForeignTarget = "foreign-target",
    DamagedTarget = "damaged-target",
    TargetMovedOn = "target-moved-on",
    TargetEmptied = "target-emptied",
    TargetHalfSent = "target-half-sent",
    TooManyRemovals = "too-many-removals",
    TargetObstructed = "target-obstructed",
    OutputLacksAddresses = "output-lacks-addresses",
    WithdrawnReturns = "withdrawn-returns",
    DayOutOfTime = "day-out-of-time",
    LedgerGone = "ledger-gone",
    NothingBefore = "nothing-before",
    TargetRefused = "target-refused",
    TargetBusy = "target-busy",
    OutputChanged = "output-changed",
    NotNoted = "not-noted",
    CachePassedOver = "cache-passed-over",
    CannotPublish = "cannot-publish",
    ChangedWhileReading = "changed-while-reading",
    PagePanicked = "page-panicked",
}
