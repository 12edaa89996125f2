//! What the benchmark is asked for.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Measures the program over whole sites.
#[derive(Debug, Parser)]
#[command(name = "site")]
pub(crate) struct Arguments {
    /// The sizes of the bulletins, in articles
    #[arg(long, value_delimiter = ',', value_name = "N,...")]
    sizes: Vec<usize>,
    /// How often each run is measured; the median is shown
    #[arg(long, default_value_t = 3, value_name = "K", value_parser = clap::value_parser!(u8).range(1..))]
    pub(crate) runs: u8,
    /// What `cargo bench` adds by itself, and `cargo test` does not
    #[arg(long, hide = true, global = true)]
    bench: bool,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Writes a bulletin of so many articles into a folder
    Make {
        /// How many articles, each in two languages
        articles: usize,
        /// The folder
        folder: PathBuf,
    },
    /// Measures what checking costs, and its share of a dry run
    Checks {
        /// How many articles
        articles: usize,
    },
    /// Measures archives alone
    Archive {
        /// How many articles
        articles: usize,
    },
    /// Measures publishing alone
    Publish {
        /// How many articles
        articles: usize,
    },
    /// Does the least that any generator must do for a site
    Floor {
        /// The site
        site: PathBuf,
        /// A build of it: how many files there are to be, and of how many bytes
        built: PathBuf,
        /// The empty folder to write into
        out: PathBuf,
    },
    /// Reads and parses the content of a site
    Parse {
        /// The site
        site: PathBuf,
    },
}

impl Arguments {
    /// Tells whether the table was asked for: `cargo test --benches` does not want it.
    pub(crate) fn is_asked(&self) -> bool {
        self.bench || !self.sizes.is_empty()
    }

    /// Returns the sizes to measure.
    pub(crate) fn sizes(&self) -> Vec<usize> {
        if self.sizes.is_empty() { vec![200, 10_000] } else { self.sizes.clone() }
    }
}
