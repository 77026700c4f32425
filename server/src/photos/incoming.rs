//! Reads an upload off the wire, counting every byte.
//!
//! One photo that cannot be taken does not cost the others: each file has its own outcome. A stream
//! that breaks or runs over refuses the whole upload, so that half a file is never taken for a whole.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use bytes::{Bytes, BytesMut};
use http::StatusCode;
use thiserror::Error;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{MAX_BYTES, Refusal, name_for_display};

/// How much one upload may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncomingLimits {
    /// Bytes in one file.
    pub file_bytes: usize,
    /// Bytes in all parts together, refused files included.
    pub total_bytes: usize,
    /// Files kept.
    pub files: usize,
    /// Bytes in all text fields together.
    pub field_bytes: usize,
}

impl Default for IncomingLimits {
    /// 15 MB a file, 80 MB in all, 10 files, 64 kB of text.
    fn default() -> Self {
        Self {
            file_bytes: MAX_BYTES,
            total_bytes: 80 * 1024 * 1024,
            files: 10,
            field_bytes: 64 * 1024,
        }
    }
}

impl IncomingLimits {
    /// The layer an upload route needs: axum's own default cuts every body at 2 MB. It also bounds
    /// what lies outside the parts, such as a header that never ends.
    pub fn layer(self) -> DefaultBodyLimit {
        const HEADERS_AND_BOUNDARIES: usize = 256 * 1024;
        DefaultBodyLimit::max(self.total_bytes + HEADERS_AND_BOUNDARIES)
    }
}

/// One file as it arrived, not yet looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingFile {
    /// Safe to show, at most 80 characters. Never a path.
    pub name_for_display: String,
    /// The sender's own key for this photo, from a field named `photos:<key>`; up to 64 letters,
    /// digits and hyphens. A retry carries the same key.
    pub client_key: Option<String>,
    /// The whole file.
    pub bytes: Bytes,
}

/// What uploads may hold in memory together, in pieces of 64 kB: 320 MB. Counted as bytes arrive, so that a slow sender holds
/// little and nobody is kept out by senders who merely take their time.
static ROOM: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(5_000)));
const PIECE: usize = 64 * 1024;
/// How long an upload waits for room before it is told that we are busy.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest an upload may take in all. A photo of 15 MB at 3G speed takes five minutes.
const DEADLINE: Duration = Duration::from_secs(900);

/// The room an upload takes, given back when it is dropped. It is no part of what was sent: copies take none.
#[derive(Debug, Default)]
struct Room(Option<OwnedSemaphorePermit>);

impl Clone for Room {
    fn clone(&self) -> Self {
        Self(None)
    }
}

impl PartialEq for Room {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Room {}

impl Room {
    async fn take(&mut self, pieces: u32) -> Result<(), UploadProblem> {
        let more = tokio::time::timeout(PATIENCE, ROOM.clone().acquire_many_owned(pieces)).await;
        let more = more.ok().and_then(Result::ok).ok_or(UploadProblem::Busy)?;
        match &mut self.0 {
            Some(held) => held.merge(more),
            None => self.0 = Some(more),
        }
        Ok(())
    }
}

/// A file, or the name of one that was refused and why.
pub type Outcome = Result<IncomingFile, (String, Refusal)>;

/// Everything in one upload, in the order it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    /// An outcome for each file. A file input left empty counts as no file.
    pub photos: Vec<Outcome>,
    /// Text fields; the last of a name wins.
    pub fields: BTreeMap<String, String>,
    room: Room,
}

/// The upload as a whole could not be read. Nothing of it may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum UploadProblem {
    #[error("Your photos did not reach us. Check your signal, then send them again.")]
    Broken,
    #[error("Your photos are too big to send together. Send fewer photos at a time.")]
    TooMuch,
    #[error("Many people are sending photos just now. Try again in a minute.")]
    Busy,
}

impl UploadProblem {
    /// 400 for a broken upload, 413 for one that is too big.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Broken => StatusCode::BAD_REQUEST,
            Self::TooMuch => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// A missing or malformed boundary.
impl From<MultipartRejection> for UploadProblem {
    fn from(_: MultipartRejection) -> Self {
        Self::Broken
    }
}

impl From<MultipartError> for UploadProblem {
    fn from(error: MultipartError) -> Self {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooMuch,
            _ => Self::Broken,
        }
    }
}

