//! Numbers about repairs, for the desk: how promises were kept, what is late, what came back. Each is one bounded query, of the
//! cases the officer may see.

use crate::{Officer, Result, Tx};
use chrono::{DateTime, Utc};

/// From the first moment to before the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

/// The promises of one rule that fell due in a span.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptRow {
    pub rule: String,
    pub on_time: i64,
    /// Done, after the date.
    pub late: i64,
    /// Past the date and still not done.
    pub missed: i64,
    /// Days from the report until it was done, on average and in the middle; of those that are done.
    pub mean_days: Option<f64>,
    pub median_days: Option<f64>,
}

/// Promises that are late now, by how many days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverdueRow {
    /// The first part of the rule: "repairs", "rtr", "awaab".
    pub kind: String,
    /// From nought: under a day, to 3 days, to a week, to 4 weeks, more.
    pub age: i32,
    pub promises: i64,
}

/// Repairs of one priority that were closed, and that came back, in a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReopenedRow {
    pub priority: String,
    pub closed: i64,
    pub reopened: i64,
}

/// Visits on which nobody got in, by the attempt's number; the third stands for every later one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAccessRow {
    pub attempt: i32,
    pub visits: i64,
    /// The tenant said that it was not so.
    pub contested: i64,
    /// And was right.
    pub upheld: i64,
    pub waiting: i64,
}

/// Hazards of one class that we came to know of in a span, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HazardRow {
    pub hazard: String,
    pub reported: i64,
    /// Found to be significant or an emergency.
    pub found: i64,
    pub emergencies: i64,
    /// Investigated, and found to be none.
    pub none: i64,
    pub safe: i64,
}

/// What tenants answered when the work was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HappyRow {
    /// From 1, very unhappy, to 5, very happy; nought for those who would not say.
    pub happy: i32,
    pub answers: i64,
    /// Of these, said that it is fixed.
    pub fixed: i64,
}

impl Tx<Officer> {
    /// How the promises on repairs were kept that fell due in the span, rule by rule. One that stands still is not counted.
    pub async fn kept_promises(&mut self, span: Span) -> Result<Vec<KeptRow>> {
        let (teams, now) = (self.principal.teams.clone(), self.now);
        let rows = sqlx::query_as!(
            KeptRow,
            r#"select k.rule,
                      count(*) filter (where k.met_at <= k.due_at and k.missed_at is null) as "on_time!",
                      count(*) filter (where k.met_at is not null and (k.met_at > k.due_at or k.missed_at is not null)) as "late!",
                      count(*) filter (where k.met_at is null) as "missed!",
                      (avg(extract(epoch from k.met_at - k.trigger_at)) / 86400)::float8 as mean_days,
                      (percentile_cont(0.5) within group (order by extract(epoch from k.met_at - k.trigger_at)) / 86400)::float8 as median_days
               from case_clocks k join cases c on c.id = k.case_id
               where k.stopped_at is null and k.due_at >= $1 and k.due_at < $2 and (k.met_at is not null or (k.due_at < $3 and k.paused_since is null))
                 and c.kind = 'repair' and (not c.restricted or c.team = any ($4))
               group by k.rule order by k.rule limit 100"#,
            span.from,
            span.to,
            now,
            &teams,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// What is late on repairs now, by kind and age.
    pub async fn overdue(&mut self) -> Result<Vec<OverdueRow>> {
        let (teams, now) = (self.principal.teams.clone(), self.now);
        let rows = sqlx::query_as!(
            OverdueRow,
            r#"select split_part(k.rule, '.', 1) as "kind!",
                      width_bucket(extract(epoch from $1 - k.due_at)::float8, array[0, 86400, 259200, 604800, 2419200]::float8[]) - 1 as "age!",
                      count(*) as "promises!"
               from case_clocks k join cases c on c.id = k.case_id
               where k.met_at is null and k.stopped_at is null and k.due_at < $1 and k.paused_since is null
                 and c.kind = 'repair' and (not c.restricted or c.team = any ($2))
               group by 1, 2 order by 1, 2 limit 100"#,
            now,
            &teams,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// How many repairs were closed in the span, and how many came back in it, by priority.
    pub async fn reopened(&mut self, span: Span) -> Result<Vec<ReopenedRow>> {
        let teams = self.principal.teams.clone();
        let rows = sqlx::query_as!(
            ReopenedRow,
            r#"select priority as "priority!", sum(closed)::bigint as "closed!", sum(reopened)::bigint as "reopened!" from (
                 select coalesce(c.priority, '') as priority, count(*) as closed, 0 as reopened from cases c
                 where c.closed_at >= $1 and c.closed_at < $2 and c.kind = 'repair' and (not c.restricted or c.team = any ($3))
                 group by 1
                 union all
                 select coalesce(c.priority, ''), 0, count(distinct e.id) from case_events e join cases c on c.id = e.case_id
                 where e.kind = 'reopened' and e.at >= $1 and e.at < $2 and c.kind = 'repair' and (not c.restricted or c.team = any ($3))
                 group by 1) shares
               group by priority order by priority limit 20"#,
            span.from,
            span.to,
            &teams,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The visits of the span on which nobody got in.
    pub async fn no_access_visits(&mut self, span: Span) -> Result<Vec<NoAccessRow>> {
        let teams = self.principal.teams.clone();
        let rows = sqlx::query_as!(
            NoAccessRow,
            r#"select least(coalesce(v.attempt, 1), 3) as "attempt!", count(*) as "visits!",
                      count(v.contested_at) as "contested!",
                      count(*) filter (where v.contest_decision = 'upheld') as "upheld!",
                      count(*) filter (where v.contested_at is not null and v.contest_decision is null) as "waiting!"
               from visits v join cases c on c.id = v.case_id
               where v.no_access_at >= $1 and v.no_access_at < $2 and (not c.restricted or c.team = any ($3))
               group by 1 order by 1 limit 10"#,
            span.from,
            span.to,
            &teams,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// The hazards we came to know of in the span, class by class, the most frequent first.
    pub async fn hazard_numbers(&mut self, span: Span) -> Result<Vec<HazardRow>> {
        let teams = self.principal.teams.clone();
        let rows = sqlx::query_as!(
            HazardRow,
            r#"select h.hazard, count(*) as "reported!",
                      count(*) filter (where h.finding in ('significant', 'emergency')) as "found!",
                      count(*) filter (where h.finding = 'emergency' or (h.finding is null and h.grade = 'emergency')) as "emergencies!",
                      count(*) filter (where h.finding = 'none') as "none!",
                      count(h.made_safe_at) as "safe!"
               from hazards h join cases c on c.id = h.case_id
               where h.aware_at >= $1 and h.aware_at < $2 and (not c.restricted or c.team = any ($3))
               group by h.hazard order by count(*) desc, h.hazard limit 40"#,
            span.from,
            span.to,
            &teams,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// What tenants answered in the span, the happiest first.
    pub async fn happiness(&mut self, span: Span) -> Result<Vec<HappyRow>> {
        let teams = self.principal.teams.clone();
        let rows = sqlx::query_as!(
            HappyRow,
            r#"select coalesce(f.happy, 0)::integer as "happy!", count(*) as "answers!", count(*) filter (where f.fixed = 'yes') as "fixed!"
               from repair_feedback f join cases c on c.id = f.case_id
               where f.at >= $1 and f.at < $2 and (not c.restricted or c.team = any ($3))
               group by 1 order by 1 desc limit 10"#,
            span.from,
            span.to,
            &teams,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }
}
