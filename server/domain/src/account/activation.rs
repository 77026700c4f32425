//! For someone with no phone or email that we hold: they ask for a letter, an officer checks who they are, the letter
//! carries a code, and the code lets them sign in once and give us a contact.

use super::sign_in::From;
use super::throttle::{STEPS_PER_PREFIX, UNVERIFIED_REPORTS};
use crate::cases::events::Event;
use crate::{CaseId, Db, Result, SubmissionKey, System};
use rules::reference::CaseKind;

/// What someone tells us who wants a letter.
#[derive(Clone, Debug)]
pub struct LetterRequest {
    pub name: String,
    pub tenancy: String,
    pub address: String,
}

impl Db {
    /// Puts the request on the desk. Sent twice with one key it is there once. Nothing is said of whether the tenancy exists.
    ///
    /// # Errors
    /// [`crate::Error::TooMany`] when this network has asked too often.
    pub async fn ask_for_letter(
        &self,
        from: &From<'_>,
        request: &LetterRequest,
        key: SubmissionKey,
    ) -> Result<()> {
        let prefix = from.pepper.hash(&[from.prefix.as_bytes()]);
        self.count_attempt(STEPS_PER_PREFIX, &prefix).await?;
        self.count_attempt(UNVERIFIED_REPORTS, &prefix).await?;
        let mut tx = self.begin(System("activation")).await?;
        let reference = tx.next_reference(CaseKind::Service).await?.to_string();
        let (id, now) = (CaseId::new(), tx.now);
        let reporter = serde_json::json!({ "name": request.name, "address": request.address, "phone": "", "tenancy": request.tenancy });
        let added = sqlx::query!(
            "insert into cases (id, kind, reference, title, unverified_reporter, state, team, submitted_by, submission_key, reported_at, updated_at)
             values ($1, 'service', $2, 'Letter with a sign-in code wanted', $3, 'submitted', 'contact', $4, $5, $6, $6)
             on conflict (submitted_by, submission_key) do nothing",
            id.0,
            reference,
            reporter,
            &from.browser.0[..],
            key.0,
            now,
        )
        .execute(tx.connection())
        .await?;
        if added.rows_affected() == 1 {
            tx.track(id, &Event::Reported { photos: 0 }).await?;
            tx.start_clock(id, "repairs.triage", now).await?;
        }
        tx.commit().await
    }
}
