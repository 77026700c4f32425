//! The staging table of one transaction, filled by COPY. It is a temporary table, because COPY FROM is not possible into a
//! table with row-level security, and no table of ours is without. It is gone with the transaction.
//!
//! Its queries cannot be checked when the program is built: the table is not there then.

use super::{
    AccountRow, Applied, ChargeRow, FreeWeekRow, ImportKind, PersonRow, PropertyRow, RentRow,
    TenancyRow,
};
use crate::{Error, ImportId, Result, System, Tx};
use chrono::NaiveDate;
use sqlx::postgres::PgCopyIn;
use sqlx::{Executor, PgConnection, Row};
use uuid::Uuid;

/// Any number, as long as every `doorstep` uses the same: one import is applied at a time.
const IMPORT_LOCK: i64 = 0x0d00_1390;

/// A row that can be staged.
pub trait Staged {
    /// Its columns as SQL declares them, in the order in which `write` writes them.
    const COLUMNS: &'static str;
    /// How many there are.
    const WIDTH: i16;
    fn write(&self, lines: &mut Lines);
}

/// What is wrong with a line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The physical line on which the row begins, counted from 1.
    pub line: i64,
    /// Our name of the column; none when the row as a whole is wrong.
    pub column: Option<String>,
    /// What is wrong and what to write instead. Never the value itself, which may be someone's.
    pub reason: String,
}

/// Rows in Postgres' binary COPY format, ready to be sent.
#[derive(Debug)]
pub struct Lines {
    bytes: Vec<u8>,
    width: i16,
}

/// line, fault_column, fault.
const HEAD: i16 = 3;
const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(2000, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

impl Lines {
    /// For rows of this sort. The first lines of a copy begin with its `opening`.
    pub fn of<R: Staged>(opening: bool) -> Self {
        let mut bytes = Vec::with_capacity(300 * 1024);
        if opening {
            bytes.extend_from_slice(b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0");
        }
        Self {
            bytes,
            width: R::WIDTH,
        }
    }

    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Takes what is there and goes on with nothing.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::replace(&mut self.bytes, Vec::with_capacity(300 * 1024))
    }

    /// Ends the copy: nothing may follow.
    pub fn end(&mut self) -> Vec<u8> {
        self.bytes.extend_from_slice(&(-1i16).to_be_bytes());
        self.take()
    }

    /// A good row.
    pub fn row<R: Staged>(&mut self, line: i64, row: &R) {
        self.count(HEAD + R::WIDTH);
        self.number(Some(line));
        self.text(None);
        self.text(None);
        row.write(self);
    }

    /// A row that is wrong; it is kept so that its fault is reported in its place.
    pub fn fault(&mut self, fault: &Fault) {
        self.count(HEAD + self.width);
        self.number(Some(fault.line));
        self.text(fault.column.as_deref());
        self.text(Some(&fault.reason));
        for _ in 0..self.width {
            self.null();
        }
    }

    fn count(&mut self, fields: i16) {
        self.bytes.extend_from_slice(&fields.to_be_bytes());
    }

    fn null(&mut self) {
        self.bytes.extend_from_slice(&(-1i32).to_be_bytes());
    }

    fn field(&mut self, bytes: &[u8]) {
        // A row is a megabyte at most (`server::imports`), so its length fits.
        let length = i32::try_from(bytes.len()).unwrap_or(0);
        self.bytes.extend_from_slice(&length.to_be_bytes());
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.field(text.as_bytes()),
            None => self.null(),
        }
    }

    pub(super) fn number(&mut self, number: Option<i64>) {
        match number {
            Some(number) => self.field(&number.to_be_bytes()),
            None => self.null(),
        }
    }

    pub(super) fn flag(&mut self, flag: Option<bool>) {
        match flag {
            Some(flag) => self.field(&[u8::from(flag)]),
            None => self.null(),
        }
    }

    pub(super) fn day(&mut self, day: Option<NaiveDate>) {
        let days = day.and_then(|day| i32::try_from((day - EPOCH).num_days()).ok());
        match days {
            Some(days) => self.field(&days.to_be_bytes()),
            None => self.null(),
        }
    }

    pub(super) fn id(&mut self, id: Uuid) {
        self.field(id.as_bytes());
    }
}

