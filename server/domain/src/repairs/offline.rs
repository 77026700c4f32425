//! A report that a phone kept while it had no signal, and now sends: opened, its photos added, sent. Each step may come
//! twice, or be broken off and begun again, and still there is one case.

use super::draft::DraftAnswers;
use super::report::Sent;
use crate::people::Home;
use crate::{DraftId, Error, PersonId, Result, SubmissionKey, TenancyId, Tx, Visitor};
use rules::repairs::catalogue::Catalogue;
use rules::repairs::offline::Told;

/// What came of opening a report.
#[derive(Clone, Debug)]
pub enum Opened {
    /// Its photos may come, and then it may be sent.
    Ready,
    /// It was sent before.
    Sent(Sent),
    /// The person has several homes, and did not say which.
    WhichHome(Vec<Home>),
}

impl Tx<Visitor> {
    /// Opens the report that a phone keeps under this key, or goes on with it, with the answers as they are now.
    /// Someone else's key is as good as a new one: it opens a report of this person's own.
    ///
    /// # Errors
    /// [`Error::SignIn`] when nobody is signed in.
    pub async fn open_offline_repair(&mut self, key: SubmissionKey, told: &Told) -> Result<Opened> {
        let person = self.principal.person.ok_or(Error::SignIn)?;
        let homes = self.homes().await?;
        let Some(tenancy) = chosen(&homes, &told.tenancy) else {
            return Ok(Opened::WhichHome(homes));
        };
        self.insert_offline_draft(key, person).await?;
        let mut draft = self.lock_draft(key).await?;
        if let Some(sent) = draft.sent {
            return Ok(Opened::Sent(sent));
        }
        draft.answers = answers(told, tenancy);
        self.save_repair_draft(&draft).await?;
        Ok(Opened::Ready)
    }

    /// The draft to which photos of the report with this key belong.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a report that is not this person's, was not opened, or has been sent.
    pub async fn offline_draft(&mut self, key: SubmissionKey) -> Result<DraftId> {
        self.principal.person.ok_or(Error::SignIn)?;
        let draft = self.lock_draft(key).await?;
        match draft.sent {
            Some(_) => Err(Error::NotFound),
            None => Ok(draft.id),
        }
    }

    async fn insert_offline_draft(&mut self, key: SubmissionKey, person: PersonId) -> Result<()> {
        let (browser, now) = (self.principal.browser, self.now);
        sqlx::query!(
            "insert into report_drafts (id, kind, browser, person_id, submission_key, offline, created_at, updated_at)
             values ($1, 'repair', $2, $3, $4, true, $5, $5)
             on conflict (person_id, submission_key) where offline do nothing",
            DraftId::new().0,
            &browser.0[..],
            person.0,
            key.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

/// The home it is about: the one chosen, or the only one, or none where there is none. `None` when it must be asked.
fn chosen(homes: &[Home], typed: &str) -> Option<Option<TenancyId>> {
    match homes {
        [] => Some(None),
        [only] => Some(Some(only.tenancy)),
        several => {
            let typed = TenancyId::parse(typed)?;
            let known = several.iter().any(|home| home.tenancy == typed);
            known.then_some(Some(typed))
        }
    }
}

fn answers(told: &Told, tenancy: Option<TenancyId>) -> DraftAnswers {
    let in_shared_area = told.place == rules::repairs::Where::SharedArea;
    DraftAnswers {
        emergency: Some(told.emergency),
        place: Some(told.place),
        tenancy,
        room: Some(told.room),
        catalogue: Catalogue::current().version,
        element: Some(told.element.key.to_owned()),
        fault: Some(told.fault.key.to_owned()),
        safety: told.safety.clone(),
        // The phone shows whom to ring, but not what to try: there may be no time before the signal goes again.
        help_read: true,
        since: Some(told.since),
        worse: Some(told.worse),
        description: Some(told.description.clone()),
        photos_done: true,
        at_risk: Some(told.at_risk.clone()),
        access: (!in_shared_area).then(|| told.access.clone()),
        availability: told.availability.clone(),
        reach_by: Some(told.reach_by.clone()),
        ..DraftAnswers::default()
    }
}
