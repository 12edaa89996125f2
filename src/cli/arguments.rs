//! Arguments as they are typed. What they mean is in [`run`](super::run) and in the commands.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::language::Speech;
use crate::model::archive::Period;
use crate::model::time::Day;

/// Makes a bilingual bulletin site out of articles and records.
#[derive(Debug, Parser)]
#[command(name = "bantin", version, propagate_version = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// The site's folder; found upwards from here where it is not given
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) site: Option<PathBuf>,
    /// The day to build for, such as 2026-11-24; today in Vietnam where it is not given
    #[arg(long, global = true, value_name = "DAY", value_parser = parse_day)]
    pub(super) today: Option<Day>,
    /// The language of messages; that of the system where it is not given, else Vietnamese
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<Speech>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Builds the site into a folder; writes only what changed
    Build(BuildArguments),
    /// Finds all problems of the site and writes nothing
    Check(CheckArguments),
    /// Explains a code of the checks, or lists all codes
    Explain(ExplainArguments),
    /// Shows the site in a browser while it is written; writes nothing
    Serve(ServeArguments),
    /// Takes a former site's addresses into the redirects
    ImportUrls(ImportUrlsArguments),
    /// Builds the site and publishes what changed to a target of bulletin.toml
    #[command(visible_alias = "deploy")]
    Publish(PublishArguments),
    /// Puts a year of the bulletin, or all of it, away as an archive that opens without any tool
    Archive(ArchiveArguments),
    /// Checks every digest of an archive, a built folder or a published one
    Verify(VerifyArguments),
}

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    /// The output folder; `public` in the site's folder where it is not given
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Says what would be written and removed, and does nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// How many threads to use; as many as the machine has where it is not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) jobs: Option<u16>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// How the findings are told
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub(super) format: FindingFormat,
    /// Fails where there are warnings alone, too
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// Tells the findings of these codes alone; the exit code follows them
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(super) only: Vec<String>,
}

/// A form of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum FindingFormat {
    /// Words, with the lines of the files.
    Text,
    /// JSON, in both languages.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Lines that GitHub Actions shows at the changed files.
    Github,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The code, such as count-mismatch; all are listed where it is not given
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// The port; the next that is free where it is taken, any that is free for 0
    #[arg(long, value_name = "N", default_value_t = 1789)]
    pub(super) port: u16,
    /// The address to listen on; other machines can see the preview where it is not this one's own
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub(super) host: IpAddr,
    /// A further name under which browsers may ask for the preview; may be repeated
    #[arg(long, value_name = "NAME", value_parser = parse_host)]
    pub(super) allow_host: Vec<String>,
    /// Opens the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Shows what readers would see today: no drafts, and nothing that is still to come
    #[arg(long)]
    pub(super) no_drafts: bool,
}

#[derive(Debug, Args)]
pub(super) struct ImportUrlsArguments {
    /// The list: a former address, a tab and a record on each line
    pub(super) file: PathBuf,
    /// Says what would be added, and writes nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct PublishArguments {
    /// The name of a [[target]] of bulletin.toml
    #[arg(value_name = "TARGET")]
    pub(super) target: String,
    /// Publishes a folder that was built before, and builds nothing
    #[arg(long, value_name = "DIR")]
    pub(super) from: Option<PathBuf>,
    /// Says what the target would change, and sends nothing; what is published is built into `public` all the same
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Reads all that the target shows, and sends what somebody changed there again; with --rollback, reads the release first
    #[arg(long)]
    pub(super) verify: bool,
    /// Asks nothing
    #[arg(long)]
    pub(super) yes: bool,
    /// How many files may go without a question; that of the target where it is not given
    #[arg(long, value_name = "N")]
    pub(super) max_deletes: Option<u32>,
    /// Publishes over the publication of this number, which somebody else made; 0 where the target is empty and was not
    #[arg(long, value_name = "N")]
    pub(super) over: Option<u32>,
    /// Shows the release again that was shown before; sends nothing
    #[arg(long, conflicts_with_all = ["from", "max_deletes"])]
    pub(super) rollback: bool,
    /// How the changes are said
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct ArchiveArguments {
    /// The year, such as 2022; `all` for the whole bulletin
    #[arg(value_name = "YEAR|all", value_parser = parse_period)]
    pub(super) period: Period,
    /// The folder that the archive is to stand in; `archives` in the site's folder where it is not given
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Its form
    #[arg(long, value_enum, default_value_t = ArchiveForm::Bag)]
    pub(super) format: ArchiveForm,
}

/// A form of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ArchiveForm {
    /// A folder.
    Bag,
    /// The same in one file.
    Zip,
}

#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// The folder of an archive, its zip, a built folder, or the folder of a target
    #[arg(value_name = "PATH")]
    pub(super) path: PathBuf,
    /// Builds the pages of an archive again from its own sources, and compares them byte for byte
    #[arg(long)]
    pub(super) rebuild: bool,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

/// A form of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// Words.
    Text,
    /// JSON.
    Json,
}

fn parse_period(text: &str) -> Result<Period, String> {
    Period::parse(text).ok_or_else(|| "a year such as 2022 is expected, or `all`".to_owned())
}

fn parse_day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "a day such as 2026-11-24 is expected".to_owned())
}

/// A name as browsers send it in `Host`, without the port: `xem-truoc.example.vn`, or an address.
fn parse_host(text: &str) -> Result<String, String> {
    let is_part = |part: &str| {
        let is_known = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        !part.is_empty() && part.chars().all(is_known)
    };
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) => Ok(format!("[{address}]")),
        _ if text.split('.').all(is_part) => Ok(text.to_owned()),
        _ => Err("a name such as xem-truoc.example.vn is expected".to_owned()),
    }
}
