//! Photos of a draft or a case: the rows about them. The pictures themselves lie in the file store under random keys.

use crate::{
    AttachmentId, CaseId, DraftId, Error, Officer, Principal, Result, Tenant, Tx, Visitor,
};
use rules::repairs::state::RepairState;

pub const MOST_PER_REPORT: i64 = 10;

/// A photo as a page lists it.
#[derive(Clone, Debug)]
pub struct PhotoRow {
    pub id: AttachmentId,
    pub width: i32,
    pub height: i32,
    pub bytes: i32,
    pub added_by: String,
    /// `before` the work, `after` it, `no_access`, or other `evidence`.
    pub shows: String,
}

/// A picture that has been put into the file store and now needs its row.
#[derive(Clone, Debug)]
pub struct NewPhoto {
    /// From the browser, one for each picture chosen: the same key again is the same picture again.
    pub client_key: String,
    pub full_key: String,
    pub thumb_key: String,
    pub width: i32,
    pub height: i32,
    pub bytes: i32,
    pub sha256: [u8; 32],
}

/// What came of adding a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    New(AttachmentId),
    /// It was there already; the pictures just stored are to be thrown away.
    Before(AttachmentId),
    /// There are ten. The pictures just stored are to be thrown away.
    Full,
}

/// Where the two pictures of a photo lie in the file store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoFiles {
    pub full_key: String,
    pub thumb_key: String,
}

/// A photo belongs to a draft until the report is sent, then to the case.
#[derive(Clone, Copy, Debug)]
pub enum Home {
    Draft(DraftId),
    Case(CaseId),
}

impl Home {
    fn ids(self) -> (Option<uuid::Uuid>, Option<uuid::Uuid>) {
        match self {
            Self::Draft(draft) => (Some(draft.0), None),
            Self::Case(case) => (None, Some(case.0)),
        }
    }
}

impl<P: Principal> Tx<P> {
    /// Adds a photo, once per client key, ten at most. Locks the draft or case, so that two uploads cannot both be the tenth.
    pub(crate) async fn add_photo(
        &mut self,
        home: Home,
        added_by: &str,
        photo: &NewPhoto,
    ) -> Result<Added> {
        let ((draft, case), now) = (home.ids(), self.now);
        let before = sqlx::query_scalar!(
            r#"select id as "id: AttachmentId" from attachments
               where client_key = $3 and (draft_id = $1 or case_id = $2)"#,
            draft,
            case,
            photo.client_key,
        )
        .fetch_optional(self.connection())
        .await?;
        if let Some(id) = before {
            return Ok(Added::Before(id));
        }
        let count = sqlx::query_scalar!(
            r#"select count(*) as "count!" from attachments where draft_id = $1 or case_id = $2"#,
            draft,
            case
        )
        .fetch_one(self.connection())
        .await?;
        let most = if draft.is_some() {
            MOST_PER_REPORT
        } else {
            4 * MOST_PER_REPORT
        };
        if count >= most {
            return Ok(Added::Full);
        }
        let id = AttachmentId::new();
        sqlx::query!(
            "insert into attachments (id, draft_id, case_id, client_key, full_key, thumb_key, width, height, bytes, sha256, added_by, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            id.0,
            draft,
            case,
            photo.client_key,
            photo.full_key,
            photo.thumb_key,
            photo.width,
            photo.height,
            photo.bytes,
            &photo.sha256[..],
            added_by,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(Added::New(id))
    }

    /// The photos of a case, in the order they were added; forty at most.
    pub(crate) async fn photos_of(&mut self, case: CaseId) -> Result<Vec<PhotoRow>> {
        let rows = sqlx::query_as!(
            PhotoRow,
            r#"select id as "id: AttachmentId", width, height, bytes, added_by, shows from attachments
               where case_id = $1 order by position limit 40"#,
            case.0
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}

impl Tx<Visitor> {
    /// Where a photo of one of this visitor's drafts or cases lies.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for another's photo and one that does not exist.
    pub async fn photo_files(&mut self, id: AttachmentId) -> Result<PhotoFiles> {
        let (browser, person) = (self.principal.browser, self.principal.person.map(|id| id.0));
        sqlx::query_as!(
            PhotoFiles,
            r#"select a.full_key, a.thumb_key from attachments a
               left join report_drafts d on d.id = a.draft_id
               left join cases c on c.id = a.case_id
               where a.id = $1 and (
                 (d.browser = $2 and (d.person_id is null or d.person_id = $3)) or d.person_id = $3 or c.person_id = $3
                 or (c.shared_with_tenancy and c.tenancy_id in
                     (select tenancy_id from tenancy_parties where person_id = $3 and until is null and role <> 'former')))"#,
            id.0,
            &browser.0[..],
            person,
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }
}

impl Tx<Officer> {
    /// Where a photo of a case the officer may see lies. Drafts are nobody's business but their author's.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for a restricted case's photo, a draft's, and one that does not exist.
    pub async fn photo_files(&mut self, id: AttachmentId) -> Result<PhotoFiles> {
        let teams = self.principal.teams.clone();
        sqlx::query_as!(
            PhotoFiles,
            "select a.full_key, a.thumb_key from attachments a join cases c on c.id = a.case_id
             where a.id = $1 and (not c.restricted or c.team = any ($2))",
            id.0,
            &teams,
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }
}

impl Tx<Tenant> {
    /// Adds a photo to a case of the tenant's.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the case is over: nobody at the desk would see it, so no answer may be promised.
    pub async fn add_case_photo(
        &mut self,
        case: &crate::cases::CaseHead,
        photo: &NewPhoto,
    ) -> Result<Added> {
        let case = self.lock_case(case.id).await?;
        if RepairState::parse(&case.state).is_some_and(RepairState::is_over) {
            return Err(Error::Conflict("closed"));
        }
        let added = self.add_photo(Home::Case(case.id), "tenant", photo).await?;
        if matches!(added, Added::New(_)) {
            self.track(
                case.id,
                &crate::cases::events::Event::PhotosAdded { photos: 1 },
            )
            .await?;
            self.start_clock(case.id, "case.reply", self.now).await?;
        }
        Ok(added)
    }
}
