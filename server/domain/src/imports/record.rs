//! An import as it is kept: who brought what, how far it is, and what became of it.

use super::{Applied, Fault, ImportKind};
use crate::error::OnConstraint;
use crate::messages::Job;
use crate::{Error, ImportId, Officer, Result, System, Tx};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

/// How many faults are kept with an import; its file has all of them.
pub const FIRST_FAULTS: usize = 20;
/// How many imports a list shows.
const LISTED: i64 = 50;
/// How long the list of all faults is kept: it quotes what was in the file.
const FAULTS_KEPT: TimeDelta = TimeDelta::days(30);

/// An import that begins.
#[derive(Clone, Debug)]
pub struct NewImport {
    pub id: ImportId,
    pub kind: ImportKind,
    pub file_name: String,
    /// Where the uploaded file waits.
    pub file_key: Option<String>,
    pub file_bytes: Option<i64>,
    /// As it was given, in TOML.
    pub mapping: String,
    pub accept_valid: bool,
    pub dry_run: bool,
}

/// A fault as it is kept and shown: where it is, in the file's own terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownFault {
    pub line: i64,
    /// Counted from 1; none when the row as a whole is wrong.
    pub number: Option<usize>,
    /// The file's own name of the column.
    pub column: String,
    pub reason: String,
}

impl ShownFault {
    /// `number` and `column` are where the file has what we call `fault.column`.
    pub fn of(fault: Fault, place: Option<(usize, String)>) -> Self {
        let column = fault.column.unwrap_or_default();
        let (number, column) = match place {
            Some((number, header)) => (Some(number), header),
            None => (None, column),
        };
        Self {
            line: fault.line,
            number,
            column,
            reason: fault.reason,
        }
    }
}

/// How an import ended.
#[derive(Clone, Debug, Default)]
pub struct Ended {
    pub state: State,
    pub rows: i64,
    pub bytes: i64,
    pub sha256: Option<[u8; 32]>,
    pub applied: Applied,
    pub faulty: i64,
    pub faults: Vec<ShownFault>,
    pub faults_key: Option<String>,
    pub failure: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    Waiting,
    Reading,
    Applied,
    /// A trial: all was worked out and nothing kept.
    Tried,
    /// Something was wrong, and nothing was changed.
    Refused,
    /// It could not be worked at all.
    #[default]
    Failed,
}

impl State {
    const ALL: [Self; 6] = [
        Self::Waiting,
        Self::Reading,
        Self::Applied,
        Self::Tried,
        Self::Refused,
        Self::Failed,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reading => "reading",
            Self::Applied => "applied",
            Self::Tried => "tried",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }

    pub const fn is_over(self) -> bool {
        !matches!(self, Self::Waiting | Self::Reading)
    }

    fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// An import, as an officer who may see it sees it.
#[derive(Clone, Debug)]
pub struct ImportRecord {
    pub id: ImportId,
    pub kind: ImportKind,
    /// None: on the command line.
    pub officer: Option<String>,
    pub file_name: String,
    pub file_key: Option<String>,
    pub file_bytes: Option<i64>,
    pub mapping: String,
    pub accept_valid: bool,
    pub dry_run: bool,
    pub state: State,
    pub rows: i64,
    pub bytes: i64,
    pub added: i64,
    pub changed: i64,
    pub taken_back: i64,
    pub unchanged: i64,
    pub faulty: i64,
    pub faults: Vec<ShownFault>,
    pub faults_key: Option<String>,
    pub notes: Vec<String>,
    pub failure: Option<String>,
    pub created_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    /// When whoever works it last said how far it is.
    pub heard_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
    /// When an import of a file with the same contents was applied before.
    pub same_before: Option<DateTime<Utc>>,
}

struct Row {
    id: ImportId,
    kind: String,
    officer: Option<String>,
    file_name: String,
    file_key: Option<String>,
    file_bytes: Option<i64>,
    mapping: String,
    accept_valid: bool,
    dry_run: bool,
    state: String,
    rows_read: i64,
    bytes_read: i64,
    added: i64,
    changed: i64,
    taken_back: i64,
    unchanged: i64,
    faulty: i64,
    faults: Json<Vec<ShownFault>>,
    faults_key: Option<String>,
    notes: Vec<String>,
    failure: Option<String>,
    created_at: DateTime<Utc>,
    started_at: Option<DateTime<Utc>>,
    heard_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
    same_before: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for ImportRecord {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id,
            kind: ImportKind::parse(&row.kind).ok_or(Error::Broken("import kind"))?,
            officer: row.officer,
            file_name: row.file_name,
            file_key: row.file_key,
            file_bytes: row.file_bytes,
            mapping: row.mapping,
            accept_valid: row.accept_valid,
            dry_run: row.dry_run,
            state: State::parse(&row.state).ok_or(Error::Broken("import state"))?,
            rows: row.rows_read,
            bytes: row.bytes_read,
            added: row.added,
            changed: row.changed,
            taken_back: row.taken_back,
            unchanged: row.unchanged,
            faulty: row.faulty,
            faults: row.faults.0,
            faults_key: row.faults_key,
            notes: row.notes,
            failure: row.failure,
            created_at: row.created_at,
            started_at: row.started_at,
            heard_at: row.heard_at,
            ended_at: row.ended_at,
            same_before: row.same_before,
        })
    }
}

