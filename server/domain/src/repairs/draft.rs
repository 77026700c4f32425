//! A report being written. Each step is saved as it is answered: the draft belongs to the browser, and once someone
//! signs in to the person as well, so that any of their devices can go on with it.

use super::report::Sent;
use crate::photos::{Added, Home, NewPhoto, PhotoFiles, PhotoRow};
use crate::{
    AttachmentId, CaseId, DraftId, Error, Result, SubmissionKey, System, TenancyId, Tx, Visitor,
};
use chrono::{DateTime, TimeDelta, Utc};
use rules::repairs::{AtRisk, Emergency, Room, Since, Where, Worse};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A draft nobody touches is thrown away after four weeks, photos and all.
pub const LIFE: TimeDelta = TimeDelta::days(28);

/// Everything that can be answered. A field is `None` until its question has been.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftAnswers {
    pub emergency: Option<Emergency>,
    pub place: Option<Where>,
    pub tenancy: Option<TenancyId>,
    /// The words of the last search.
    pub search: Option<String>,
    pub room: Option<Room>,
    /// The edition of the catalogue that the keys below are of; nought while there are none.
    pub catalogue: u32,
    pub element: Option<String>,
    pub fault: Option<String>,
    /// The safety questions' answers, by key.
    pub safety: BTreeMap<String, String>,
    /// Whether they have read what to try now, and whose it is to fix.
    pub help_read: bool,
    /// Why they cannot do what is theirs to do, in their words. Empty when they did not say.
    pub cannot: Option<String>,
    pub since: Option<Since>,
    pub worse: Option<Worse>,
    pub description: Option<String>,
    pub photos_done: bool,
    pub at_risk: Option<BTreeSet<AtRisk>>,
    pub access: Option<String>,
    pub availability: BTreeSet<String>,
    pub reach_by: Option<BTreeSet<String>>,
}

#[derive(Clone, Debug)]
pub struct Draft {
    pub id: DraftId,
    pub answers: DraftAnswers,
    pub submission_key: SubmissionKey,
    pub emergency_at: Option<DateTime<Utc>>,
    /// The case made of the danger named, as no report had followed it.
    pub danger_case: Option<CaseId>,
    /// What the reporter was told, once it is sent.
    pub sent: Option<Sent>,
    pub updated_at: DateTime<Utc>,
}