/// An import under way: its transaction, with its staging table.
pub struct Loading {
    pub(super) tx: Tx<System>,
    pub(super) kind: ImportKind,
    /// Its row in `imports`.
    pub(super) id: ImportId,
    /// Rows that said again what a row before them said.
    pub(super) repeated: i64,
}

impl crate::Db {
    /// Opens an import's transaction, once no other import is under way, and makes its staging table.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn load(&self, kind: ImportKind, id: ImportId) -> Result<Loading> {
        let mut tx = self.begin(System("import")).await?;
        // A million rows take longer than any page may, and a slow disk may pause between two of them.
        sqlx::raw_sql("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = '15min'; set local work_mem = '64MB'")
            .execute(tx.connection())
            .await?;
        sqlx::query("select pg_advisory_xact_lock($1)")
            .bind(IMPORT_LOCK)
            .execute(tx.connection())
            .await?;
        let columns = match kind {
            ImportKind::People => PersonRow::COLUMNS,
            ImportKind::Properties => PropertyRow::COLUMNS,
            ImportKind::Tenancies => TenancyRow::COLUMNS,
            ImportKind::FreeWeeks => FreeWeekRow::COLUMNS,
            ImportKind::Accounts => AccountRow::COLUMNS,
            ImportKind::Charges => ChargeRow::COLUMNS,
            ImportKind::Rent => RentRow::COLUMNS,
        };
        let mut loading = Loading {
            tx,
            kind,
            id,
            repeated: 0,
        };
        let made = format!(
            "create temporary table incoming (line bigint, fault_column text, fault text, {columns}) on commit drop;
             create temporary table faults (line bigint, fault_column text, fault text) on commit drop"
        );
        loading.all(sqlx::AssertSqlSafe(made)).await?;
        Ok(loading)
    }
}

impl Loading {
    /// The stream into the staging table.
    pub async fn copy(&mut self) -> Result<PgCopyIn<&mut PgConnection>> {
        let copy = self
            .tx
            .connection()
            .copy_in_raw("copy incoming from stdin (format binary)")
            .await?;
        Ok(copy)
    }

    /// Compares what was staged with what is here. Returns how many rows have a fault.
    pub async fn check(&mut self) -> Result<i64> {
        self.all("insert into faults select line, fault_column, fault from incoming where fault is not null").await?;
        self.all("analyze incoming").await?;
        match self.kind {
            ImportKind::People => self.check_people().await?,
            ImportKind::Properties => self.check_properties().await?,
            ImportKind::Tenancies => self.check_tenancies().await?,
            ImportKind::FreeWeeks => self.check_free_weeks().await?,
            ImportKind::Accounts => self.check_accounts().await?,
            ImportKind::Charges => self.check_charges().await?,
            ImportKind::Rent => self.check_rent().await?,
        }
        self.all("analyze faults").await?;
        self.number("select count(distinct line) from faults").await
    }

