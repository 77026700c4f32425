//! A small app that behaves well and badly on demand, and a server round it.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{any, get, post};
use futures_util::StreamExt;
use http::{StatusCode, header};
use server::web::{
    ClientIp, EdgeSettings, Limits, ServeReport, edge, page_csp, serve, upload_limit,
};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub const BODY_LIMIT: u64 = 10_000;
pub const UPLOAD_LIMIT: u64 = 2_000_000;

/// What handlers were able to finish.
pub type Done = Arc<AtomicU64>;

pub struct Server {
    pub address: SocketAddr,
    pub done: Done,
    stop: CancellationToken,
    running: JoinHandle<ServeReport>,
}

impl Server {
    /// With limits short enough for a test.
    pub async fn start() -> Self {
        Self::with(settings(), limits()).await
    }

    pub async fn with(settings: EdgeSettings, limits: Limits) -> Self {
        let done = Done::default();
        let app = edge(app(done.clone()), settings);
        Self::of(app, limits, done).await
    }

    pub async fn of(app: Router, limits: Limits, done: Done) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let stop = CancellationToken::new();
        let stopped = stop.clone().cancelled_owned();
        let running = tokio::spawn(serve(listener, app, limits, stopped));
        Self {
            address,
            done,
            stop,
            running,
        }
    }

    /// As SIGTERM would.
    pub fn ask_to_stop(&self) {
        self.stop.cancel();
    }

    pub async fn stopped(self) -> ServeReport {
        self.stop.cancel();
        self.running.await.unwrap()
    }

    pub fn finished(&self) -> u64 {
        self.done.load(Ordering::SeqCst)
    }
}

pub fn settings() -> EdgeSettings {
    let url = "https://homes.ebbsmarsh.example".parse().unwrap();
    let page =
        |status: StatusCode, id: &str| format!("<h1>Error {}</h1><p>{id}</p>", status.as_u16());
    let mut settings = EdgeSettings::new(url, Arc::new(page));
    settings.request.body_bytes = BODY_LIMIT;
    settings.request.body_stall = Duration::from_secs(1);
    settings.request.handling = Duration::from_secs(2);
    settings
}

pub fn limits() -> Limits {
    Limits {
        header_read: Duration::from_secs(1),
        write_stall: Duration::from_secs(1),
        drain: Duration::from_secs(2),
        ..Limits::default()
    }
}

pub fn app(done: Done) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/slow", get(slow))
        .route("/endless", get(async || pending::<&str>().await))
        .route("/panics", get(panics))
        .route("/broken", get(async || StatusCode::INTERNAL_SERVER_ERROR))
        .route("/moved", get(async || Redirect::to("/")))
        .route(
            "/data",
            get(async || axum::Json(serde_json::json!({ "rent": 11_610 }))),
        )
        .route("/forbidden-data", get(forbidden_data))
        .route(
            "/own-page",
            get(async || (StatusCode::NOT_FOUND, Html("<h1>ours</h1>"))),
        )
        .route(
            "/too-often",
            get(async || (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "7")])),
        )
        .route("/away", get(async || StatusCode::SERVICE_UNAVAILABLE))
        .route("/long", get(async || Html("a tenant's page ".repeat(500))))
        .route(
            "/photo",
            get(async || ([(header::CONTENT_TYPE, "image/jpeg")], vec![7; 5_000])),
        )
        .route("/flood", get(async || vec![7; 40_000_000]))
        .route("/who", get(who))
        .route("/anything", any(async || "any"))
        .route("/do/save", post(save))
        .route("/do/fails", post(fails))
        .route("/do/fails-as-page", post(fails_as_page))
        .route("/lost-photo", get(lost_photo))
        .route("/do/careless", post(careless))
        .route("/hooks/notify", post(save))
        .merge(upload_limit(
            Router::new().route("/upload", post(save)),
            UPLOAD_LIMIT,
        ))
        .with_state(done)
}

async fn page() -> Response {
    let policy = [(header::CONTENT_SECURITY_POLICY, page_csp("abc"))];
    (policy, [(header::SERVER, "toy/1")], Html("<h1>Home</h1>")).into_response()
}

async fn slow(State(done): State<Done>) -> &'static str {
    tokio::time::sleep(Duration::from_millis(700)).await;
    done.fetch_add(1, Ordering::SeqCst);
    "done"
}

async fn panics() -> &'static str {
    panic!("no such tenant: Mrs Smith")
}

async fn forbidden_data() -> Response {
    (
        StatusCode::FORBIDDEN,
        axum::Json(serde_json::json!({ "error": "own words" })),
    )
        .into_response()
}

async fn who(who: axum::Extension<ClientIp>) -> String {
    format!("{} {}", who.address, who.prefix)
}

async fn save(State(done): State<Done>, body: Body) -> Response {
    match axum::body::to_bytes(body, usize::MAX).await {
        Ok(bytes) => {
            done.fetch_add(1, Ordering::SeqCst);
            bytes.len().to_string().into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// As a server function of Leptos reports an error.
async fn fails() -> Response {
    let bounce = [(header::LOCATION, "/?__err=TXJzIFNtaXRo")];
    (
        StatusCode::FORBIDDEN,
        bounce,
        "ServerError|no such tenant: Mrs Smith",
    )
        .into_response()
}

async fn fails_as_page() -> Response {
    let bounce = [(header::LOCATION, "/")];
    (
        StatusCode::FORBIDDEN,
        bounce,
        Html("no such tenant: Mrs Smith"),
    )
        .into_response()
}

/// Fails after it said how its photo may be used.
async fn lost_photo() -> Response {
    let meant_for_the_photo = [
        (header::CACHE_CONTROL, "private, max-age=60"),
        (header::CONTENT_SECURITY_POLICY, "sandbox"),
    ];
    (StatusCode::NOT_FOUND, meant_for_the_photo, "gone").into_response()
}

/// Takes a broken stream for the end of the body (quality.md F4).
async fn careless(body: Body) -> String {
    let mut stream = body.into_data_stream();
    let mut count = 0;
    while let Some(Ok(piece)) = stream.next().await {
        count += piece.len();
    }
    format!("stored {count}")
}