impl Tx<Visitor> {
    /// The repair report this visitor is writing, if there is one: the person's if they are signed in, else the browser's.
    pub async fn repair_draft(&mut self) -> Result<Option<Draft>> {
        let (browser, person, oldest) = (
            self.principal.browser,
            self.principal.person,
            self.now - LIFE,
        );
        let row = sqlx::query!(
            r#"select id as "id: DraftId", answers, submission_key as "submission_key: SubmissionKey", emergency_at,
                      danger_case as "danger_case: CaseId", updated_at
               from report_drafts
               where kind = 'repair' and not offline and case_id is null and updated_at > $3
                 and ((browser = $1 and person_id is null) or person_id = $2)
               order by updated_at desc limit 1"#,
            &browser.0[..],
            person.map(|id| id.0),
            oldest,
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            Ok(Draft {
                id: row.id,
                answers: read(row.answers)?,
                submission_key: row.submission_key,
                emergency_at: row.emergency_at,
                danger_case: row.danger_case,
                sent: None,
                updated_at: row.updated_at,
            })
        })
        .transpose()
    }

    /// The key of the report this visitor sent last, while what they were told is kept.
    pub async fn last_sent_repair(&mut self) -> Result<Option<SubmissionKey>> {
        let (browser, person, oldest) = (
            self.principal.browser,
            self.principal.person,
            self.now - LIFE,
        );
        let key = sqlx::query_scalar!(
            r#"select submission_key as "key: SubmissionKey" from report_drafts
               where kind = 'repair' and sent is not null and updated_at > $3
                 and ((browser = $1 and person_id is null) or person_id = $2)
               order by updated_at desc limit 1"#,
            &browser.0[..],
            person.map(|id| id.0),
            oldest,
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(key)
    }

    /// As [`Tx::repair_draft`], and nobody else changes it until this transaction ends: of two tabs, one answers after the other.
    pub async fn repair_draft_to_answer(&mut self) -> Result<Option<Draft>> {
        let Some(draft) = self.repair_draft().await? else {
            return Ok(None);
        };
        sqlx::query!(
            "select id from report_drafts where id = $1 for update",
            draft.id.0
        )
        .fetch_optional(self.connection())
        .await?;
        self.repair_draft().await
    }

    /// Begins a report, or goes on with the one there is.
    pub async fn open_repair_draft(&mut self) -> Result<Draft> {
        if let Some(draft) = self.repair_draft().await? {
            return Ok(draft);
        }
        let (browser, person, now) = (self.principal.browser, self.principal.person, self.now);
        let (id, submission_key) = (DraftId::new(), SubmissionKey::new());
        sqlx::query!(
            "insert into report_drafts (id, kind, browser, person_id, submission_key, created_at, updated_at)
             values ($1, 'repair', $2, $3, $4, $5, $5)",
            id.0,
            &browser.0[..],
            person.map(|id| id.0),
            submission_key.0,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(Draft {
            id,
            answers: DraftAnswers::default(),
            submission_key,
            emergency_at: None,
            danger_case: None,
            sent: None,
            updated_at: now,
        })
    }

    /// Saves the answers given so far. The moment a danger is first named is kept: that is when we came to know.
    pub async fn save_repair_draft(&mut self, draft: &Draft) -> Result<()> {
        let now = self.now;
        let dangerous = draft.answers.names_danger();
        sqlx::query!(
            "update report_drafts set answers = $2, updated_at = $3,
               emergency_at = case when $4 then coalesce(emergency_at, $3) else emergency_at end
             where id = $1 and case_id is null",
            draft.id.0,
            write(&draft.answers)?,
            now,
            dangerous,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Gives the draft up. It is aged past [`LIFE`], so that it is gone from here at once and the next
    /// [`Tx::discard_old_drafts`] removes it together with the files of its photos.
    pub async fn give_up_repair_draft(&mut self, draft: &Draft) -> Result<()> {
        let aged = self.now - LIFE;
        sqlx::query!(
            "update report_drafts set updated_at = $2 where id = $1 and case_id is null",
            draft.id.0,
            aged,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Throws the draft away, with the rows of its photos. Returns the files that are now nobody's.
    pub async fn discard_repair_draft(&mut self, draft: &Draft) -> Result<Vec<PhotoFiles>> {
        let files = sqlx::query_as!(
            PhotoFiles,
            "delete from attachments where draft_id = $1 returning full_key, thumb_key",
            draft.id.0
        )
        .fetch_all(self.connection())
        .await?;
        sqlx::query!(
            "delete from report_drafts where id = $1 and case_id is null",
            draft.id.0
        )
        .execute(self.connection())
        .await?;
        Ok(files)
    }

    /// The photos of the draft, in the order they were added.
    pub async fn draft_photos(&mut self, draft: DraftId) -> Result<Vec<PhotoRow>> {
        let rows = sqlx::query_as!(
            PhotoRow,
            r#"select id as "id: AttachmentId", width, height, bytes, added_by, shows from attachments
               where draft_id = $1 order by position limit 10"#,
            draft.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// Adds a photo to the draft. The draft is locked first: two uploads at once cannot both be the tenth.
    pub async fn add_draft_photo(&mut self, draft: DraftId, photo: &NewPhoto) -> Result<Added> {
        let now = self.now;
        let open = sqlx::query!(
            "update report_drafts set updated_at = $2 where id = $1 and case_id is null",
            draft.0,
            now
        )
        .execute(self.connection())
        .await?;
        if open.rows_affected() == 0 {
            return Err(Error::NotFound);
        }
        let by = if self.principal.person.is_some() {
            "tenant"
        } else {
            "reporter"
        };
        self.add_photo(Home::Draft(draft), by, photo).await
    }

    /// Removes a photo from the draft. Returns its files, or nothing if it was not there.
    pub async fn remove_draft_photo(
        &mut self,
        draft: DraftId,
        photo: AttachmentId,
    ) -> Result<Option<PhotoFiles>> {
        let files = sqlx::query_as!(
            PhotoFiles,
            "delete from attachments where id = $2 and draft_id = $1 returning full_key, thumb_key",
            draft.0,
            photo.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(files)
    }

    /// As [`Tx::remove_draft_photo`], for a photo whose id the browser never learned.
    pub async fn remove_draft_photo_by_key(
        &mut self,
        draft: DraftId,
        client_key: &str,
    ) -> Result<Option<PhotoFiles>> {
        let files = sqlx::query_as!(
            PhotoFiles,
            "delete from attachments where client_key = $2 and draft_id = $1 returning full_key, thumb_key",
            draft.0,
            client_key
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(files)
    }
}

impl Tx<System> {
    /// Throws away the drafts nobody has touched for four weeks, five hundred at a time. Returns the files of their photos.
    /// One in which a danger was named is kept for a day even if it was given up, so that the danger is not lost with it.
    pub async fn discard_old_drafts(&mut self) -> Result<Vec<PhotoFiles>> {
        let (oldest, yesterday) = (self.now - LIFE, self.now - TimeDelta::days(1));
        let drafts = sqlx::query_scalar!(
            "select id from report_drafts
             where case_id is null and updated_at < $1
               and (emergency_at is null or person_id is null or danger_case is not null or emergency_at < $2)
             limit 500 for update skip locked",
            oldest,
            yesterday
        )
        .fetch_all(self.connection())
        .await?;
        let files = sqlx::query_as!(
            PhotoFiles,
            "delete from attachments where draft_id = any ($1) returning full_key, thumb_key",
            &drafts
        )
        .fetch_all(self.connection())
        .await?;
        sqlx::query!("delete from report_drafts where id = any ($1)", &drafts)
            .execute(self.connection())
            .await?;
        Ok(files)
    }
}

/// The answers as they were saved. What was chosen from an earlier edition of the catalogue is to be chosen again.
pub(super) fn read(value: serde_json::Value) -> Result<DraftAnswers> {
    serde_json::from_value::<DraftAnswers>(value)
        .map(DraftAnswers::renewed)
        .map_err(|_| Error::Broken("draft unreadable"))
}

fn write(answers: &DraftAnswers) -> Result<serde_json::Value> {
    serde_json::to_value(answers).map_err(|_| Error::Broken("draft unwritable"))
}
