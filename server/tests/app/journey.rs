//! The steps that many tests take first: a report written and sent.

use crate::world::{Browser, World};
use domain::repairs::{DraftAnswers, Sent, UnverifiedReporter};
use domain::{PersonId, Result, SubmissionKey, Visitor};
use rules::repairs::catalogue::Catalogue;
use rules::repairs::{Emergency, Room, Since, Where, Worse};
use std::collections::BTreeSet;

/// Every question answered: a tap that drips, and no hurry.
pub fn dripping_tap() -> DraftAnswers {
    DraftAnswers {
        emergency: Some(Emergency::None),
        place: Some(Where::Home),
        room: Some(Room::Kitchen),
        catalogue: Catalogue::current().version,
        element: Some("tap".into()),
        fault: Some("drips".into()),
        since: Some(Since::Week),
        worse: Some(Worse::No),
        description: Some("The cold tap drips day and night.".into()),
        photos_done: true,
        at_risk: Some(BTreeSet::new()),
        access: Some("Ring the bell twice.".into()),
        reach_by: Some(BTreeSet::from(["email".into(), "sms".into()])),
        ..DraftAnswers::default()
    }
}

pub fn gas() -> DraftAnswers {
    DraftAnswers {
        emergency: Some(Emergency::GasSmell),
        ..dripping_tap()
    }
}

pub fn reporter() -> UnverifiedReporter {
    UnverifiedReporter {
        name: "Jo Reed".into(),
        address: "4 Fen Lane, Ebbsmarsh".into(),
        phone: "01632 960007".into(),
    }
}

pub fn visitor(browser: &Browser, person: Option<PersonId>) -> Visitor {
    Visitor {
        browser: browser.key(),
        person,
    }
}

/// Writes a whole report, and leaves it unsent.
pub async fn write(
    world: &World,
    browser: &Browser,
    person: Option<PersonId>,
    answers: DraftAnswers,
) -> SubmissionKey {
    let mut tx = world.db().begin(visitor(browser, person)).await.unwrap();
    let mut draft = tx.open_repair_draft().await.unwrap();
    draft.answers = answers;
    tx.save_repair_draft(&draft).await.unwrap();
    tx.commit().await.unwrap();
    draft.submission_key
}

/// Sends what was written under that key.
pub async fn send(
    world: &World,
    browser: &Browser,
    person: Option<PersonId>,
    key: SubmissionKey,
) -> Result<Sent> {
    let unverified = person.is_none().then(reporter);
    let mut tx = world.db().begin(visitor(browser, person)).await?;
    let sent = tx.send_repair(key, unverified.as_ref()).await?;
    tx.commit().await?;
    Ok(sent)
}

/// A tenant's report of a dripping tap, sent.
pub async fn reported(world: &World, browser: &Browser, person: PersonId) -> Sent {
    reported_as(world, browser, person, dripping_tap()).await
}

pub async fn reported_as(
    world: &World,
    browser: &Browser,
    person: PersonId,
    answers: DraftAnswers,
) -> Sent {
    let key = write(world, browser, Some(person), answers).await;
    send(world, browser, Some(person), key).await.unwrap()
}

/// The same report through the pages, one form after the other, up to the answers to check. Returns its key.
pub async fn write_by_pages(browser: &Browser) -> String {
    let steps: [(&str, &[(&str, &str)]); 12] = [
        ("start", &[]),
        ("emergency", &[("emergency", "none")]),
        ("place", &[("place", "home")]),
        ("room", &[("room", "kitchen")]),
        ("problem", &[("problem", "tap")]),
        ("fault", &[("fault", "drips")]),
        ("when", &[("since", "week"), ("worse", "no")]),
        (
            "describe",
            &[("description", "The cold tap drips day and night.")],
        ),
        ("photos", &[]),
        ("risk", &[]),
        (
            "access",
            &[("availability[]", "am"), ("access", "Ring the bell twice.")],
        ),
        ("contact", &[("reach_by[]", "email"), ("reach_by[]", "sms")]),
    ];
    let mut next = String::from("/repairs/report");
    for (step, fields) in steps {
        // A fault without safety questions leads past them, a shared area past access.
        if step != "start" && next != format!("/repairs/report/{step}") {
            continue;
        }
        let answer = browser
            .post(&format!("/do/repairs/report/{step}"), fields)
            .await;
        assert_eq!(answer.status.as_u16(), 303, "{step}: {}", answer.text());
        next = answer.location().to_owned();
    }
    assert_eq!(next, "/repairs/report/check");
    submission_key(&browser.get("/repairs/report/check").await.text())
}

/// The key in the first form of a page that carries one.
pub fn submission_key(page: &str) -> String {
    let field = page
        .find("name=\"submission_key\"")
        .unwrap_or_else(|| panic!("no key on the page: {page}"));
    let tag = page[..field].rfind('<').unwrap()..;
    let tag = &page[tag];
    let value = tag.split("value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}