impl Tx<Officer> {
    /// Takes an uploaded file in hand: a job works it once this is lasting.
    ///
    /// # Errors
    /// [`Error::NotFound`] when this officer may not import that.
    pub async fn ask_to_import(&mut self, new: &NewImport) -> Result<()> {
        if !new.kind.is_open_to(&self.principal) {
            return Err(Error::NotFound);
        }
        let officer = self.principal.id;
        self.insert_import(new, State::Waiting).await?;
        self.audit("officer", officer.0, "imported", "import", new.id.0)
            .await?;
        self.enqueue(&Job::Import { import: new.id }).await
    }

    /// The newest imports this officer may see, fifty at most.
    ///
    /// # Errors
    /// [`Error::NotFound`] when they may import nothing.
    pub async fn imports(&mut self) -> Result<Vec<ImportRecord>> {
        let kinds = self.keys()?;
        let rows = sqlx::query_as!(
            Row,
            r#"select i.id as "id: ImportId", kind, o.name as "officer?", file_name, file_key, file_bytes, mapping, accept_valid, dry_run, state,
                      rows_read, bytes_read, added, changed, taken_back, unchanged, faulty, faults as "faults: Json<Vec<ShownFault>>", faults_key,
                      notes, failure, i.created_at, started_at, heard_at, ended_at, null::timestamptz as same_before
               from imports i left join officers o on o.id = i.officer_id
               where kind = any ($1) order by i.created_at desc, i.id desc limit $2"#,
            &kinds as &[&str],
            LISTED,
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(ImportRecord::try_from).collect()
    }

    /// One import.
    ///
    /// # Errors
    /// [`Error::NotFound`] alike for one they may not see and one that does not exist.
    pub async fn import(&mut self, id: ImportId) -> Result<ImportRecord> {
        let kinds = self.keys()?;
        let row = sqlx::query_as!(
            Row,
            r#"select i.id as "id: ImportId", kind, o.name as "officer?", file_name, file_key, file_bytes, mapping, accept_valid, dry_run, state,
                      rows_read, bytes_read, added, changed, taken_back, unchanged, faulty, faults as "faults: Json<Vec<ShownFault>>", faults_key,
                      notes, failure, i.created_at, started_at, heard_at, ended_at,
                      (select max(b.ended_at) from imports b where b.kind = i.kind and b.state = 'applied'
                        and b.file_sha256 = i.file_sha256 and b.ended_at < i.ended_at) as same_before
               from imports i left join officers o on o.id = i.officer_id
               where i.id = $1 and kind = any ($2)"#,
            id.0,
            &kinds as &[&str],
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)?;
        row.try_into()
    }

    fn keys(&self) -> Result<Vec<&'static str>> {
        let kinds = ImportKind::open_to(&self.principal)?;
        Ok(kinds.into_iter().map(ImportKind::key).collect())
    }
}

impl Tx<System> {
    /// Notes an import on the command line, which begins at once.
    pub async fn begin_import(&mut self, new: &NewImport) -> Result<()> {
        self.insert_import(new, State::Reading).await?;
        self.audit("program", Uuid::nil(), "imported", "import", new.id.0)
            .await
    }

