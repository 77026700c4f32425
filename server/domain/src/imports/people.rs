//! People and how to reach them. A contact is a way to sign in, so an import is careful with it:
//! what a person has proven themselves stays; an address that they took away does not come back; an address that someone
//! else has, or that the file gives to two people, is given to nobody; an empty cell ends nothing.

use super::staging::{Key, Lines, Loading, Staged};
use super::{Applied, Counts};
use crate::Result;
use chrono::NaiveDate;

pub struct PersonRow<'a> {
    /// The landlord's own.
    pub reference: &'a str,
    pub first_name: &'a str,
    pub last_name: &'a str,
    pub born: Option<NaiveDate>,
    /// As `rules::contact` writes them.
    pub email: Option<&'a str>,
    pub mobile: Option<&'a str>,
}

impl Staged for PersonRow<'_> {
    const COLUMNS: &'static str =
        "reference text, first_name text, last_name text, born date, email text, mobile text";
    const WIDTH: i16 = 6;

    fn write(&self, lines: &mut Lines) {
        lines.text(Some(self.reference));
        lines.text(Some(self.first_name));
        lines.text(Some(self.last_name));
        lines.day(self.born);
        lines.text(self.email);
        lines.text(self.mobile);
    }
}

const KEY: Key = Key {
    column: "reference",
    sql: "reference",
    contents: &[
        "reference",
        "first_name",
        "last_name",
        "born",
        "email",
        "mobile",
    ],
};

impl Loading {
    pub(super) async fn check_people(&mut self) -> Result<()> {
        self.repeated = self.settle_repeated(&KEY).await?;
        Ok(())
    }

    pub(super) async fn apply_people(&mut self) -> Result<Applied> {
        let all = self.number("select count(*) from incoming").await?;
        let changed = self
            .rows(
                "update people p set first_name = i.first_name, last_name = i.last_name, born = coalesce(i.born, p.born)
                 from incoming i where i.reference = p.reference
                 and (p.first_name, p.last_name, p.born) is distinct from (i.first_name, i.last_name, coalesce(i.born, p.born))",
            )
            .await?;
        let added = self
            .rows_now(
                "insert into people (id, reference, first_name, last_name, born, created_at)
                 select gen_random_uuid(), i.reference, i.first_name, i.last_name, i.born, $1 from incoming i
                 where not exists (select from people p where p.reference = i.reference)",
            )
            .await?;
        let mut applied = Applied {
            counts: Counts {
                added,
                changed,
                unchanged: all - added - changed + self.repeated,
                taken_back: 0,
            },
            notes: Vec::new(),
        };
        self.apply_contacts(&mut applied).await?;
        Ok(applied)
    }

    async fn apply_contacts(&mut self, applied: &mut Applied) -> Result<()> {
        // Each address the file names, whose it is to be, and what speaks against it.
        self.all(
            "create temporary table wanted on commit drop as
             select p.id as person_id, w.channel, w.address,
               count(*) over (partition by w.channel, w.address) > 1 as shared,
               exists (select from contact_points c where c.channel = w.channel and c.address = w.address
                 and c.ended_at is null and c.person_id <> p.id) as held,
               exists (select from contact_points c where c.person_id = p.id and c.channel = w.channel and c.ended_at is null
                 and c.verified_at is not null) as proven,
               exists (select from contact_points c where c.person_id = p.id and c.channel = w.channel and c.address = w.address
                 and c.ended_at is not null) as taken_away
             from incoming i join people p on p.reference = i.reference
             cross join lateral (values ('email', i.email), ('sms', i.mobile)) w (channel, address)
             where w.address is not null and not exists (select from contact_points c where c.person_id = p.id
               and c.channel = w.channel and c.address = w.address and c.ended_at is null)",
        )
        .await?;
        let left_out = self
            .number("select count(*) from wanted where shared or held")
            .await?;
        let kept = self
            .number("select count(*) from wanted where not shared and not held and (proven or taken_away)")
            .await?;
        self.all("delete from wanted where shared or held or proven or taken_away")
            .await?;
        // The landlord's record in place of the landlord's record: what was never proven ends when another comes.
        self.rows_now(
            "update contact_points c set ended_at = $1 from wanted w
             where c.person_id = w.person_id and c.channel = w.channel and c.ended_at is null",
        )
        .await?;
        let contacts = self
            .rows_now(
                "insert into contact_points (id, person_id, channel, address, created_at)
                 select gen_random_uuid(), person_id, channel, address, $1 from wanted",
            )
            .await?;
        self.rows_now(
            "insert into audit_log (id, at, actor, actor_id, action, subject, subject_id)
             select gen_random_uuid(), $1, 'import', null, 'imported contact', 'person', person_id from wanted",
        )
        .await?;
        applied.note(contacts, "contact was added.", "contacts were added.");
        applied.note(
            left_out,
            "contact was left out: it is someone else's, or given to more than one person.",
            "contacts were left out: they are someone else's, or given to more than one person.",
        );
        applied.note(
            kept,
            "contact was left as the person has set it themselves.",
            "contacts were left as the people have set them themselves.",
        );
        Ok(())
    }
}
