//! The database, and the one way into it: a transaction that belongs to a principal.

use crate::clock::Clock;
use crate::error::Result;
use crate::messages::Letterhead;
use crate::principals::{Identity, Principal};
use crate::secrets::hex;
use chrono::{DateTime, Utc};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{Connection, Executor, PgConnection, Postgres, Transaction};
use std::sync::Arc;
use std::time::Duration;

pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// How long a request waits for a free connection before the tenant is told that we are busy.
const PATIENCE: Duration = Duration::from_secs(3);

/// A pool whose connections act as `doorstep_app`, a role that owns nothing and sees nothing until a transaction says who asks.
#[derive(Clone, Debug)]
pub struct Db {
    pool: PgPool,
    pub clock: Clock,
    letterhead: Arc<Letterhead>,
}

/// A transaction of one principal. Dropped without [`Tx::commit`], it leaves no trace.
pub struct Tx<P> {
    pub principal: P,
    /// When the transaction began, by the program's clock: one instant for all it writes.
    pub now: DateTime<Utc>,
    pub(crate) letterhead: Arc<Letterhead>,
    inner: Transaction<'static, Postgres>,
}

impl Db {
    /// Opens a pool on a migrated database. Connects lazily, so that pages which need no database work without one.
    pub fn open(
        options: PgConnectOptions,
        connections: u32,
        clock: Clock,
        letterhead: Letterhead,
    ) -> Self {
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(PATIENCE)
            .after_connect(|connection, _| Box::pin(async move { become_app(connection).await }))
            .connect_lazy_with(options);
        Self {
            pool,
            clock,
            letterhead: Arc::new(letterhead),
        }
    }

    pub async fn begin<P: Principal>(&self, principal: P) -> Result<Tx<P>> {
        let mut inner = self.pool.begin().await?;
        introduce(&mut inner, &principal.identity()).await?;
        Ok(Tx {
            principal,
            now: self.clock.now(),
            letterhead: self.letterhead.clone(),
            inner,
        })
    }

    /// Whether the database answers and every migration this program knows has been run.
    pub async fn is_ready(&self) -> Result<bool> {
        let mut connection = self.pool.acquire().await?;
        // Not a checked query: the table is the migrator's own and is not there when queries are checked.
        let newest: Option<i64> =
            sqlx::query_scalar("select max(version) from _sqlx_migrations where success")
                .fetch_one(&mut *connection)
                .await?;
        Ok(newest >= MIGRATIONS.iter().map(|migration| migration.version).max())
    }

    /// The public address of this service, without a slash at the end.
    pub fn site(&self) -> &str {
        &self.letterhead.site
    }

    /// Closes the pool, waiting for what is under way.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Leaves the owner's role for good, and bounds what a single statement may take. Row-level security makes queries look
/// dearer than they are; compiling them to machine code took longer than any of them.
async fn become_app(connection: &mut PgConnection) -> sqlx::Result<()> {
    connection
        .execute(
            "set role doorstep_app; set statement_timeout = '10s'; set jit = off; set idle_in_transaction_session_timeout = '30s'; set timezone = 'UTC'",
        )
        .await?;
    Ok(())
}

/// `true` as the last argument: forgotten at the end of the transaction, so that the next borrower starts as nobody.
async fn introduce(connection: &mut PgConnection, who: &Identity) -> Result<()> {
    let person = who.person.map(|id| id.to_string()).unwrap_or_default();
    let officer = who.officer.map(|id| id.to_string()).unwrap_or_default();
    let contractor = who.contractor.map(|id| id.to_string()).unwrap_or_default();
    let operative = who.operative.map(|id| id.to_string()).unwrap_or_default();
    let browser = who.browser.map(|key| hex(&key.0)).unwrap_or_default();
    sqlx::query(
        "select set_config('app.person', $1, true), set_config('app.officer', $2, true), \
         set_config('app.browser', $3, true), set_config('app.system', $4, true), set_config('app.teams', $5, true), \
         set_config('app.contractor', $6, true), set_config('app.operative', $7, true)",
    )
    .bind(person)
    .bind(officer)
    .bind(browser)
    .bind(who.system.unwrap_or_default())
    .bind(who.teams.join(","))
    .bind(contractor)
    .bind(operative)
    .execute(connection)
    .await?;
    Ok(())
}

impl<P> Tx<P> {
    /// Makes everything since the beginning true and lasting.
    pub async fn commit(self) -> Result<()> {
        Ok(self.inner.commit().await?)
    }

    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.inner
    }

    /// The same transaction at the same time, from here on in another's name and behind their fences. The demo's past is
    /// told so: each by the one who did it; and what a firm's operative did on site is written so (`docs/decisions/0010`).
    pub(crate) async fn speaking_as<Q: Principal>(mut self, principal: Q) -> Result<Tx<Q>> {
        introduce(&mut self.inner, &principal.identity()).await?;
        Ok(Tx {
            principal,
            now: self.now,
            letterhead: self.letterhead,
            inner: self.inner,
        })
    }
}

/// Brings the schema up to date, as the owner, one program at a time (the migrator holds an advisory lock).
///
/// # Errors
/// When a migration fails or the connecting user may not create what it needs.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), sqlx::migrate::MigrateError> {
    let mut owner = PgConnection::connect_with(options).await?;
    MIGRATIONS.run(&mut owner).await?;
    owner.close().await?;
    Ok(())
}
