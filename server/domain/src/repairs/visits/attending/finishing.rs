//! The work is done, or there is more of it, or a part is missing.

use super::Site;
use crate::cases::events::Event;
use crate::messages::{Letter, VisitNews, Words};
use crate::{Contractor, Error, Result, System, Tx, VisitId};
use chrono::NaiveDate;
use rules::london;
use rules::repairs::state::RepairState;

/// How a visit ended at which someone got in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finished {
    Done,
    /// A follow-on order is needed.
    MoreWork,
    Parts {
        expected_on: Option<NaiveDate>,
    },
}

impl Finished {
    fn leads_to(self) -> RepairState {
        match self {
            Self::Done => RepairState::Completed,
            Self::MoreWork => RepairState::FollowOn,
            Self::Parts { .. } => RepairState::AwaitingParts,
        }
    }

    fn event(self, words: &str) -> Event {
        let words = words.to_owned();
        match self {
            Self::Done => Event::WorkDone { words },
            Self::MoreWork => Event::MoreWork { words },
            Self::Parts { expected_on } => Event::PartsAwaited { words, expected_on },
        }
    }

    fn news(self) -> Option<VisitNews> {
        match self {
            Self::Parts { expected_on } => Some(VisitNews::Parts {
                expected: expected_on.map(london::day_month),
            }),
            Self::Done | Self::MoreWork => None,
        }
    }
}

impl Tx<Contractor> {
    /// Records what came of a visit, in words the tenant reads. The same twice is once.
    ///
    /// # Errors
    /// As [`Tx::on_my_way`]; [`Error::Conflict`] `"visit"` too when something else was recorded before.
    pub async fn finish_visit(
        self,
        visit: VisitId,
        finished: Finished,
        words: &str,
    ) -> Result<Tx<System>> {
        let (mut tx, site) = self.on_site(visit).await?;
        if site.visit.state == "done" && site.visit.done_words.as_deref() == Some(words) {
            return Ok(tx);
        }
        if !matches!(site.visit.state.as_str(), "booked" | "on_the_way") {
            return Err(Error::Conflict("visit"));
        }
        let today = london::date_of(tx.now);
        if site.visit.day.is_none_or(|day| day > today) {
            return Err(Error::Conflict("day"));
        }
        let now = tx.now;
        sqlx::query!(
            "update visits set state = 'done', done_at = $2, done_words = $3, operative_id = $4 where id = $1",
            visit.0,
            now,
            words,
            site.operative.0,
        )
        .execute(tx.connection())
        .await?;
        tx.end_order(&site, finished, words).await?;
        tx.lead_case(&site, finished.leads_to()).await?;
        tx.track_by(site.actor, site.case.id, &finished.event(words))
            .await?;
        tx.keep_promises(&site, finished).await?;
        tx.tell_finished(&site, finished).await?;
        Ok(tx)
    }
}

impl Tx<System> {
    /// An order that waits for a part stays open: the next visit is of the same order.
    async fn end_order(&mut self, site: &Site, finished: Finished, words: &str) -> Result<()> {
        let now = self.now;
        if let Finished::Parts { expected_on } = finished {
            sqlx::query!(
                "update orders set parts_words = $2, parts_expected_on = $3 where id = $1",
                site.visit.order.0,
                words,
                expected_on,
            )
            .execute(self.connection())
            .await?;
            return Ok(());
        }
        sqlx::query!(
            "update orders set completed_at = $2 where id = $1 and cancelled_at is null",
            site.visit.order.0,
            now
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn keep_promises(&mut self, site: &Site, finished: Finished) -> Result<()> {
        self.meet_clock(site.case.id, "repairs.emergency.attend")
            .await?;
        if finished == Finished::Done {
            self.meet_clocks(site.case.id, "repairs.").await?;
        }
        self.right_follows(site.case.id, finished.leads_to()).await
    }

    async fn tell_finished(&mut self, site: &Site, finished: Finished) -> Result<()> {
        let status = finished.leads_to().tenant_words();
        self.tell_followers(site.case.id, &site.case.reference, status)
            .await?;
        if finished == Finished::Done {
            return self.ask_if_fixed(&site.case).await;
        }
        if let Some(news) = finished.news() {
            return self.tell_visit(&site.case, news).await;
        }
        let Some(person) = site.case.person else {
            return Ok(());
        };
        let words = Words::Progress {
            reference: site.case.reference.clone(),
            status: status.to_owned(),
        };
        self.post(Letter::to_person(person, words).about(site.case.id))
            .await
    }
}
