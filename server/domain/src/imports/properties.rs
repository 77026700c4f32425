//! Homes, and the blocks they are in.

use super::staging::{Key, Lines, Loading, Staged};
use super::{Applied, Counts};
use crate::Result;

pub struct PropertyRow<'a> {
    /// The landlord's own.
    pub reference: &'a str,
    pub address: &'a str,
    pub town: &'a str,
    /// As `rules::Postcode` writes it.
    pub postcode: &'a str,
    pub bedrooms: i64,
    pub block: Option<&'a str>,
    pub estate: Option<&'a str>,
}

impl Staged for PropertyRow<'_> {
    const COLUMNS: &'static str = "reference text, address text, town text, postcode text, bedrooms bigint, block text, estate text";
    const WIDTH: i16 = 7;

    fn write(&self, lines: &mut Lines) {
        lines.text(Some(self.reference));
        lines.text(Some(self.address));
        lines.text(Some(self.town));
        lines.text(Some(self.postcode));
        lines.number(Some(self.bedrooms));
        lines.text(self.block);
        lines.text(self.estate);
    }
}

const KEY: Key = Key {
    column: "reference",
    sql: "reference",
    contents: &[
        "reference",
        "address",
        "town",
        "postcode",
        "bedrooms",
        "block",
        "estate",
    ],
};

impl Loading {
    pub(super) async fn check_properties(&mut self) -> Result<()> {
        self.repeated = self.settle_repeated(&KEY).await?;
        Ok(())
    }

    pub(super) async fn apply_properties(&mut self) -> Result<Applied> {
        let all = self.number("select count(*) from incoming").await?;
        self.rows(
            "insert into blocks (id, name, estate)
             select gen_random_uuid(), block, coalesce(estate, '') from (select distinct block, estate from incoming where block is not null) i
             where not exists (select from blocks b where b.name = i.block and b.estate = coalesce(i.estate, ''))",
        )
        .await?;
        // A file without a block leaves the home in the one it is in.
        self.all(
            "create temporary table homes on commit drop as
             select i.*, (select b.id from blocks b where b.name = i.block and b.estate = coalesce(i.estate, '') order by b.id limit 1) as block_id
             from incoming i",
        )
        .await?;
        let changed = self
            .rows(
                "update properties p set address_line = i.address, town = i.town, postcode = i.postcode, bedrooms = i.bedrooms,
                   block_id = coalesce(i.block_id, p.block_id)
                 from homes i where i.reference = p.reference
                 and (p.address_line, p.town, p.postcode, p.bedrooms, p.block_id)
                   is distinct from (i.address, i.town, i.postcode, i.bedrooms::smallint, coalesce(i.block_id, p.block_id))",
            )
            .await?;
        let added = self
            .rows(
                "insert into properties (id, block_id, reference, address_line, town, postcode, bedrooms)
                 select gen_random_uuid(), block_id, reference, address, town, postcode, bedrooms from homes i
                 where not exists (select from properties p where p.reference = i.reference)",
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
