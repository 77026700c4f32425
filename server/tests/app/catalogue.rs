//! Reporting over the catalogue, as a browser without JavaScript does it: any fault, in rounds, and by a search.

use crate::journey::{dripping_tap, reported, reported_as, send, submission_key, visitor, write};
use crate::world::{Browser, World};
use domain::principals::Role;
use domain::repairs::DraftAnswers;
use http::StatusCode;
use rules::repairs::catalogue::{Catalogue, Element, Fault, Question};
use rules::repairs::{Emergency, Room};

async fn post(browser: &Browser, verb: &str, fields: &[(&str, &str)]) -> String {
    let path = format!("/do/repairs/report/{verb}");
    let answer = browser.post(&path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verb}");
    answer.location().to_owned()
}

/// Every fault in every room where it can be.
fn everything() -> Vec<(Room, &'static Element, &'static Fault)> {
    let rooms = Room::ALL.iter();
    rooms
        .flat_map(|room| {
            let elements = Catalogue::current().elements_in(*room);
            elements.flat_map(move |element| {
                let faults = element.faults_in(*room);
                faults.map(move |fault| (*room, element, fault))
            })
        })
        .collect()
}

/// What the program should know after these answers.
fn told(room: Room, element: &Element, fault: &Fault) -> DraftAnswers {
    let mut told = DraftAnswers {
        emergency: Some(Emergency::None),
        place: Some(room.place()),
        room: Some(room),
        ..DraftAnswers::default()
    };
    told.set_element(element);
    told.set_fault(fault);
    told
}

/// Answers the safety questions round by round, with the `n`th answer to each.
async fn answer_safety(browser: &Browser, told: &mut DraftAnswers, n: usize) {
    while !told.is_safety_told() {
        let page = browser.get("/repairs/report/more").await;
        assert_eq!(page.status, StatusCode::OK, "{told:?}");
        let due = told.questions_due();
        let given: Vec<(&str, &str)> = due
            .iter()
            .map(|question| {
                (
                    question.key,
                    question.answers[n % question.answers.len()].key,
                )
            })
            .collect();
        assert_eq!(
            page.text().matches("<fieldset").count(),
            due.len(),
            "{told:?}"
        );
        let next = post(browser, "more", &given).await;
        told.set_safety(
            given
                .iter()
                .map(|(key, answer)| ((*key).to_owned(), (*answer).to_owned()))
                .collect(),
        );
        if next.ends_with("/advice") {
            assert!(told.names_danger());
            assert_eq!(browser.get(&next).await.status, StatusCode::OK);
        }
    }
}

#[tokio::test]
async fn any_fault_in_any_room_can_be_reported() {
    let world = World::new().await;
    let (_, phone) = world.tenant("Amina").await;
    let everything = everything();
    assert!(everything.len() > 60, "{}", everything.len());
    let sample = everything.iter().step_by(everything.len() / 30);
    for (n, (room, element, fault)) in sample.enumerate() {
        let what = format!("{}: {}/{}", room.key(), element.key, fault.key);
        post(&phone, "start", &[]).await;
        post(&phone, "emergency", &[("emergency", "none")]).await;
        post(&phone, "place", &[("place", room.place().key())]).await;
        post(&phone, "room", &[("room", room.key())]).await;
        let page = phone.get("/repairs/report/problem").await.text();
        assert!(
            page.contains(&format!("value=\"{}\"", element.key)),
            "{what}"
        );
        let next = post(&phone, "problem", &[("problem", element.key)]).await;
        if next.ends_with("/fault") {
            let page = phone.get(&next).await.text();
            assert!(page.contains(&format!("value=\"{}\"", fault.key)), "{what}");
            post(&phone, "fault", &[("fault", fault.key)]).await;
        }
        let mut told = told(*room, element, fault);
        answer_safety(&phone, &mut told, n).await;
        if told.needs_help_page() {
            let page = phone.get("/repairs/report/help").await;
            assert_eq!(page.status, StatusCode::OK, "{what}");
            post(&phone, "help", &[("cannot", "")]).await;
        }
        post(&phone, "when", &[("since", "week"), ("worse", "no")]).await;
        post(&phone, "describe", &[("description", "It is like this.")]).await;
        post(&phone, "photos", &[]).await;
        post(&phone, "risk", &[]).await;
        post(
            &phone,
            "access",
            &[("availability[]", "am"), ("access", "")],
        )
        .await;
        let next = post(&phone, "contact", &[("reach_by[]", "email")]).await;
        assert_eq!(next, "/repairs/report/check", "{what}");
        let key = submission_key_of_draft(&phone).await;
        let sent = post(&phone, "send", &[("submission_key", &key)]).await;
        assert!(sent.starts_with("/repairs/report/sent"), "{what}: {sent}");
        let page = phone.get(&sent).await.text();
        assert!(page.contains("Why this date?"), "{what}: {page}");
    }
}

