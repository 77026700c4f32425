//! Rent accounts, by the landlord's own number for them. One without a payment reference is given one, which no bank and no
//! payment card of the landlord's knows.

use super::staging::{Key, Lines, Loading, Staged};
use super::{Applied, Counts};
use crate::{Error, Result};
use chrono::NaiveDate;
use rules::reference::PaymentReference;
use std::collections::HashSet;

pub struct AccountRow<'a> {
    /// The landlord's own number.
    pub account: &'a str,
    pub tenancy: &'a str,
    /// A key of `rules::rent::AccountKind`.
    pub kind: &'a str,
    /// As `rules::reference::PaymentReference` writes it.
    pub payment_reference: Option<&'a str>,
    pub opened: NaiveDate,
    pub closed: Option<NaiveDate>,
    /// A pattern of `rent_years`.
    pub pattern: Option<&'a str>,
}

impl Staged for AccountRow<'_> {
    const COLUMNS: &'static str = "account text, tenancy text, kind text, payment_reference text, opened date, closed date, pattern text";
    const WIDTH: i16 = 7;

    fn write(&self, lines: &mut Lines) {
        lines.text(Some(self.account));
        lines.text(Some(self.tenancy));
        lines.text(Some(self.kind));
        lines.text(self.payment_reference);
        lines.day(Some(self.opened));
        lines.day(self.closed);
        lines.text(self.pattern);
    }
}

const KEY: Key = Key {
    column: "account",
    sql: "account",
    contents: &[
        "account",
        "tenancy",
        "kind",
        "payment_reference",
        "opened",
        "closed",
        "pattern",
    ],
};

impl Loading {
    pub(super) async fn check_accounts(&mut self) -> Result<()> {
        self.repeated = self.settle_repeated(&KEY).await?;
        self.all(
            "insert into faults select line, 'tenancy', 'There is no tenancy with this reference. Import tenancies first' from incoming i
             where fault is null and not exists (select from tenancies t where t.reference = i.tenancy);
             insert into faults select line, 'payment_reference', 'Another account has this payment reference' from incoming i
             where fault is null and (exists (select from rent_accounts a where a.payment_reference = i.payment_reference and a.landlord_reference is distinct from i.account)
               or exists (select from incoming o where o.payment_reference = i.payment_reference and o.account <> i.account and o.fault is null));
             insert into faults select line, 'payment_reference', 'This account has another payment reference, which tenants already use' from incoming i
             join rent_accounts a on a.landlord_reference = i.account where fault is null and i.payment_reference <> a.payment_reference;
             insert into faults select line, 'tenancy', 'This account belongs to another tenancy. An account does not move' from incoming i
             join rent_accounts a on a.landlord_reference = i.account join tenancies t on t.id = a.tenancy_id where fault is null and t.reference <> i.tenancy;
             insert into faults select line, 'kind', 'This account is of another kind. An account keeps its kind' from incoming i
             join rent_accounts a on a.landlord_reference = i.account where fault is null and a.kind <> i.kind;
             insert into faults select line, 'opened', 'This account was closed before that day' from incoming i
             join rent_accounts a on a.landlord_reference = i.account where fault is null and coalesce(i.closed, a.closed_on) < i.opened;
             insert into faults select line, 'pattern', 'There is no such pattern of rent-free weeks. Import free-weeks first' from incoming i
             where fault is null and i.pattern <> 'every_week' and not exists (select from rent_years y where y.pattern = i.pattern)",
        )
        .await
    }

    pub(super) async fn apply_accounts(&mut self) -> Result<Applied> {
        let all = self.number("select count(*) from incoming").await?;
        let changed = self
            .rows(
                "update rent_accounts a set opened_on = i.opened, closed_on = coalesce(i.closed, a.closed_on), pattern = coalesce(i.pattern, a.pattern)
                 from incoming i where i.account = a.landlord_reference
                 and (a.opened_on, a.closed_on, a.pattern) is distinct from (i.opened, coalesce(i.closed, a.closed_on), coalesce(i.pattern, a.pattern))",
            )
            .await?;
        self.make_references().await?;
        let added = self
            .rows_now(
                "insert into rent_accounts (id, tenancy_id, kind, payment_reference, landlord_reference, pattern, opened_on, closed_on, created_at)
                 select gen_random_uuid(), t.id, i.kind, coalesce(i.payment_reference, m.reference), i.account, coalesce(i.pattern, 'every_week'), i.opened, i.closed, $1
                 from incoming i join tenancies t on t.reference = i.tenancy left join made m on m.line = i.line
                 where not exists (select from rent_accounts a where a.landlord_reference = i.account)",
            )
            .await?;
        Ok(Applied {
            counts: Counts {
                added,
                changed,
                unchanged: all - added - changed + self.repeated,
                taken_back: 0,
            },
            notes: Vec::new(),
        })
    }

    /// A free payment reference for each new account that comes without: random, so that it says nothing of who came when.
    async fn make_references(&mut self) -> Result<()> {
        self.all("create temporary table made (line bigint, reference text) on commit drop")
            .await?;
        let lines: Vec<i64> = sqlx::query_scalar(
            "select line from incoming i where payment_reference is null
             and not exists (select from rent_accounts a where a.landlord_reference = i.account) order by line",
        )
        .fetch_all(self.tx.connection())
        .await?;
        for some in lines.chunks(5_000) {
            self.make_some(some).await?;
        }
        Ok(())
    }

    async fn make_some(&mut self, lines: &[i64]) -> Result<()> {
        let mut missing = lines.to_vec();
        // Of ten million references, some thousands are taken: a second round finds the last few free ones.
        for _ in 0..20 {
            let tried = missing
                .iter()
                .map(|_| random_reference())
                .collect::<Result<Vec<_>>>()?;
            let made: HashSet<i64> = sqlx::query_scalar::<_, i64>(
                "insert into made select distinct on (reference) line, reference from unnest($1::bigint[], $2::text[]) as it (line, reference)
                 where not exists (select from rent_accounts a where a.payment_reference = it.reference)
                   and not exists (select from incoming i where i.payment_reference = it.reference)
                   and not exists (select from made m where m.reference = it.reference)
                 returning line",
            )
            .bind(&missing)
            .bind(&tried)
            .fetch_all(self.tx.connection())
            .await?
            .into_iter()
            .collect();
            missing.retain(|line| !made.contains(line));
            if missing.is_empty() {
                return Ok(());
            }
        }
        Err(Error::Broken("payment references are used up"))
    }
}

fn random_reference() -> Result<String> {
    let mut bytes = [0; 4];
    crate::secrets::fill(&mut bytes);
    let serial = u32::from_be_bytes(bytes) % 10_000_000;
    PaymentReference::new(serial)
        .map(|reference| reference.to_string())
        .map_err(|_| Error::Broken("payment reference"))
}
