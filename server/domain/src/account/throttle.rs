//! Limits on attempts, counted in Postgres: they survive a restart and every process shares them.

use crate::{Db, Error, Principal, Result, System, Tx};
use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// At most `most` attempts in each window of `minutes`, counted from the full window.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    pub name: &'static str,
    pub most: i32,
    pub minutes: i64,
}

/// Asking for a code, per email address or number: enough for someone whose texts are slow.
pub const CODES_PER_CONTACT: Limit = Limit {
    name: "codes-contact",
    most: 5,
    minutes: 15,
};
/// Wrong codes per account. Ten guesses at six digits are one in 100,000 per quarter of an hour.
pub const WRONG_CODES_PER_ACCOUNT: Limit = Limit {
    name: "wrong-account",
    most: 10,
    minutes: 15,
};
/// Sign-in steps per address prefix (/24 or /56): a library with many readers fits, a guessing machine does not.
pub const STEPS_PER_PREFIX: Limit = Limit {
    name: "steps-prefix",
    most: 120,
    minutes: 15,
};
/// Wrong codes and passwords in all: the brake on spraying many accounts with few guesses each.
pub const WRONG_IN_ALL: Limit = Limit {
    name: "wrong-all",
    most: 600,
    minutes: 15,
};
/// Wrong passwords per officer.
pub const WRONG_PASSWORDS: Limit = Limit {
    name: "wrong-password",
    most: 10,
    minutes: 15,
};
/// Wrong second steps per officer: someone who has the password must not have a thousand guesses at the six figures.
pub const WRONG_SECOND_STEPS: Limit = Limit {
    name: "wrong-second-step",
    most: 10,
    minutes: 15,
};
/// Reports sent without signing in, per address prefix.
pub const UNVERIFIED_REPORTS: Limit = Limit {
    name: "unverified-prefix",
    most: 20,
    minutes: 60,
};
/// Reports that a phone kept and sends, per person: each may be begun anew a few times.
pub const OFFLINE_REPORTS: Limit = Limit {
    name: "offline-person",
    most: 60,
    minutes: 60,
};
/// Photos uploaded by one browser.
pub const PHOTOS_PER_BROWSER: Limit = Limit {
    name: "photos-browser",
    most: 120,
    minutes: 60,
};
/// Photos uploaded from one address prefix.
pub const PHOTOS_PER_PREFIX: Limit = Limit {
    name: "photos-prefix",
    most: 600,
    minutes: 60,
};

impl Limit {
    fn window(self, now: DateTime<Utc>) -> DateTime<Utc> {
        now.duration_trunc(TimeDelta::minutes(self.minutes))
            .unwrap_or(now)
    }

    fn judge(self, count: i32, most: i32, now: DateTime<Utc>) -> Result<()> {
        let opens = self.window(now) + TimeDelta::minutes(self.minutes);
        let retry_after = (opens - now).to_std().unwrap_or_default();
        if count > most {
            Err(Error::TooMany { retry_after })
        } else {
            Ok(())
        }
    }
}

impl Db {
    /// As [`Tx::count_attempt`], in a transaction of its own.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the time until the next window, once the limit is passed.
    pub async fn count_attempt(&self, limit: Limit, who: &[u8; 32]) -> Result<()> {
        let mut tx = self.begin(System("throttle")).await?;
        let within = tx.count_attempt(limit, who).await;
        tx.commit().await?;
        within
    }
}

impl<P: Principal> Tx<P> {
    /// Counts one attempt by `who` (a keyed hash, never the thing itself).
    ///
    /// # Errors
    /// [`Error::TooMany`] with the time until the next window, once the limit is passed.
    pub async fn count_attempt(&mut self, limit: Limit, who: &[u8; 32]) -> Result<()> {
        let now = self.now;
        let count = sqlx::query_scalar!(
            "insert into throttles (key, starts_at, count) values ($1, $2, 1)
             on conflict (key, starts_at) do update set count = throttles.count + 1
             returning count",
            key(limit, who),
            limit.window(now),
        )
        .fetch_one(self.connection())
        .await?;
        limit.judge(count, limit.most, now)
    }
}

impl Tx<System> {
    /// Whether `who` has used up the limit, without counting.
    ///
    /// # Errors
    /// [`Error::TooMany`] once the limit has been reached.
    pub async fn check_attempts(&mut self, limit: Limit, who: &[u8; 32]) -> Result<()> {
        let now = self.now;
        let count = sqlx::query_scalar!(
            "select count from throttles where key = $1 and starts_at = $2",
            key(limit, who),
            limit.window(now),
        )
        .fetch_optional(self.connection())
        .await?
        .unwrap_or(0);
        limit.judge(count, limit.most - 1, now)
    }
}

fn key(limit: Limit, who: &[u8; 32]) -> Vec<u8> {
    [limit.name.as_bytes(), b"/", who].concat()
}
