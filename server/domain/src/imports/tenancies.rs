//! Tenancies and who is party to them: a row for each tenancy and person.

use super::staging::{Key, Lines, Loading, Staged};
use super::{Applied, Counts};
use crate::Result;
use chrono::NaiveDate;

pub struct TenancyRow<'a> {
    /// As `rules::reference::TenancyReference` writes it.
    pub reference: &'a str,
    pub property: &'a str,
    pub kind: &'a str,
    pub started: NaiveDate,
    pub ended: Option<NaiveDate>,
    pub person: &'a str,
    pub role: &'a str,
    /// The day the person left it.
    pub until: Option<NaiveDate>,
}

impl Staged for TenancyRow<'_> {
    const COLUMNS: &'static str = "reference text, property text, kind text, started date, ended date, person text, role text, until date";
    const WIDTH: i16 = 8;

    fn write(&self, lines: &mut Lines) {
        lines.text(Some(self.reference));
        lines.text(Some(self.property));
        lines.text(Some(self.kind));
        lines.day(Some(self.started));
        lines.day(self.ended);
        lines.text(Some(self.person));
        lines.text(Some(self.role));
        lines.day(self.until);
    }
}

const KEY: Key = Key {
    column: "person",
    sql: "reference || chr(9) || person",
    contents: &[
        "reference",
        "property",
        "kind",
        "started",
        "ended",
        "person",
        "role",
        "until",
    ],
};

impl Loading {
    pub(super) async fn check_tenancies(&mut self) -> Result<()> {
        self.repeated = self.settle_repeated(&KEY).await?;
        self.all(
            "insert into faults select line, 'property', 'There is no home with this reference. Import homes first' from incoming i
             where fault is null and not exists (select from properties p where p.reference = i.property);
             insert into faults select line, 'person', 'There is no person with this reference. Import people first' from incoming i
             where fault is null and not exists (select from people p where p.reference = i.person);
             insert into faults select i.line, 'reference', 'Rows of this tenancy differ in home, kind, start or end' from incoming i
             where fault is null and i.reference in (select reference from incoming where fault is null group by reference
               having count(distinct (property, kind, started, ended)) > 1)",
        )
        .await
    }

    pub(super) async fn apply_tenancies(&mut self) -> Result<Applied> {
        let all = self.number("select count(*) from incoming").await?;
        // The rows that change something, by line: a tenancy counts at its own rows only.
        self.all(
            "create temporary table told on commit drop as
             select i.*, h.id as property_id, p.id as person_id, t.id as tenancy_id,
               t.id is not null and (t.property_id, t.kind, t.started_on, t.ended_on) is distinct from (h.id, i.kind, i.started, coalesce(i.ended, t.ended_on)) as tenancy_changes,
               y.person_id is null as is_new,
               y.person_id is not null and (y.role, y.until) is distinct from (i.role, coalesce(i.until, y.until)) as party_changes
             from incoming i join properties h on h.reference = i.property join people p on p.reference = i.person
             left join tenancies t on t.reference = i.reference
             left join tenancy_parties y on y.tenancy_id = t.id and y.person_id = p.id",
        )
        .await?;
        let added = self
            .number("select count(*) from told where is_new")
            .await?;
        let changed = self
            .number(
                "select count(*) from told where not is_new and (tenancy_changes or party_changes)",
            )
            .await?;
        // An empty end ends nothing and takes no end back.
        self.rows(
            "update tenancies t set property_id = o.property_id, kind = o.kind, started_on = o.started, ended_on = coalesce(o.ended, t.ended_on)
             from told o where o.tenancy_id = t.id and o.tenancy_changes",
        )
        .await?;
        self.rows(
            "insert into tenancies (id, reference, property_id, kind, started_on, ended_on)
             select gen_random_uuid(), reference, property_id, kind, started, ended
             from (select distinct reference, property_id, kind, started, ended from told where tenancy_id is null) o",
        )
        .await?;
        self.rows(
            "update tenancy_parties y set role = o.role, until = coalesce(o.until, y.until) from told o
             where y.tenancy_id = o.tenancy_id and y.person_id = o.person_id and o.party_changes",
        )
        .await?;
        self.rows(
            "insert into tenancy_parties (tenancy_id, person_id, role, until)
             select t.id, o.person_id, o.role, o.until from told o join tenancies t on t.reference = o.reference where o.is_new",
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
}
