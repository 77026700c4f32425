//! The jobs, one by one.

use crate::carriers::{Channel, Letter, SendError};
use crate::hooks::word;
use crate::site::Site;
use crate::uploads::discard;
use domain::messages::Job;
use domain::messages::sending::{Claim, Handover, Outcome};
use domain::{OutgoingId, SignInId, System};
use graphile_worker::{IntoTaskHandlerResult, TaskHandler, WorkerContext};
use serde::{Deserialize, Serialize};

/// What every job needs, hung on the loop.
#[derive(Clone)]
pub struct Workshop(pub Site);

impl std::fmt::Debug for Workshop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Workshop")
    }
}

/// Why a job is to be tried again. Goes into the queue's own table, so it says nothing of a person.
#[derive(Debug)]
#[expect(dead_code, reason = "read by the queue, through Debug")]
pub struct Again(pub(super) String);

impl<E: std::fmt::Display> From<E> for Again {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

pub(super) fn site(context: &WorkerContext) -> Result<Site, Again> {
    context
        .get_ext::<Workshop>()
        .map(|workshop| workshop.0.clone())
        .ok_or_else(|| Again("no workshop".into()))
}

#[derive(Serialize, Deserialize)]
pub struct SendCode {
    request: SignInId,
}

impl TaskHandler for SendCode {
    const IDENTIFIER: &'static str = "send_code";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        let mut tx = site.shared.db.begin(System("jobs")).await?;
        tx.send_code(&site.shared.pepper, self.request).await?;
        tx.commit().await?;
        Ok::<(), Again>(())
    }
}

#[derive(Serialize, Deserialize)]
pub struct SendMessage {
    message: OutgoingId,
}

impl TaskHandler for SendMessage {
    const IDENTIFIER: &'static str = "send_message";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        let last = context.job().attempts() >= context.job().max_attempts();
        match site.shared.db.claim_message(self.message).await? {
            Claim::Nothing => Ok(()),
            Claim::Later(morning) => {
                let mut tx = site.shared.db.begin(System("jobs")).await?;
                tx.enqueue_at(
                    &Job::SendMessage {
                        message: self.message,
                    },
                    Some(morning),
                )
                .await?;
                Ok::<(), Again>(tx.commit().await?)
            }
            Claim::Send(handover) => hand_over(&site, handover, last).await,
        }
    }
}

async fn hand_over(site: &Site, handover: Handover, last: bool) -> Result<(), Again> {
    let id = handover.id;
    let channel = if handover.channel == "sms" {
        Channel::Sms
    } else {
        Channel::Email
    };
    let carrier = site.carriers.on(channel);
    let letter = Letter {
        reference: id.0,
        channel,
        to: handover.recipient,
        subject: handover.subject,
        text: handover.body,
        kind: handover.kind,
    };
    // An earlier attempt may have got through, and only its answer was lost.
    let found = if handover.tried_before {
        carrier.find(id.0).await.ok().flatten()
    } else {
        None
    };
    let sent = match found {
        Some(handed) => Ok(handed),
        // The last moment at which it can still be kept here.
        None if handover.asks_for_money && !site.shared.db.may_still_go(id).await? => return Ok(()),
        None => carrier.send(&letter).await,
    };
    let outcome = match &sent {
        Ok(handed) => Outcome::Handed {
            provider_reference: handed.provider_reference.clone(),
        },
        Err(SendError::Retry(reason)) => Outcome::Retry {
            reason: reason.as_str().to_owned(),
            last,
        },
        Err(SendError::Refused(reason)) => Outcome::Refused {
            reason: reason.as_str().to_owned(),
        },
    };
    site.shared
        .db
        .record_outcome(id, carrier.name(), &outcome, carrier.reports())
        .await?;
    match sent {
        Err(SendError::Retry(reason)) if !last => {
            tracing::warn!(
                reason = reason.as_str(),
                carrier = carrier.name(),
                "a message will be tried again"
            );
            Err(Again(reason.as_str().to_owned()))
        }
        _ => Ok(()),
    }
}

#[derive(Serialize, Deserialize)]
pub struct CheckDelivery {
    delivery_of: OutgoingId,
}