/// The key in the form that sends, which stands after any form to join another repair.
async fn submission_key_of_draft(browser: &Browser) -> String {
    submission_key(&browser.get("/repairs/report/check").await.text())
}

/// A question that is asked only after an answer to an earlier one, which is always asked.
fn in_rounds() -> (Room, &'static Element, &'static Fault, &'static Question) {
    everything()
        .into_iter()
        .find_map(|(room, element, fault)| {
            let later = fault.questions.iter().find(|question| {
                let earlier = question.when.and_then(|(key, _)| fault.question(key));
                earlier.is_some_and(|earlier| earlier.when.is_none())
            })?;
            Some((room, element, fault, later))
        })
        .unwrap()
}

#[tokio::test]
async fn a_question_that_hangs_on_an_answer_is_asked_in_the_next_round_on_the_same_page() {
    let world = World::new().await;
    let phone = world.anonymous();
    let (room, element, fault, later) = in_rounds();
    let (earlier, given) = later.when.unwrap();
    post(&phone, "start", &[]).await;
    post(&phone, "emergency", &[("emergency", "none")]).await;
    post(&phone, "place", &[("place", room.place().key())]).await;
    post(&phone, "room", &[("room", room.key())]).await;
    post(&phone, "problem", &[("problem", element.key)]).await;
    post(&phone, "fault", &[("fault", fault.key)]).await;
    let first = phone.get("/repairs/report/more").await.text();
    assert!(first.contains(&format!("name=\"{earlier}\"")), "{first}");
    assert!(
        !first.contains(&format!("name=\"{}\"", later.key)),
        "{first}"
    );
    let unanswered = phone.post("/do/repairs/report/more", &[]).await;
    assert_eq!(unanswered.location(), "/repairs/report/more");
    let page = phone.get("/repairs/report/more").await.text();
    assert!(page.contains("There is a problem"), "{page}");
    let told = told(room, element, fault);
    let calm = |question: &&'static Question| {
        let answers = question.answers.iter();
        let mut calm = answers.filter(|answer| answer.then.danger.is_none());
        (question.key, calm.next().unwrap().key)
    };
    let answers: Vec<_> = told
        .questions_due()
        .iter()
        .map(|question| match question.key == earlier {
            true => (earlier, given),
            false => calm(question),
        })
        .collect();
    post(&phone, "more", &answers).await;
    let second = phone.get("/repairs/report/more").await.text();
    assert!(
        second.contains(&format!("name=\"{}\"", later.key)),
        "{second}"
    );
    assert!(!second.contains(&format!("name=\"{earlier}\"")), "{second}");
    let led = phone.get("/repairs/report/when").await;
    assert_eq!(
        led.location(),
        "/repairs/report/more",
        "it must be answered"
    );
}

