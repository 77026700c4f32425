//! The Mondays on which nothing is charged, by pattern. Those that a file has of a pattern and a rent year take the place of
//! those that were there; a year that it does not name stays as it is.

use super::staging::{Key, Lines, Loading, Staged};
use super::{Applied, Counts};
use crate::Result;
use chrono::NaiveDate;
use rules::rent::RentYear;

pub struct FreeWeekRow<'a> {
    /// A pattern of `rent_years`; it is known from its first row on.
    pub pattern: &'a str,
    pub monday: NaiveDate,
}

impl Staged for FreeWeekRow<'_> {
    const COLUMNS: &'static str = "pattern text, monday date, starts_on date";
    const WIDTH: i16 = 3;

    fn write(&self, lines: &mut Lines) {
        lines.text(Some(self.pattern));
        lines.day(Some(self.monday));
        lines.day(Some(RentYear::containing(self.monday).starts_on));
    }
}

const KEY: Key = Key {
    column: "monday",
    sql: "pattern || chr(9) || monday",
    contents: &["pattern", "monday"],
};

impl Loading {
    pub(super) async fn check_free_weeks(&mut self) -> Result<()> {
        self.repeated = self.settle_repeated(&KEY).await?;
        Ok(())
    }

    pub(super) async fn apply_free_weeks(&mut self) -> Result<Applied> {
        let all = self.number("select count(*) from incoming").await?;
        let added = self
            .number(
                "select count(*) from incoming i where not exists (select from rent_years y
                   where y.pattern = i.pattern and y.starts_on = i.starts_on and i.monday = any (y.free_weeks))",
            )
            .await?;
        let taken_back = self
            .number(
                "select count(*) from rent_years y cross join lateral unnest(y.free_weeks) as was (monday)
                 where exists (select from incoming i where i.pattern = y.pattern and i.starts_on = y.starts_on)
                   and not exists (select from incoming i where i.pattern = y.pattern and i.monday = was.monday)",
            )
            .await?;
        self.replace_years().await?;
        Ok(Applied {
            counts: Counts {
                added,
                taken_back,
                unchanged: all - added + self.repeated,
                changed: 0,
            },
            notes: Vec::new(),
        })
    }

    /// Writes the years that are not yet as the file has them, and has their accounts worked out anew.
    async fn replace_years(&mut self) -> Result<()> {
        self.all(
            "create temporary table told on commit drop as
             select pattern, starts_on, array_agg(monday order by monday) as free_weeks from incoming group by pattern, starts_on;
             delete from told t using rent_years y
             where y.pattern = t.pattern and y.starts_on = t.starts_on and y.free_weeks = t.free_weeks",
        )
        .await?;
        let source = format!("import {}", self.id);
        sqlx::query(
            "insert into rent_years (pattern, starts_on, free_weeks, source)
             select pattern, starts_on, free_weeks, $1 from told
             on conflict (pattern, starts_on) do update set free_weeks = excluded.free_weeks, source = excluded.source",
        )
        .bind(source)
        .execute(self.tx.connection())
        .await?;
        self.refresh_standings(
            "select id from rent_accounts where pattern in (select pattern from told) order by 1",
        )
        .await
    }
}
