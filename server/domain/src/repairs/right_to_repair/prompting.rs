//! The right is not automatic: when a last day has passed, the tenant is told what they can ask for.

use super::{FIRST, SECOND};
use crate::messages::RightNews;
use crate::{CaseId, PersonId, Result, System, Tx};
use rules::repairs::right_to_repair::RightStep;

impl Tx<System> {
    /// Tells the tenant that a last day has passed, once for each of the two. For the job that notes missed clocks, with
    /// the case locked; any other rule is none of its business. `false` when there was nobody left to tell.
    pub(crate) async fn prompt_missed_right_to_repair(
        &mut self,
        case: CaseId,
        rule: &str,
    ) -> Result<bool> {
        if rule != FIRST && rule != SECOND {
            return Ok(false);
        }
        let now = self.now;
        let prompted = sqlx::query!(
            r#"update right_to_repair r
               set first_prompted_at = case when $2 then $3 else first_prompted_at end,
                   second_prompted_at = case when $2 then second_prompted_at else $3 end
               from cases c
               where r.case_id = $1 and c.id = r.case_id and c.closed_at is null
                 and (($2 and r.state in ('proposed', 'qualifies') and r.first_prompted_at is null)
                   or (not $2 and r.state = 'second' and r.second_prompted_at is null))
               returning c.reference, c.person_id as "person: PersonId""#,
            case.0,
            rule == FIRST,
            now,
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(prompted) = prompted else {
            return Ok(false);
        };
        let (step, news) = if rule == FIRST {
            (RightStep::FirstMissed, RightNews::FirstMissed)
        } else {
            (RightStep::SecondMissed, RightNews::SecondMissed)
        };
        self.track_right(case, step, "").await?;
        self.tell_of_right(case, &prompted.reference, prompted.person, news)
            .await?;
        Ok(true)
    }
}
