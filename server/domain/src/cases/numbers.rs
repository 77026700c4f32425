//! The next reference of a kind. A sequence may skip a number and never gives one twice.

use crate::{Error, Result, Tx};
use chrono::Datelike;
use rules::london;
use rules::reference::{CaseKind, CaseReference};

impl<P> Tx<P> {
    pub(crate) async fn next_reference(&mut self, kind: CaseKind) -> Result<CaseReference> {
        let year = london::date_of(self.now).year();
        let number = sqlx::query_scalar!(
            r#"select nextval(case $1 when 'repair' then 'repair_numbers'::regclass when 'asb' then 'asb_numbers'
                 when 'rights' then 'rights_numbers' when 'complaint' then 'complaint_numbers' when 'rent' then 'rent_numbers'
                 else 'service_numbers' end) as "number!""#,
            kind.as_str()
        )
        .fetch_one(self.connection())
        .await?;
        let number = u32::try_from(number).map_err(|_| Error::Broken("case numbers"))?;
        CaseReference::new(kind, year, number).map_err(|_| Error::Broken("case numbers"))
    }
}
