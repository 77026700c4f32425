//! `docs/authz-matrix.txt`: who is answered how at which door, for people to read and for a change to show.

use super::list::{Door, LIST};
use super::scene::{Scene, Which, Who};
use crate::world::Answer;
use std::fmt::Write;
use std::path::Path;

const HEAD: &str = "\
Who is answered how at which door. Written by server/tests/app/doors/matrix.rs; renew it with
  UPDATE=1 cargo test -p server --test app doors::matrix
and read the difference before you keep it.

A number is the status; after `>` stands where a 303 leads. `shared` is a repair of the household, `private` one that is the
reporter's alone and restricted to one team, `missing` one that does not exist; where an account is meant, `shared` is theirs. Each visitor goes through the doors in this
order in a world of their own.
";

#[tokio::test]
async fn nobody_comes_in_who_may_not_and_the_matrix_is_as_written_down() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/authz-matrix.txt");
    let now = matrix().await;
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let changed: Vec<String> = now
        .lines()
        .filter(|line| !kept.lines().any(|other| other == *line))
        .map(|line| format!("+ {line}"))
        .chain(
            kept.lines()
                .filter(|line| !now.lines().any(|other| other == *line))
                .map(|line| format!("- {line}")),
        )
        .collect();
    assert!(
        changed.is_empty() && kept == now,
        "docs/authz-matrix.txt no longer says how the doors answer. If that is meant, renew it with\n  \
         UPDATE=1 cargo test -p server --test app doors::matrix\n{}",
        changed.join("\n")
    );
}

async fn matrix() -> String {
    let mut columns = Vec::new();
    for who in Who::ALL {
        columns.push((who, super::walk(who).await));
    }
    let mut text = String::from(HEAD);
    for (place, (door, which)) in rows().enumerate() {
        let of_what = if door.has_case() || door.has_account() {
            format!(", {which:?}").to_lowercase()
        } else {
            String::new()
        };
        writeln!(text, "\n{}{of_what}", door.name()).unwrap();
        let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
        for (who, column) in &columns {
            let answer = column[place].as_str();
            match groups.iter_mut().find(|(said, _)| *said == answer) {
                Some((_, people)) => people.push(format!("{who:?}")),
                None => groups.push((answer, vec![format!("{who:?}")])),
            }
        }
        let alike = groups.len() == 1;
        for (answer, people) in groups {
            let people = if alike {
                "everyone".to_owned()
            } else {
                people.join(", ")
            };
            writeln!(text, "  {answer}: {people}").unwrap();
        }
    }
    text
}

fn rows() -> impl Iterator<Item = (&'static Door, Which)> {
    LIST.iter()
        .flat_map(|door| door.cases().iter().map(move |which| (door, *which)))
}

/// "200", or "303 > /sign-in": without what differs from run to run.
pub fn said(scene: &Scene, answer: &Answer) -> String {
    let status = answer.status.as_u16();
    match answer.location().split('?').next().unwrap() {
        "" => status.to_string(),
        to => format!("{status} > {}", scene.without_ids(to)),
    }
}