    /// The faults after a place in the list, in the order of their lines, as many as `limit`. The place is the number of
    /// faults before it.
    pub async fn faults(&mut self, after: i64, limit: i64) -> Result<Vec<Fault>> {
        if after == 0 {
            self.all("create temporary table faults_in_order on commit drop as select row_number() over (order by line, fault_column, fault) as place, * from faults; create index on faults_in_order (place)").await?;
        }
        let rows = sqlx::query("select line, fault_column, fault from faults_in_order where place > $1 order by place limit $2")
            .bind(after)
            .bind(limit)
            .fetch_all(self.tx.connection())
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(Fault {
                    line: row.try_get(0)?,
                    column: row.try_get(1)?,
                    reason: row.try_get(2)?,
                })
            })
            .collect()
    }

    /// Writes what was staged and has no fault.
    pub async fn apply(&mut self) -> Result<Applied> {
        // From here on a row with a fault is no row.
        self.all("delete from incoming i using faults f where f.line = i.line")
            .await?;
        match self.kind {
            ImportKind::People => self.apply_people().await,
            ImportKind::Properties => self.apply_properties().await,
            ImportKind::Tenancies => self.apply_tenancies().await,
            ImportKind::FreeWeeks => self.apply_free_weeks().await,
            ImportKind::Accounts => self.apply_accounts().await,
            ImportKind::Charges => self.apply_charges().await,
            ImportKind::Rent => self.apply_rent().await,
        }
    }

    /// Notes what became of it and makes all of it lasting.
    pub async fn commit(mut self, ended: &super::Ended) -> Result<()> {
        let id = self.id;
        self.tx.end_import(id, ended).await?;
        self.tx.commit().await
    }

    pub(super) async fn all(&mut self, sql: impl sqlx::SqlSafeStr + Send) -> Result<()> {
        self.tx.connection().execute(sqlx::raw_sql(sql)).await?;
        Ok(())
    }

    /// One statement; returns how many rows it wrote.
    pub(super) async fn rows(&mut self, sql: &'static str) -> Result<i64> {
        let done = sqlx::query(sql).execute(self.tx.connection()).await?;
        i64::try_from(done.rows_affected()).map_err(|_| Error::Broken("rows"))
    }

    /// As [`Loading::rows`], for a statement that needs to know the time: `$1`.
    pub(super) async fn rows_now(&mut self, sql: &'static str) -> Result<i64> {
        let now = self.tx.now;
        let done = sqlx::query(sql)
            .bind(now)
            .execute(self.tx.connection())
            .await?;
        i64::try_from(done.rows_affected()).map_err(|_| Error::Broken("rows"))
    }

    pub(super) async fn number(&mut self, sql: &'static str) -> Result<i64> {
        let number = sqlx::query_scalar(sql)
            .fetch_one(self.tx.connection())
            .await?;
        Ok(number)
    }
}

/// What tells two rows of one file apart.
pub(super) struct Key {
    /// The column a fault is reported at.
    pub column: &'static str,
    /// The key, as SQL.
    pub sql: &'static str,
    /// All that a row says, as SQL.
    pub contents: &'static [&'static str],
}

impl Loading {
    /// Rows that say again what a row before them said are taken out; those that say something else under the same key are
    /// faults, for nobody can know which of them is meant.
    pub(super) async fn settle_repeated(&mut self, key: &Key) -> Result<i64> {
        let Key { sql, column, .. } = key;
        self.all(sqlx::AssertSqlSafe(format!(
            "create temporary table twice on commit drop as
             select {sql} as key, min(line) as first from incoming where fault is null group by 1 having count(*) > 1"
        )))
        .await?;
        if self.number("select count(*) from twice").await? == 0 {
            return Ok(0);
        }
        let of = |row: &str| {
            let all: Vec<_> = key
                .contents
                .iter()
                .map(|it| format!("{row}.{it}"))
                .collect();
            format!("row({})", all.join(", "))
        };
        let (later, first) = (of("i"), of("f"));
        self.all(sqlx::AssertSqlSafe(format!(
            "analyze twice; create index on incoming (line);
             create temporary table again on commit drop as
             select i.line, t.first, {later} is distinct from {first} as differs
             from (select line, {sql} as key, {} from incoming where fault is null) i
             join twice t on t.key = i.key and t.first <> i.line join incoming f on f.line = t.first;
             insert into faults select line, '{column}', 'This is also on line ' || first || ', with other contents. Keep the row that is right' from again where differs;
             insert into faults select distinct first, '{column}', 'This is also on a later line, with other contents. Keep the row that is right' from again where differs",
            key.contents.join(", ")
        )))
        .await?;
        self.rows("delete from incoming i using again a where a.line = i.line and not a.differs")
            .await
    }
}
