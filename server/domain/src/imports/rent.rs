//! Lines of ledgers. A line that is here is never changed: one that comes again with other contents reverses the old and adds
//! the new under a version of its own, one that the landlord took back is reversed, and one that comes as it was is nothing.

use super::staging::{Key, Lines, Loading, Staged};
use super::{Applied, Counts};
use crate::messages::Job;
use crate::{AccountId, Result};
use chrono::NaiveDate;
use uuid::Uuid;

pub struct RentRow<'a> {
    /// The key of the line, if it is new: in the order of the file, so that its index grows at one end.
    pub id: Uuid,
    /// The landlord's number of the account, or its payment reference.
    pub account: &'a str,
    /// The landlord's system and its name for the transaction, with a stroke between.
    pub reference: &'a str,
    /// A key of `rules::rent::LineKind`.
    pub kind: &'a str,
    /// Above zero a charge, below zero a payment; none when the landlord took it back, or it is of nothing.
    pub pence: Option<i64>,
    pub effective_on: NaiveDate,
    pub posted_on: Option<NaiveDate>,
    pub period_start: Option<NaiveDate>,
    pub period_end: Option<NaiveDate>,
    /// A key of `rules::rent::ChargeItem`.
    pub item: Option<&'a str>,
    /// What the tenant reads.
    pub words: &'a str,
}

impl Staged for RentRow<'_> {
    const COLUMNS: &'static str = "id uuid, account text, reference text, kind text, pence bigint, effective_on date, posted_on date,
        period_start date, period_end date, item text, words text";
    const WIDTH: i16 = 11;

    fn write(&self, lines: &mut Lines) {
        lines.id(self.id);
        lines.text(Some(self.account));
        lines.text(Some(self.reference));
        lines.text(Some(self.kind));
        lines.number(self.pence);
        lines.day(Some(self.effective_on));
        lines.day(self.posted_on);
        lines.day(self.period_start);
        lines.day(self.period_end);
        lines.text(self.item);
        lines.text(Some(self.words));
    }
}

const KEY: Key = Key {
    column: "reference",
    sql: "reference",
    contents: &[
        "reference",
        "account",
        "kind",
        "pence",
        "effective_on",
        "period_start",
        "period_end",
        "item",
        "words",
    ],
};

/// How many accounts a job works out at once.
const ACCOUNTS_A_JOB: usize = 500;

impl Loading {
    pub(super) async fn check_rent(&mut self) -> Result<()> {
        self.repeated = self.settle_repeated(&KEY).await?;
        self.know_accounts().await
    }

    pub(super) async fn apply_rent(&mut self) -> Result<Applied> {
        let all = self.number("select count(*) from incoming").await?;
        self.know_lines().await?;
        let (changed, taken_back) = self.correct().await?;
        let added = self.add_new().await?;
        self.refresh_touched().await?;
        Ok(Applied {
            counts: Counts {
                added,
                changed,
                taken_back,
                unchanged: all - added - changed - taken_back + self.repeated,
            },
            notes: Vec::new(),
        })
    }

    /// Which rows are of lines that are here, what stands for each of them now, and which of them say something else.
    async fn know_lines(&mut self) -> Result<()> {
        self.all(
            "create temporary table known on commit drop as
             select i.line, k.id as account_id, case when c.source_reference is null then t.id else c.line_id end as current_id,
               coalesce(c.version, 1) + 1 as next_version
             from incoming i join account_keys k on k.key = i.account
             join rent_transactions t on t.source = 'import' and t.source_reference = i.reference
             left join import_corrections c on c.source_reference = i.reference;
             analyze known;
             create temporary table differing on commit drop as
             select n.*, t.account_id as old_account_id, i.pence is null as gone
             from known n join incoming i on i.line = n.line left join rent_transactions t on t.id = n.current_id
             where case
               when t.id is null then i.pence is not null
               when i.pence is null then true
               else (t.account_id, t.kind, t.pence, t.effective_on, t.period_start, t.period_end, t.item, t.words)
                 is distinct from (n.account_id, i.kind, i.pence, i.effective_on, i.period_start, i.period_end, i.item, i.words) end",
        )
        .await
    }

    /// Reverses what is no longer so and adds what is so instead. Returns how many lines were changed and how many taken back.
    async fn correct(&mut self) -> Result<(i64, i64)> {
        // The same name as of an officer's reversal, so that a line is never taken back twice.
        self.rows_now(
            "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, period_start, period_end, source, source_reference, item, words, reverses)
             select gen_random_uuid(), t.account_id, t.kind, -t.pence, t.effective_on, $1, t.period_start, t.period_end, 'reversal', t.id::text, t.item,
               left('Put right: ' || t.words, 200), t.id
             from differing d join rent_transactions t on t.id = d.current_id
             where not exists (select from rent_transactions r where r.reverses = t.id)",
        )
        .await?;
        let changed = self
            .rows_now(
                "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, period_start, period_end, source, source_reference, item, words)
                 select i.id, d.account_id, i.kind, i.pence, i.effective_on, coalesce(i.posted_on::timestamp at time zone 'Europe/London', $1),
                   i.period_start, i.period_end, 'import', '#' || d.next_version || ':' || i.reference, i.item, i.words
                 from differing d join incoming i on i.line = d.line where not d.gone",
            )
            .await?;
        let (import, now) = (self.id, self.tx.now);
        sqlx::query(
            "insert into import_corrections (source_reference, line_id, version, import_id, corrected_at)
             select i.reference, case when d.gone then null else i.id end, d.next_version, $1, $2 from differing d join incoming i on i.line = d.line
             on conflict (source_reference) do update
             set line_id = excluded.line_id, version = excluded.version, import_id = excluded.import_id, corrected_at = excluded.corrected_at",
        )
        .bind(import.0)
        .bind(now)
        .execute(self.tx.connection())
        .await?;
        let gone = self
            .number("select count(*) from differing where gone")
            .await?;
        Ok((changed, gone))
    }

    async fn add_new(&mut self) -> Result<i64> {
        self.rows_now(
            "insert into rent_transactions (id, account_id, kind, pence, effective_on, posted_at, period_start, period_end, source, source_reference, item, words)
             select i.id, k.id, i.kind, i.pence, i.effective_on, coalesce(i.posted_on::timestamp at time zone 'Europe/London', $1),
               i.period_start, i.period_end, 'import', i.reference, i.item, i.words
             from incoming i join account_keys k on k.key = i.account
             where i.pence is not null and not exists (select from known n where n.line = i.line)",
        )
        .await
    }

    async fn refresh_touched(&mut self) -> Result<()> {
        self.refresh_standings(
            "select k.id from incoming i join account_keys k on k.key = i.account
               where i.pence is not null and not exists (select from known n where n.line = i.line)
             union select account_id from differing
             union select old_account_id from differing where old_account_id is not null
             order by 1",
        )
        .await
    }

    /// Has the standings of these accounts worked out anew, once this is lasting.
    pub(super) async fn refresh_standings(&mut self, accounts: &'static str) -> Result<()> {
        let accounts: Vec<Uuid> = sqlx::query_scalar(accounts)
            .fetch_all(self.tx.connection())
            .await?;
        for some in accounts.chunks(ACCOUNTS_A_JOB) {
            let accounts = some.iter().copied().map(AccountId).collect();
            self.tx
                .enqueue(&Job::RefreshStandings {
                    accounts: Some(accounts),
                })
                .await?;
        }
        Ok(())
    }
}
