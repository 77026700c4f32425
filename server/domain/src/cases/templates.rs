//! Response templates: words an officer puts into a message, and changes before it goes.

use super::CaseHead;
use crate::error::OnConstraint;
use crate::{Error, Officer, Result, Role, TemplateId, Tx};
use rules::london;

pub const MOST_TITLE: usize = 80;
pub const MOST_BODY: usize = 2_000;

/// What stands in braces in a template, and is filled in when it is used.
pub const PLACES: [&str; 3] = ["{name}", "{reference}", "{due}"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateRow {
    pub id: TemplateId,
    /// The team that uses it; `None` for every team.
    pub team: Option<String>,
    pub title: String,
    pub body: String,
}

/// A template as a manager writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTemplate {
    pub team: Option<String>,
    pub title: String,
    pub body: String,
}

/// What fills the places of a template. What is not known stays in braces, for the officer to see.
#[derive(Clone, Debug, Default)]
pub struct Filling {
    pub name: Option<String>,
    pub reference: String,
    pub due: Option<String>,
}

impl Filling {
    pub fn fill(&self, body: &str) -> String {
        let values = [
            self.name.as_deref(),
            Some(&*self.reference),
            self.due.as_deref(),
        ];
        // In one pass: a tenant called "{due}" stays who they are.
        let mut rest = body;
        let mut filled = String::with_capacity(body.len());
        while let Some(at) = rest.find('{') {
            filled.push_str(&rest[..at]);
            rest = &rest[at..];
            let known = PLACES
                .iter()
                .zip(values)
                .find(|(place, _)| rest.starts_with(**place));
            let (taken, words) = match known {
                Some((place, Some(value))) => (place.len(), value),
                _ => (1, "{"),
            };
            filled.push_str(words);
            rest = &rest[taken..];
        }
        filled.push_str(rest);
        filled
    }
}

/// The first place of a template that nobody filled in.
pub fn unfilled(body: &str) -> Option<&'static str> {
    PLACES.into_iter().find(|place| body.contains(place))
}

/// The first thing in braces that we cannot fill in: a slip of the pen in a template.
pub fn unknown_place(body: &str) -> Option<String> {
    body.split('{').skip(1).find_map(|after| {
        let inside: String = after
            .chars()
            .take_while(|letter| *letter != '}')
            .take(30)
            .collect();
        let place = format!("{{{inside}}}");
        (!PLACES.contains(&place.as_str())).then_some(place)
    })
}

impl Tx<Officer> {
    /// The templates for cases of that team, or all there are; by title, two hundred at most.
    pub async fn templates(&mut self, team: Option<&str>) -> Result<Vec<TemplateRow>> {
        let rows = sqlx::query_as!(
            TemplateRow,
            r#"select id as "id: TemplateId", team, title, body from response_templates
               where retired_at is null and ($1::text is null or team is null or team = $1)
               order by title, team nulls first, id limit 200"#,
            team,
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows)
    }

    /// A template that is in use.
    pub async fn template(&mut self, id: TemplateId) -> Result<TemplateRow> {
        sqlx::query_as!(
            TemplateRow,
            r#"select id as "id: TemplateId", team, title, body from response_templates where id = $1 and retired_at is null"#,
            id.0,
        )
        .fetch_optional(self.connection())
        .await?
        .ok_or(Error::NotFound)
    }

    /// What fills a template in on this case.
    pub async fn filling(&mut self, case: &CaseHead) -> Result<Filling> {
        let name = match case.person {
            Some(person) => {
                sqlx::query_scalar!("select first_name from people where id = $1", person.0)
                    .fetch_optional(self.connection())
                    .await?
            }
            None => None,
        };
        let due = case.next_due.filter(|due| *due > self.now);
        Ok(Filling {
            name,
            reference: case.reference.clone(),
            due: due.map(|due| london::long_weekday(london::date_of(due))),
        })
    }

    /// Adds a template, or changes the one of that id. The same twice is once.
    ///
    /// # Errors
    /// [`Error::NotFound`] for officers who are neither manager nor administrator, as for all that follows;
    /// [`Error::Conflict`] when the team has another of that title.
    pub async fn keep_template(&mut self, id: TemplateId, new: &NewTemplate) -> Result<()> {
        self.must_manage()?;
        let (officer, now) = (self.principal.id, self.now);
        let kept = sqlx::query!(
            "insert into response_templates (id, team, title, body, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
             on conflict (id) do update set team = excluded.team, title = excluded.title, body = excluded.body,
               changed_by = excluded.changed_by, changed_at = excluded.changed_at
             where response_templates.retired_at is null",
            id.0,
            new.team,
            new.title,
            new.body,
            officer.0,
            now,
        )
        .execute(self.connection())
        .await
        .on_constraint("response_templates_title_once", Error::Conflict("title"))?;
        if kept.rows_affected() == 0 {
            return Err(Error::NotFound); // Retired meanwhile.
        }
        self.audit("officer", officer.0, "wrote template", "template", id.0)
            .await
    }

    /// Takes a template out of use. Messages written with it stay as they are.
    pub async fn retire_template(&mut self, id: TemplateId) -> Result<()> {
        self.must_manage()?;
        let (officer, now) = (self.principal.id, self.now);
        sqlx::query!(
            "update response_templates set retired_at = coalesce(retired_at, $2), changed_by = $3 where id = $1",
            id.0,
            now,
            officer.0,
        )
        .execute(self.connection())
        .await?;
        self.audit("officer", officer.0, "retired template", "template", id.0)
            .await
    }

    /// # Errors
    /// [`Error::NotFound`] for officers who are neither manager nor administrator.
    pub fn must_manage(&self) -> Result<()> {
        if matches!(self.principal.role, Role::Manager | Role::Admin) {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_in_one_pass() {
        let filling = Filling {
            name: Some("{due}".into()),
            reference: "R-26-004812".into(),
            due: None,
        };
        assert_eq!(
            filling.fill("Hello {name}, {reference} by {due}. {nmae} {"),
            "Hello {due}, R-26-004812 by {due}. {nmae} {"
        );
        assert_eq!(unfilled("by {due}"), Some("{due}"));
        assert_eq!(unfilled("by {then}"), None);
    }

    #[test]
    fn a_slip_in_a_place_is_found() {
        assert_eq!(unknown_place("Hello {nmae}").as_deref(), Some("{nmae}"));
        assert_eq!(unknown_place("Hello {name}, {reference}, {due}"), None);
        assert_eq!(unknown_place("Hello {").as_deref(), Some("{}"));
    }
}
