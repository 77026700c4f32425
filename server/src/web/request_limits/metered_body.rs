//! A request body that counts its bytes and minds the time.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::StatusCode;
use hyper::body::{Body as _, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

use super::RequestLimits;

/// Why a body was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BodyFault {
    #[error("the request body is too large")]
    TooLarge,
    #[error("the request body came too slowly")]
    TooSlow,
    #[error("the request body broke off")]
    Broken,
}

impl BodyFault {
    pub fn status(self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Broken => StatusCode::BAD_REQUEST,
        }
    }
}

/// What the body and the layer that holds the request know together.
pub struct Meter {
    limits: RequestLimits,
    allowed: AtomicU64,
    fault: OnceLock<BodyFault>,
    started: Instant,
    last_moved_ms: AtomicU64,
}

impl Meter {
    pub fn new(limits: RequestLimits) -> Self {
        Self {
            allowed: AtomicU64::new(limits.body_bytes),
            fault: OnceLock::new(),
            started: Instant::now(),
            last_moved_ms: AtomicU64::new(0),
            limits,
        }
    }

    pub fn allow(&self, bytes: u64) {
        self.allowed.store(bytes, Ordering::Relaxed);
    }

    pub fn fault(&self) -> Option<BodyFault> {
        self.fault.get().copied()
    }

    /// Resolves once no byte has come for `time`.
    pub async fn at_rest_for(&self, time: Duration) {
        loop {
            let moved = Duration::from_millis(self.last_moved_ms.load(Ordering::Relaxed));
            let end = self.started + moved + time;
            if end <= Instant::now() {
                return;
            }
            sleep_until(end).await;
        }
    }

    fn moved(&self) {
        let ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last_moved_ms.store(ms, Ordering::Relaxed);
    }

    fn allowed(&self) -> u64 {
        self.allowed.load(Ordering::Relaxed)
    }
}

pub struct MeteredBody {
    inner: Body,
    meter: Arc<Meter>,
    may_discard: bool,
    received: u64,
    failed: bool,
    first_poll: Option<Instant>,
    deadline: Option<Pin<Box<Sleep>>>,
}

impl MeteredBody {
    /// `may_discard`: whether the rest of a body that is too large is read and thrown away.
    pub fn new(inner: Body, meter: Arc<Meter>, may_discard: bool) -> Self {
        Self {
            inner,
            meter,
            may_discard,
            received: 0,
            failed: false,
            first_poll: None,
            deadline: None,
        }
    }

    fn is_too_large(&self) -> bool {
        self.expected() > self.meter.allowed()
    }

    /// What came and what was announced.
    fn expected(&self) -> u64 {
        self.received.saturating_add(self.inner.size_hint().lower())
    }

    fn may_discard_more(&self) -> bool {
        let most = self
            .meter
            .allowed()
            .saturating_add(self.meter.limits.discarded_bytes);
        self.may_discard && self.expected() <= most
    }

    fn fail(&mut self, fault: BodyFault) -> Poll<Option<Result<Frame<Bytes>, BodyFault>>> {
        self.failed = true;
        Poll::Ready(Some(Err(*self.meter.fault.get_or_init(|| fault))))
    }

    fn count(&mut self, frame: &Frame<Bytes>) {
        self.received += frame.data_ref().map_or(0, |data| data.len() as u64);
        self.meter.moved();
        self.deadline = None;
    }

    /// The sooner of: a stall from now on, and falling behind the average rate.
    fn next_deadline(&mut self) -> Instant {
        let limits = self.meter.limits;
        let now = Instant::now();
        let first = *self.first_poll.get_or_insert(now);
        let earned = Duration::from_secs(self.received / limits.body_rate.max(1));
        (now + limits.body_stall).min(first + limits.body_stall + earned)
    }

    fn is_out_of_time(&mut self, cx: &mut Context<'_>) -> bool {
        let end = self.next_deadline();
        let deadline = self
            .deadline
            .get_or_insert_with(|| Box::pin(sleep_until(end)));
        deadline.as_mut().poll(cx).is_ready()
    }
}

impl hyper::body::Body for MeteredBody {
    type Data = Bytes;
    type Error = BodyFault;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyFault>>> {
        loop {
            if self.failed {
                return Poll::Ready(None);
            }
            if self.is_too_large() && !self.may_discard_more() {
                return self.fail(BodyFault::TooLarge);
            }
            match Pin::new(&mut self.inner).poll_frame(cx) {
                Poll::Ready(Some(Ok(frame))) => {
                    self.count(&frame);
                    if !self.is_too_large() {
                        return Poll::Ready(Some(Ok(frame)));
                    }
                }
                Poll::Ready(Some(Err(_))) => return self.fail(BodyFault::Broken),
                Poll::Ready(None) if self.is_too_large() => return self.fail(BodyFault::TooLarge),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending if self.is_out_of_time(cx) => return self.fail(BodyFault::TooSlow),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.failed || self.inner.is_end_stream() && !self.is_too_large()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
