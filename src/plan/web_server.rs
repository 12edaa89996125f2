//! The web servers that a site has a file for. What the files say is no matter of the plan.

/// A web server that the site has a file for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WebServer {
    /// nginx: `nginx.conf`.
    Nginx,
    /// Apache: `.htaccess`.
    Apache,
}

impl WebServer {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Apache];

    /// Returns the name of the file, at the root of the site.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Nginx => "nginx.conf",
            Self::Apache => ".htaccess",
        }
    }
}
