//! The preview server: answers browsers from memory, and wakes those whose page changed. It takes a listener that
//! is bound already, reads no file of the site by itself and writes none.
//!
//! It is no web server for the public: it speaks to the machine that it runs on, unless somebody asks for more.

mod desk;
mod error_page;
mod events;
mod guard;
mod idle;
mod media;
mod pages;
mod tools;
pub mod view;

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{Method, Request};
use axum::middleware;
use axum::response::Response;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;

use self::desk::Desk;
use self::view::{Explain, View};
use crate::build::preview::answer::Soundness;
use crate::ground::diagnostic::Diagnostic;

/// The most connections at once; who comes later waits.
const MOST_CONNECTIONS: usize = 1500;

/// How long a request may take to arrive.
const REQUEST_TIME: Duration = Duration::from_secs(10);

/// The most bytes that are kept for a connection: of requests that came at once, and of answers that nobody reads.
const MOST_BUFFERED: usize = 64 * 1024;

/// How the server is to behave.
pub struct Settings {
    /// Names beside the bound address and `localhost` under which it may be asked for.
    pub hosts: Vec<String>,
    /// The language of the officer's bar: `vi` or `en`.
    pub language: &'static str,
    /// What turns findings into what a browser shows of them.
    pub explain: Explain,
}

/// A running server. It ends with the program.
pub struct Server {
    desk: Arc<Desk>,
    _runtime: Runtime,
}

impl Server {
    /// Starts to answer on a bound listener.
    ///
    /// # Errors
    ///
    /// Threads or a listener that the system refuses.
    pub fn start(listener: TcpListener, settings: Settings) -> std::io::Result<Self> {
        let bound = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        // Pages are rendered on as many threads as there are cores, which stay: each keeps memory of its own.
        let threads = rayon::current_num_threads().max(2);
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        runtime.worker_threads(2).max_blocking_threads(threads).thread_keep_alive(Duration::MAX);
        let runtime = runtime.enable_all().build()?;
        let desk = Arc::new(Desk::new(bound, settings));
        let listener = runtime.block_on(async { tokio::net::TcpListener::from_std(listener) })?;
        runtime.spawn(accept(listener, desk.clone()));
        idle::start(desk.clone());
        Ok(Self { desk, _runtime: runtime })
    }

    /// Shows a new view of the site, and counts the pages open in browsers that are not what they were.
    pub fn show(&self, view: View) -> usize {
        self.desk.show(view)
    }

    /// Returns what rendering has found in what is shown, each fault once.
    pub fn found(&self) -> Vec<Diagnostic> {
        self.desk.current().found.iter().map(|found| found.problem.clone()).collect()
    }

    /// Tells what is known of the pages of what is shown.
    pub fn soundness(&self) -> Soundness {
        self.desk.current().soundness()
    }
}

/// Accepts connections, so many at once, and gives each a time for its requests to arrive.
async fn accept(listener: tokio::net::TcpListener, desk: Arc<Desk>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let router = router(desk);
    loop {
        let place = places.clone().acquire_owned().await;
        let Ok((stream, _)) = listener.accept().await else {
            // The system is short of something: it may have it again in a while.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let router = router.clone();
        tokio::spawn(async move {
            let service = TowerToHyperService::new(router);
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(REQUEST_TIME)
                .max_buf_size(MOST_BUFFERED)
                .serve_connection(TokioIo::new(stream), service);
            // A browser that went away is no trouble of ours.
            let _closed = connection.await;
            drop(place);
        });
    }
}

fn router(desk: Arc<Desk>) -> Router {
    let guarded = middleware::from_fn_with_state(desk.clone(), guard::guard);
    Router::new().fallback(answer).with_state(desk).layer(guarded)
}

/// Answers one request: with a tool of the preview, or with what lies at the address.
async fn answer(State(desk): State<Arc<Desk>>, request: Request<axum::body::Body>) -> Response {
    let uri = request.uri().clone();
    let head = request.method() == Method::HEAD;
    match tools::Tool::at(uri.path()) {
        Some(tools::Tool::Events) if head => guard::refuse_method(),
        Some(tools::Tool::Events) => events::stream(&desk, &uri, request.headers()),
        Some(tool) => tool.answer(&desk, &uri).await,
        None => {
            let address = uri.path_and_query().map_or(uri.path(), |address| address.as_str());
            pages::answer(desk, address.to_owned()).await
        }
    }
}

/// The address that browsers are told: the bound one, of every address the loopback.
pub fn address(bound: SocketAddr, base: &str) -> String {
    let host = match bound.ip() {
        ip if ip.is_unspecified() => "127.0.0.1".to_owned(),
        std::net::IpAddr::V6(ip) => format!("[{ip}]"),
        std::net::IpAddr::V4(ip) => ip.to_string(),
    };
    format!("http://{host}:{}{base}", bound.port())
}
