//! Counts of requests for `/metrics`, in the Prometheus text format.
//!
//! Our own: the `metrics` crates would add some fifteen packages for one counter and one histogram.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper edges of the histogram, in seconds.
const EDGES: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// Requests by method, route pattern and status, with how long they took.
#[derive(Debug, Default)]
pub struct RequestMetrics(Mutex<BTreeMap<Series, Times>>);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Series {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Debug, Default)]
struct Times {
    count: u64,
    seconds: f64,
    within: [u64; EDGES.len()],
}

/// How many rent accounts had a balance that is not the sum of their lines when this process last checked; below zero
/// when it never did.
static RENT_DRIFT: AtomicI64 = AtomicI64::new(-1);

/// Notes what the daily check of the rent accounts found.
pub fn note_rent_drift(accounts: i64) {
    RENT_DRIFT.store(accounts, Ordering::Relaxed);
}

fn rent_drift() -> String {
    match RENT_DRIFT.load(Ordering::Relaxed) {
        ..0 => String::new(),
        accounts => {
            format!("# TYPE rent_accounts_drifted gauge\nrent_accounts_drifted {accounts}\n")
        }
    }
}

impl RequestMetrics {
    /// Counts one answered request. `route` is the pattern, never the path, so that series stay few and impersonal.
    pub fn count(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        let series = Series {
            route: route.to_owned(),
            method,
            status,
        };
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(series).or_default().add(took.as_secs_f64());
    }

    /// The Prometheus text exposition, version 0.0.4.
    pub fn text(&self) -> String {
        let mut text = String::from("# TYPE http_request_seconds histogram\n");
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (series, times) in all.iter() {
            // Writing to a string cannot fail.
            let _ = times.write(&mut text, &series.to_string());
        }
        text.push_str(&rent_drift());
        text
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            route,
            method,
            status,
        } = self;
        write!(
            f,
            "method=\"{method}\",route=\"{route}\",status=\"{status}\""
        )
    }
}

impl Times {
    fn add(&mut self, seconds: f64) {
        self.count += 1;
        self.seconds += seconds;
        for (edge, within) in EDGES.iter().zip(&mut self.within) {
            *within += u64::from(seconds <= *edge);
        }
    }

    fn write(&self, text: &mut String, labels: &str) -> fmt::Result {
        for (edge, within) in EDGES.iter().zip(&self.within) {
            writeln!(
                text,
                "http_request_seconds_bucket{{{labels},le=\"{edge}\"}} {within}"
            )?;
        }
        writeln!(
            text,
            "http_request_seconds_bucket{{{labels},le=\"+Inf\"}} {}",
            self.count
        )?;
        writeln!(
            text,
            "http_request_seconds_sum{{{labels}}} {}",
            self.seconds
        )?;
        writeln!(
            text,
            "http_request_seconds_count{{{labels}}} {}",
            self.count
        )
    }
}
