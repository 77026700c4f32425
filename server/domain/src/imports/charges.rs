//! What an account is charged each charging week, item by item, from a day on. A new price is a new row.

use super::staging::{Key, Lines, Loading, Staged};
use super::{Applied, Counts};
use crate::Result;
use chrono::NaiveDate;

pub struct ChargeRow<'a> {
    /// The landlord's number of the account, or its payment reference.
    pub account: &'a str,
    /// A key of `rules::rent::ChargeItem`.
    pub item: &'a str,
    pub pence: i64,
    pub benefit_pays: bool,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

impl Staged for ChargeRow<'_> {
    const COLUMNS: &'static str = "account text, item text, pence bigint, benefit_pays boolean, valid_from date, valid_to date";
    const WIDTH: i16 = 6;

    fn write(&self, lines: &mut Lines) {
        lines.text(Some(self.account));
        lines.text(Some(self.item));
        lines.number(Some(self.pence));
        lines.flag(Some(self.benefit_pays));
        lines.day(Some(self.valid_from));
        lines.day(self.valid_to);
    }
}

const KEY: Key = Key {
    column: "item",
    sql: "account || chr(9) || item || chr(9) || valid_from",
    contents: &[
        "account",
        "item",
        "pence",
        "benefit_pays",
        "valid_from",
        "valid_to",
    ],
};

impl Loading {
    pub(super) async fn check_charges(&mut self) -> Result<()> {
        self.repeated = self.settle_repeated(&KEY).await?;
        self.know_accounts().await?;
        self.all(
            "insert into faults
             select line, 'account', 'This charge is also on line ' || first || ', where the account has its other name. Keep the row that is right'
             from (select i.line, i.account, first_value(i.line) over same as first, first_value(i.account) over same as named
                   from incoming i join account_keys k on k.key = i.account where i.fault is null
                   window same as (partition by k.id, i.item, i.valid_from order by i.line)) i
             where account <> named",
        )
        .await
    }

    pub(super) async fn apply_charges(&mut self) -> Result<Applied> {
        let all = self.number("select count(*) from incoming").await?;
        let changed = self
            .rows(
                "update rent_charges c set pence = i.pence, benefit_pays = i.benefit_pays, valid_to = coalesce(i.valid_to, c.valid_to)
                 from incoming i join account_keys k on k.key = i.account
                 where c.account_id = k.id and c.item = i.item and c.valid_from = i.valid_from
                 and (c.pence, c.benefit_pays, c.valid_to) is distinct from (i.pence, i.benefit_pays, coalesce(i.valid_to, c.valid_to))",
            )
            .await?;
        let added = self
            .rows(
                "insert into rent_charges (id, account_id, item, pence, benefit_pays, valid_from, valid_to)
                 select gen_random_uuid(), k.id, i.item, i.pence, i.benefit_pays, i.valid_from, i.valid_to
                 from incoming i join account_keys k on k.key = i.account
                 where not exists (select from rent_charges c where c.account_id = k.id and c.item = i.item and c.valid_from = i.valid_from)",
            )
            .await?;
        self.refresh_standings("select distinct k.id from incoming i join account_keys k on k.key = i.account order by 1")
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

    /// The accounts by whichever name a file has for them: their number, or their payment reference however it is written. Not so
    /// `12-3456`, which may be the number of an account that is not here yet: it would be posted to whoever pays by 123456. A row
    /// whose account nobody knows is a fault.
    pub(super) async fn know_accounts(&mut self) -> Result<()> {
        self.all(
            "create temporary table account_keys on commit drop as
             select landlord_reference as key, id from rent_accounts where landlord_reference is not null
             union all select payment_reference, id from rent_accounts a
               where not exists (select from rent_accounts o where o.landlord_reference = a.payment_reference);
             create unique index on account_keys (key); analyze account_keys;
             with unknown as materialized (select distinct i.account from incoming i
               where i.fault is null and not exists (select from account_keys k where k.key = i.account))
             insert into account_keys select u.account, a.id from unknown u
             join rent_accounts a on a.payment_reference = upper(regexp_replace(u.account, '[[:space:]-]', '', 'g'))
             where (u.account !~ '-' or u.account ~ '[A-Za-z]')
               and not exists (select from rent_accounts o where o.landlord_reference = a.payment_reference and o.id <> a.id);
             insert into faults select line, 'account', 'There is no account with this number or payment reference. Import accounts first' from incoming i
             where fault is null and not exists (select from account_keys k where k.key = i.account)",
        )
        .await
    }
}