impl TaskHandler for CheckDelivery {
    const IDENTIFIER: &'static str = "check_delivery";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        let db = &site.shared.db;
        let Some((_, provider_reference, channel)) = db.on_its_way(self.delivery_of).await? else {
            return Ok(());
        };
        let channel = if channel == "sms" {
            Channel::Sms
        } else {
            Channel::Email
        };
        let delivery = site
            .carriers
            .on(channel)
            .delivery(&provider_reference)
            .await;
        let word = delivery
            .map(word)
            .map_err(|error| Again(error.reason().as_str().to_owned()))?;
        db.record_delivery(self.delivery_of, word).await?;
        if word == domain::messages::delivery::Word::Pending {
            // The queue's own waiting grows with each attempt: e, e², e³ … seconds, some hours in all.
            return Err(Again("pending".into()));
        }
        Ok::<(), Again>(())
    }
}

/// Once an hour: what sign-in no longer needs, drafts nobody came back to and their pictures, what imports left behind.
#[derive(Serialize, Deserialize)]
pub struct Tidy {}

impl TaskHandler for Tidy {
    const IDENTIFIER: &'static str = "tidy";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        raise_dangers(&site).await?;
        let mut tx = site.shared.db.begin(System("tidy")).await?;
        tx.forget_old_requests().await?;
        let files = tx.discard_old_drafts().await?;
        tx.commit().await?;
        crate::imports::job::tidy(&site).await?;
        for file in &files {
            discard(&site.files, &file.full_key, &file.thumb_key).await;
        }
        tracing::info!(photos = files.len(), "tidied");
        Ok::<(), Again>(())
    }
}

/// Once an hour: tomorrow's visits, from 9am on. The demo's clock decides what tomorrow is.
#[derive(Serialize, Deserialize)]
pub struct RemindOfVisits {}

impl TaskHandler for RemindOfVisits {
    const IDENTIFIER: &'static str = "remind_of_visits";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        let mut tx = site.shared.db.begin(System("reminders")).await?;
        let reminded = tx.remind_of_visits().await?;
        tx.commit().await?;
        if reminded > 0 {
            tracing::info!(visits = reminded, "reminded");
        }
        Ok::<(), Again>(())
    }
}

/// Once an hour: breathing spaces whose last day is past become a task for the income team. Nothing is sent.
#[derive(Serialize, Deserialize)]
pub struct EndBreathingSpaces {}

impl TaskHandler for EndBreathingSpaces {
    const IDENTIFIER: &'static str = "end_breathing_spaces";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        let mut tx = site.shared.db.begin(System("jobs")).await?;
        tx.note_ended_breathing_spaces().await?;
        Ok::<(), Again>(tx.commit().await?)
    }
}

/// Every ten minutes: which promises fell due without being kept.
#[derive(Serialize, Deserialize)]
pub struct Clocks {}

impl TaskHandler for Clocks {
    const IDENTIFIER: &'static str = "clocks";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        let missed = site.shared.db.note_missed_clocks().await?;
        if missed > 0 {
            tracing::info!(missed, "promises were missed");
        }
        Ok::<(), Again>(())
    }
}

/// Once an hour: plans to pay that were not looked at today, and a word before a payment.
#[derive(Serialize, Deserialize)]
pub struct Plans {}

impl TaskHandler for Plans {
    const IDENTIFIER: &'static str = "plans";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        loop {
            let mut tx = site.shared.db.begin(System("plans")).await?;
            let looked = tx.look_at_plans().await?;
            tx.commit().await?;
            if looked == 0 {
                break;
            }
            tracing::info!(plans = looked, "looked at");
        }
        let mut tx = site.shared.db.begin(System("reminders")).await?;
        let reminded = tx.remind_of_payments().await?;
        tx.commit().await?;
        if reminded > 0 {
            tracing::info!(payments = reminded, "reminded");
        }
        Ok::<(), Again>(())
    }
}

/// Every ten minutes: dangers that someone named an hour ago and sent no report about become cases.
#[derive(Serialize, Deserialize)]
pub struct RaiseDangers {}

impl TaskHandler for RaiseDangers {
    const IDENTIFIER: &'static str = "raise_dangers";

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let site = site(&context)?;
        raise_dangers(&site).await
    }
}

/// Before drafts are thrown away as well, so that no danger goes with one.
async fn raise_dangers(site: &Site) -> Result<(), Again> {
    let mut tx = site.shared.db.begin(System("jobs")).await?;
    let raised = tx.raise_dangers().await?;
    tx.commit().await?;
    if raised > 0 {
        tracing::warn!(raised, "dangers with no report became cases");
    }
    Ok(())
}