    /// Takes an import that waits, or that a process began and did not end, for working it now. None when it is over.
    pub async fn claim_import(&mut self, id: ImportId) -> Result<Option<NewImport>> {
        let now = self.now;
        let row = sqlx::query!(
            "update imports set state = 'reading', started_at = $2, heard_at = $2, rows_read = 0, bytes_read = 0
             where id = $1 and ended_at is null
             returning kind, file_name, file_key, file_bytes, mapping, accept_valid, dry_run",
            id.0,
            now,
        )
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            Ok(NewImport {
                id,
                kind: ImportKind::parse(&row.kind).ok_or(Error::Broken("import kind"))?,
                file_name: row.file_name,
                file_key: row.file_key,
                file_bytes: row.file_bytes,
                mapping: row.mapping,
                accept_valid: row.accept_valid,
                dry_run: row.dry_run,
            })
        })
        .transpose()
    }

    /// How far an import is.
    pub async fn import_is_at(&mut self, id: ImportId, rows: i64, bytes: i64) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "update imports set rows_read = $2, bytes_read = $3, heard_at = $4 where id = $1 and ended_at is null",
            id.0,
            rows,
            bytes,
            now,
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The files of imports that ended and are still known, a hundred at most: whoever worked one was stopped before it was deleted.
    pub async fn files_left_over(&mut self) -> Result<Vec<(ImportId, String)>> {
        let rows = sqlx::query!(
            r#"select id as "id: ImportId", file_key as "key!" from imports where file_key is not null and ended_at is not null limit 100"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows.into_iter().map(|row| (row.id, row.key)).collect())
    }

    /// The file of an import was deleted.
    pub async fn file_is_gone(&mut self, id: ImportId) -> Result<()> {
        sqlx::query!("update imports set file_key = null where id = $1", id.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The lists of faults of imports that ended more than thirty days ago, a hundred at most. They are known no more once this
    /// is lasting: whoever asks deletes their files.
    pub async fn forget_old_faults(&mut self) -> Result<Vec<String>> {
        let before = self.now - FAULTS_KEPT;
        let keys = sqlx::query_scalar!(
            r#"with old as (select id, faults_key from imports where faults_key is not null and ended_at < $1 limit 100 for update)
               update imports i set faults_key = null from old where i.id = old.id returning old.faults_key as "key!""#,
            before
        )
        .fetch_all(self.connection())
        .await?;
        Ok(keys)
    }

    /// Notes what became of an import.
    pub async fn end_import(&mut self, id: ImportId, ended: &Ended) -> Result<()> {
        let now = self.now;
        let Applied { counts, notes } = &ended.applied;
        let action = format!("import {}", ended.state.key());
        sqlx::query!(
            "update imports set state = $2, rows_read = $3, bytes_read = $4, file_sha256 = $5, added = $6, changed = $7, taken_back = $8,
               unchanged = $9, faulty = $10, faults = $11, faults_key = $12, notes = $13, failure = left($14, 500),
               ended_at = greatest($15, created_at)
             where id = $1 and ended_at is null",
            id.0,
            ended.state.key(),
            ended.rows,
            ended.bytes,
            ended.sha256.as_ref().map(|hash| &hash[..]),
            counts.added,
            counts.changed,
            counts.taken_back,
            counts.unchanged,
            ended.faulty,
            Json(&ended.faults) as _,
            ended.faults_key,
            notes,
            ended.failure,
            now,
        )
        .execute(self.connection())
        .await?;
        self.audit("program", Uuid::nil(), &action, "import", id.0)
            .await
    }
}

impl<P> Tx<P> {
    async fn insert_import(&mut self, new: &NewImport, state: State) -> Result<()> {
        let now = self.now;
        sqlx::query!(
            "insert into imports (id, kind, officer_id, file_name, file_key, file_bytes, mapping, accept_valid, dry_run, state, created_at, started_at)
             values ($1, $2, app_officer(), $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            new.id.0,
            new.kind.key(),
            new.file_name,
            new.file_key,
            new.file_bytes,
            new.mapping,
            new.accept_valid,
            new.dry_run,
            state.key(),
            now,
            (state == State::Reading).then_some(now),
        )
        .execute(self.connection())
        .await
        .on_constraint("imports_pkey", Error::Conflict("sent before"))?;
        Ok(())
    }
}
