//! Who may ask what: the name under which the server is asked for, the method, and the page that listens to events.
//!
//! A page of the web that a browser has open must not read a preview, neither by a name that it lets point to
//! this machine (DNS rebinding) nor by listening to the events.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::desk::Desk;

/// Lets a request pass, or answers why not.
pub(super) async fn guard(
    State(desk): State<Arc<Desk>>,
    request: Request<Body>,
    next: Next,
) -> Response {
    if !is_known_host(&desk, request.headers()) {
        return plain(
            StatusCode::MISDIRECTED_REQUEST,
            "This preview answers to its own address only; give other names with --allow-host.\n",
        );
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return refuse_method();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Answers that the method is not allowed.
pub(super) fn refuse_method() -> Response {
    let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "GET or HEAD.\n");
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// Answers in a line of text.
pub(super) fn plain(status: StatusCode, words: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response()
}

/// Tells whether a request names this server: exactly one `Host`, which is the bound address, this machine, or
/// a name that was allowed.
fn is_known_host(desk: &Desk, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next().and_then(|host| host.to_str().ok()), hosts.next()) {
        (Some(host), None) => is_own(desk, host),
        _ => false,
    }
}

/// Tells whether what listens is a page of this server's. Browsers tell the origin of scripts, and of pictures and
/// frames of another site that they are of another site.
pub(super) fn is_own_page(desk: &Desk, headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    let is_same_site = site.is_none_or(|site| site == b"same-origin" || site == b"none");
    is_same_site && headers.get_all(header::ORIGIN).iter().all(|origin| is_own_origin(desk, origin))
}

fn is_own_origin(desk: &Desk, origin: &HeaderValue) -> bool {
    let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
    host.is_some_and(|host| is_own(desk, host))
}

fn is_own(desk: &Desk, host: &str) -> bool {
    let (name, port) = split_port(host);
    let port_is_ours =
        port.map_or(desk.bound.port() == 80, |port| port == desk.bound.port().to_string());
    let is_allowed = desk.settings.hosts.iter().any(|known| known.eq_ignore_ascii_case(name));
    // A name that was allowed may stand before another port: that of a tunnel or a proxy.
    if is_allowed {
        return true;
    }
    port_is_ours && (name.eq_ignore_ascii_case("localhost") || is_own_address(desk, name))
}

/// Where the server listens on every address, each address of the machine is its own; names are not.
fn is_own_address(desk: &Desk, name: &str) -> bool {
    let bare = name.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(name);
    let Ok(address) = bare.parse::<IpAddr>() else { return false };
    let bound = desk.bound.ip();
    address == bound || bound.is_unspecified() || (bound.is_loopback() && address.is_loopback())
}

/// Splits `name:port`; the colons of an IPv6 address stand in brackets.
fn split_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (host, None),
    }
}
