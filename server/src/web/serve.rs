//! The accept loop. `axum::serve` has no header time-out, no cap and no deadline on stopping (quality.md F5, F6).
//!
//! HTTP/1.1 only: browsers speak HTTP/2 to the proxy that ends TLS, proxies speak HTTP/1.1 to us, and without
//! HTTP/2 there are no streams to flood one connection with.

mod patient_stream;
mod too_busy;

use std::convert::Infallible;
use std::future::pending;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use patient_stream::PatientStream;

/// Request line and headers together; more is answered 431.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// What connections may cost.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How many are served at once. The usual 1,024 file descriptors must also do for the database and files.
    pub connections: usize,
    /// How many above that are told 503 at once; yet more wait in the kernel's queue.
    pub refusals: usize,
    /// Time for a whole request head. The clock also runs between requests, so it bounds idle keep-alive too.
    pub header_read: Duration,
    /// How long a client may take nothing of an answer.
    pub write_stall: Duration,
    /// How long requests under way may run on once the program is asked to stop.
    pub drain: Duration,
    /// Said with the 503 of a full house, as plain text.
    pub busy_sentence: String,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 768,
            refusals: 64,
            header_read: Duration::from_secs(10),
            write_stall: Duration::from_secs(30),
            drain: Duration::from_secs(10),
            busy_sentence: "This service is very busy. Try again in a minute. If someone is in danger, ring 999."
                .to_owned(),
        }
    }
}

/// What a run of [`serve`] saw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServeReport {
    /// Connections served.
    pub served: u64,
    /// Connections told 503 because the house was full.
    pub refused: u64,
    /// Connections cut because they outlasted the deadline on stopping.
    pub cut: usize,
}

/// Serves `app` until `shutdown` resolves, then lets requests under way finish within `limits.drain`.
/// Handlers find the peer as `ConnectInfo<SocketAddr>`. Failing accepts are survived, so there is no error.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    shutdown: impl Future<Output = ()>,
) -> ServeReport {
    let mut house = House::new(app, limits);
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            biased;
            () = &mut shutdown => break,
            (stream, peer, place) = house.next(&listener) => house.receive(stream, peer, place),
        }
    }
    drop(listener);
    house.close().await
}

struct House {
    app: Router,
    limits: Limits,
    seats: Arc<Semaphore>,
    doorstep: Arc<Semaphore>,
    stopping: CancellationToken,
    connections: JoinSet<()>,
    report: ServeReport,
}

impl House {
    fn new(app: Router, limits: Limits) -> Self {
        Self {
            app,
            seats: Arc::new(Semaphore::new(limits.connections)),
            doorstep: Arc::new(Semaphore::new(limits.refusals)),
            stopping: CancellationToken::new(),
            connections: JoinSet::new(),
            report: ServeReport::default(),
            limits,
        }
    }

    async fn next(&self, listener: &TcpListener) -> (TcpStream, SocketAddr, Place) {
        let (stream, peer) = accept(listener).await;
        (stream, peer, self.place().await)
    }

    /// A seat if there is one, else a place on the doorstep to be told so. Waits when there is neither.
    async fn place(&self) -> Place {
        tokio::select! {
            biased;
            Ok(seat) = self.seats.clone().acquire_owned() => Place::Seat(seat),
            Ok(place) = self.doorstep.clone().acquire_owned() => Place::Doorstep(place),
            else => pending().await, // never: the semaphores are not closed
        }
    }

    fn receive(&mut self, stream: TcpStream, peer: SocketAddr, place: Place) {
        while self.connections.try_join_next().is_some() {}
        match place {
            Place::Seat(seat) => {
                self.report.served += 1;
                self.connections
                    .spawn(self.guest(peer).attend(stream, seat));
            }
            Place::Doorstep(place) => {
                self.report.refused += 1;
                let sentence = self.limits.busy_sentence.clone();
                self.connections
                    .spawn(too_busy::answer(stream, sentence, place));
            }
        }
    }

    fn guest(&self, peer: SocketAddr) -> Guest {
        let (header_read, write_stall) = (self.limits.header_read, self.limits.write_stall);
        let (app, stopping) = (self.app.clone(), self.stopping.clone());
        Guest {
            app,
            peer,
            header_read,
            write_stall,
            stopping,
        }
    }

    async fn close(mut self) -> ServeReport {
        self.stopping.cancel();
        let all_gone = async { while self.connections.join_next().await.is_some() {} };
        let _ = tokio::time::timeout(self.limits.drain, all_gone).await;
        self.report.cut = self.connections.len();
        self.connections.shutdown().await;
        self.report
    }
}

enum Place {
    Seat(OwnedSemaphorePermit),
    Doorstep(OwnedSemaphorePermit),
}

/// One connection that is served.
struct Guest {
    app: Router,
    peer: SocketAddr,
    header_read: Duration,
    write_stall: Duration,
    stopping: CancellationToken,
}

impl Guest {
    async fn attend(self, stream: TcpStream, _seat: OwnedSemaphorePermit) {
        let io = TokioIo::new(PatientStream::new(stream, self.write_stall));
        let service = service_fn(|request| answer(self.app.clone(), self.peer, request));
        let mut connection = pin!(self.protocol().serve_connection(io, service));
        // A connection that breaks or times out is the client's affair: its result is no news.
        tokio::select! {
            _ = connection.as_mut() => return,
            () = self.stopping.cancelled() => connection.as_mut().graceful_shutdown(),
        }
        let _ = connection.await;
    }

    fn protocol(&self) -> http1::Builder {
        let mut protocol = http1::Builder::new();
        protocol
            .timer(TokioTimer::new())
            .header_read_timeout(self.header_read)
            .max_buf_size(MAX_HEAD_BYTES);
        protocol
    }
}

async fn answer(
    app: Router,
    peer: SocketAddr,
    request: hyper::Request<Incoming>,
) -> Result<Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    app.oneshot(request).await
}

/// The next connection. Out of file descriptors, it waits for some to come back instead of spinning or giving up.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    let mut pause = Duration::from_millis(20);
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let _ = stream.set_nodelay(true); // only a matter of speed
                return (stream, peer);
            }
            Err(error) if was_the_clients_doing(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot take new connections");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(Duration::from_secs(1));
            }
        }
    }
}

fn was_the_clients_doing(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    )
}
