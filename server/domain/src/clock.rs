//! The time, as one thing that is handed around, so that a test can stop it and a demo can start it anywhere.

use chrono::{DateTime, TimeDelta, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the time. Clones tell the same time.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    /// The machine's clock, moved by a fixed distance.
    Moved(TimeDelta),
    /// Stands still until moved; microseconds since 1970.
    Frozen(Arc<AtomicI64>),
}

impl Clock {
    pub fn real() -> Self {
        Self(Source::Moved(TimeDelta::zero()))
    }

    /// Runs at the usual speed, from `start` on.
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        Self(Source::Moved(start - Utc::now()))
    }

    pub fn frozen_at(now: DateTime<Utc>) -> Self {
        Self(Source::Frozen(Arc::new(AtomicI64::new(
            now.timestamp_micros(),
        ))))
    }

    /// Moves a frozen clock. A running clock is left alone.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Frozen(micros) = &self.0 {
            micros.fetch_add(by.num_microseconds().unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }

    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Source::Moved(by) => Utc::now() + *by,
            Source::Frozen(micros) => {
                DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)).unwrap_or_default()
            }
        }
    }
}
