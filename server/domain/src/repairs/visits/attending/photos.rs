//! Pictures a firm takes: of the finished work, or of the door that stayed shut. They are the case's, and tell which visit.

use crate::photos::{Added, Home, NewPhoto, PhotoFiles};
use crate::{AttachmentId, Contractor, Error, Result, System, Tx, VisitId};

/// What a picture of a visit shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    After,
    NoAccess,
}

impl Shows {
    pub const ALL: [Self; 2] = [Self::After, Self::NoAccess];

    pub fn key(self) -> &'static str {
        match self {
            Self::After => "after",
            Self::NoAccess => "no_access",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shows| shows.key() == key)
    }
}

impl Tx<Contractor> {
    /// Adds a picture to a visit of their firm's, once per client key.
    ///
    /// # Errors
    /// [`Error::NotFound`] for another firm's; [`Error::Conflict`] `"visit"` when it was called off.
    pub async fn add_visit_photo(
        self,
        visit: VisitId,
        shows: Shows,
        photo: &NewPhoto,
    ) -> Result<(Tx<System>, Added)> {
        let (mut tx, site) = self.on_site(visit).await?;
        if site.visit.state == "cancelled" {
            return Err(Error::Conflict("visit"));
        }
        // The same picture may belong to two visits.
        let photo = NewPhoto {
            client_key: format!("{visit}-{}", photo.client_key),
            ..photo.clone()
        };
        let added = tx
            .add_photo(Home::Case(site.case.id), "contractor", &photo)
            .await?;
        if let Added::New(id) = added {
            tx.mark_photo(id, visit, shows).await?;
        }
        Ok((tx, added))
    }

    /// Whether a visit is their firm's, before a picture for it is read.
    pub async fn may_add_photo(&mut self, visit: VisitId) -> Result<()> {
        self.job(visit).await.map(drop)
    }

    /// Where a picture their firm took lies. No other picture is theirs to see.
    pub async fn photo_files(&mut self, id: AttachmentId) -> Result<PhotoFiles> {
        let firm = self.principal.contractor;
        sqlx::query_as!(
            PhotoFiles,
            "select a.full_key, a.thumb_key from attachments a join visits v on v.id = a.visit_id
             where a.id = $1 and v.contractor_id = $2",
            id.0,
            firm.0,
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }
}

impl Tx<System> {
    async fn mark_photo(&mut self, id: AttachmentId, visit: VisitId, shows: Shows) -> Result<()> {
        sqlx::query!(
            "update attachments set shows = $2, visit_id = $3 where id = $1",
            id.0,
            shows.key(),
            visit.0,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