/// Reads the whole upload. The route needs [`IncomingLimits::layer`], and a timeout around it for
/// senders that stall.
///
/// # Errors
/// [`UploadProblem`] when the stream breaks or everything together is too big.
pub async fn read_photos(
    multipart: Multipart,
    limits: IncomingLimits,
) -> Result<Incoming, UploadProblem> {
    tokio::time::timeout(DEADLINE, read(multipart, limits))
        .await
        .unwrap_or(Err(UploadProblem::Broken))
}

async fn read(mut multipart: Multipart, limits: IncomingLimits) -> Result<Incoming, UploadProblem> {
    let mut reading = Reading {
        limits,
        total: 0,
        text: 0,
        kept: 0,
        buffered: 0,
        incoming: Incoming::default(),
    };
    while let Some(field) = multipart.next_field().await? {
        match field.file_name().map(name_for_display_or_empty) {
            Some(name) => reading.file(field, name).await?,
            None => reading.text(field).await?,
        }
    }
    Ok(reading.incoming)
}

/// Browsers send a file input left empty as a file without a name.
fn name_for_display_or_empty(sent: &str) -> Option<String> {
    (!sent.is_empty()).then(|| name_for_display(sent))
}

struct Reading {
    limits: IncomingLimits,
    total: usize,
    text: usize,
    kept: usize,
    /// Bytes for which room has been taken.
    buffered: usize,
    incoming: Incoming,
}

impl Reading {
    async fn file(
        &mut self,
        mut field: Field<'_>,
        name: Option<String>,
    ) -> Result<(), UploadProblem> {
        let client_key = field.name().and_then(client_key);
        let room = if self.kept < self.limits.files {
            self.limits.file_bytes
        } else {
            0
        };
        let Contents { bytes, length } = self.contents(&mut field, room).await?;
        if name.is_none() && length == 0 {
            return Ok(());
        }
        let name = name.unwrap_or_else(|| name_for_display(""));
        self.incoming
            .photos
            .push(if self.kept >= self.limits.files {
                Err((name, Refusal::TooManyPhotos))
            } else if length > self.limits.file_bytes {
                Err((name, Refusal::TooManyBytes))
            } else if length == 0 {
                Err((name, Refusal::Empty))
            } else {
                self.kept += 1;
                Ok(IncomingFile {
                    name_for_display: name,
                    client_key,
                    bytes,
                })
            });
        Ok(())
    }

    async fn text(&mut self, mut field: Field<'_>) -> Result<(), UploadProblem> {
        let name = field.name().unwrap_or_default().to_owned();
        let room = self.limits.field_bytes.saturating_sub(self.text);
        let Contents { bytes, length } = self.contents(&mut field, room).await?;
        if length > room {
            return Err(UploadProblem::TooMuch);
        }
        self.text += length;
        self.incoming
            .fields
            .insert(name, String::from_utf8_lossy(&bytes).into_owned());
        Ok(())
    }

    /// Takes another piece of room whenever what is kept grows into it.
    async fn make_room(&mut self, more: usize) -> Result<(), UploadProblem> {
        let pieces = |bytes: usize| u32::try_from(bytes.div_ceil(PIECE)).unwrap_or(u32::MAX);
        let (before, after) = (pieces(self.buffered), pieces(self.buffered + more));
        self.buffered += more;
        if after > before {
            self.incoming.room.take(after - before).await
        } else {
            Ok(())
        }
    }

    /// Reads a part to its end. What does not fit in `room` is counted and dropped, so that the
    /// parts after it are reached.
    async fn contents(
        &mut self,
        field: &mut Field<'_>,
        room: usize,
    ) -> Result<Contents, UploadProblem> {
        let (mut bytes, mut length) = (BytesMut::new(), 0);
        while let Some(chunk) = field.chunk().await? {
            length += chunk.len();
            self.total += chunk.len();
            if self.total > self.limits.total_bytes {
                return Err(UploadProblem::TooMuch);
            }
            if length <= room {
                self.make_room(chunk.len()).await?;
                bytes.extend_from_slice(&chunk);
            } else {
                bytes = BytesMut::new();
            }
        }
        Ok(Contents {
            bytes: bytes.freeze(),
            length,
        })
    }
}

struct Contents {
    /// Empty when the part did not fit.
    bytes: Bytes,
    length: usize,
}

fn client_key(field_name: &str) -> Option<String> {
    let key = field_name.split_once(':')?.1;
    is_client_key(key).then(|| key.to_owned())
}

/// Whether a sender may name a photo so: up to 64 letters, digits and hyphens.
pub fn is_client_key(key: &str) -> bool {
    let fits = (1..=64).contains(&key.len());
    fits && key
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