#[tokio::test]
async fn a_search_finds_by_ones_own_words_which_stand_in_no_address() {
    let world = World::new().await;
    let phone = world.anonymous();
    let start = phone.get("/repairs/report").await.text();
    assert!(
        start.contains(r#"action="/do/repairs/report/search""#),
        "{start}"
    );
    let found = post(&phone, "search", &[("words", "the tap won't stop running")]).await;
    assert_eq!(found, "/repairs/report/found");
    for _ in 0..2 {
        let page = phone.get(&found).await.text();
        assert!(page.contains("value=\"tap/runs\""), "{page}");
        assert!(
            page.contains("the tap won't stop running")
                || page.contains("the tap won&#x27;t stop running"),
            "kept: {page}"
        );
    }
    let onward = post(&phone, "found", &[("found", "tap/runs")]).await;
    assert_eq!(onward, "/repairs/report/emergency", "danger comes first");
    let room = post(&phone, "emergency", &[("emergency", "none")]).await;
    assert_eq!(
        room, "/repairs/report/room",
        "a tap is in the home, in one of some rooms"
    );
    let page = phone.get(&room).await.text();
    assert!(
        page.contains("value=\"kitchen\"") && !page.contains("value=\"bedroom\""),
        "{page}"
    );
    let more = post(&phone, "room", &[("room", "kitchen")]).await;
    assert_eq!(more, "/repairs/report/more", "what and where are known");
    post(
        &phone,
        "more",
        &[("can_catch", "yes"), ("on_electrics", "no")],
    )
    .await;
    post(&phone, "help", &[]).await;
    post(&phone, "when", &[("since", "today"), ("worse", "no")]).await;
    let page = phone.get("/repairs/report/describe").await.text();
    assert!(
        page.contains("stop running</textarea>"),
        "their words are there already: {page}"
    );
}

#[tokio::test]
async fn a_search_that_finds_nothing_or_is_empty_says_so_and_leads_to_the_questions() {
    let world = World::new().await;
    let phone = world.anonymous();
    let nothing = post(&phone, "search", &[("words", "zxqv wvxq")]).await;
    let page = phone.get(&nothing).await.text();
    assert!(page.contains("We found nothing for those words"), "{page}");
    assert!(
        page.contains(r#"href="/repairs/report/emergency""#),
        "{page}"
    );
    let empty = post(&phone, "search", &[("words", "  ")]).await;
    let page = phone.get(&empty).await.text();
    assert!(page.contains("Enter a few words"), "{page}");
    let forged = post(&phone, "found", &[("found", "tap/ghost")]).await;
    assert_eq!(forged, "/repairs/report/found");
    let none = post(&phone, "found", &[("found", "none")]).await;
    assert_eq!(none, "/repairs/report/emergency");
    let gone = world.anonymous().get("/repairs/report/found").await;
    assert!(gone.text().contains("We do not have this report any more"));
}

#[tokio::test]
async fn a_case_of_the_first_edition_is_read_in_its_words() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let sent = reported(&world, &phone, amina).await;
    sqlx::query(
        "update repairs set catalogue = 1, problem = 'electrics', fault = null, answers = '{\"yes\": [\"sparks\"], \"severity\": \"bad\"}'",
    )
    .execute(&mut world.all_seeing().await)
    .await
    .unwrap();
    let (_, officer) = world
        .officer("Olu Bright", Role::Officer, &["repairs"])
        .await;
    for (browser, path) in [
        (&phone, format!("/repairs/{}", sent.reference)),
        (&officer, format!("/officer/cases/{}", sent.reference)),
    ] {
        let page = browser.get(&path).await.text();
        for words in [
            "Lights, plugs or switches",
            "Are there sparks, bare wires or shocks?",
            "It does not work at all, or it is very bad",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
}

#[tokio::test]
async fn a_draft_of_the_first_edition_goes_on_from_what_it_is_about() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    write(&world, &phone, Some(amina), dripping_tap()).await;
    let old = serde_json::json!({
        "emergency": "none", "place": "home", "room": "kitchen", "problem": "tap", "follow_ups_asked": true, "yes": [],
        "severity": "small", "since": "week", "worse": "no", "description": "It drips since Monday.", "photos_done": true,
        "at_risk": [], "access": "", "availability": ["am"], "reach_by": ["email"],
    });
    sqlx::query("update report_drafts set answers = $1")
        .bind(old)
        .execute(&mut world.all_seeing().await)
        .await
        .unwrap();
    let led = phone.get("/repairs/report/check").await;
    assert_eq!(led.location(), "/repairs/report/problem");
    post(&phone, "problem", &[("problem", "tap")]).await;
    let next = post(&phone, "fault", &[("fault", "drips")]).await;
    assert_eq!(next, "/repairs/report/check");
    let page = phone.get(&next).await.text();
    assert!(page.contains("It drips since Monday."), "{page}");
}

#[tokio::test]
async fn back_after_sending_says_that_it_is_sent() {
    let world = World::new().await;
    let (amina, phone) = world.tenant("Amina").await;
    let key = write(&world, &phone, Some(amina), dripping_tap()).await;
    send(&world, &phone, Some(amina), key).await.unwrap();
    for step in [
        "emergency",
        "room",
        "describe",
        "photos",
        "check",
        "found",
        "emergency/advice",
        "who",
    ] {
        let page = phone.get(&format!("/repairs/report/{step}")).await;
        assert_eq!(page.status, StatusCode::OK, "{step}");
        assert!(page.text().contains("Your report is sent"), "{step}");
        assert!(
            page.text()
                .contains(&format!("/repairs/report/sent?key={key}")),
            "{step}"
        );
    }
    let in_other_hands = phone.signed_out().get("/repairs/report/room").await.text();
    assert!(
        !in_other_hands.contains(&key.to_string()),
        "{in_other_hands}"
    );
    post(&phone, "start", &[]).await;
    let page = phone.get("/repairs/report/emergency").await.text();
    assert!(page.contains("Is anyone in danger now?"), "{page}");
}

#[tokio::test]
async fn why_someone_cannot_do_it_is_for_them_and_the_desk_alone() {
    let world = World::new().await;
    let home = world.home().await;
    let (amina, phone) = world.party(home, "Amina", "joint").await;
    let (_, husband) = world.party(home, "Yusuf", "joint").await;
    let mut answers = dripping_tap();
    let sink = Catalogue::current().element("sink").unwrap();
    answers.set_element(sink);
    answers.set_fault(sink.fault("plug").unwrap());
    assert!(answers.needs_help_page(), "a plug is for the tenant to buy");
    let reason = "My hands shake since the stroke.";
    answers.cannot = Some(reason.into());
    answers.help_read = true;
    let sent = reported_as(&world, &phone, amina, answers).await;
    let (_, officer) = world
        .officer("Olu Bright", Role::Officer, &["repairs"])
        .await;
    let record = format!("/repairs/{}", sent.reference);
    let desk = format!("/officer/cases/{}", sent.reference);
    assert!(phone.get(&record).await.text().contains(reason));
    assert!(officer.get(&desk).await.text().contains(reason));
    let shown = husband.get(&record).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(!shown.text().contains(reason));
}

#[tokio::test]
async fn the_draft_of_a_search_holds_no_more_than_was_chosen() {
    let world = World::new().await;
    let phone = world.anonymous();
    post(&phone, "search", &[("words", "mould")]).await;
    post(&phone, "found", &[("found", "damp/mould")]).await;
    let mut tx = world.db().begin(visitor(&phone, None)).await.unwrap();
    let draft = tx.repair_draft().await.unwrap().unwrap();
    assert_eq!(draft.answers.fault.as_deref(), Some("mould"));
    assert_eq!(
        (draft.answers.room, draft.answers.place),
        (None, None),
        "home or stairs"
    );
}
