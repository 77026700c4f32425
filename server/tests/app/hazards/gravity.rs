//! How grave a hazard is taken to be: up at once, down only by two.

use super::Damp;

const LESS: [(&str, &str); 2] = [
    ("grade", "significant"),
    ("grade_reason", "No water near the wires."),
];

#[tokio::test]
async fn one_officer_alone_takes_no_emergency_for_less() {
    let damp = Damp::known_at("2026-12-04T17:00:00Z", "electrical", true).await;
    let emergency = [("awaab.emergency", "2026-12-05T17:00:00Z")];
    damp.owes(&emergency).await;
    damp.joan("triage", &LESS).await;
    let page = damp.joan("triage", &LESS).await;
    assert!(page.contains("Waiting for a second officer"), "{page}");
    damp.owes(&emergency).await;
    let page = damp.joan("agree", &[]).await;
    assert!(page.contains("Another officer must agree"), "{page}");
    damp.owes(&emergency).await;
    let page = damp.officer(damp.marcus, "agree", &[]).await;
    assert!(page.contains("You agreed."), "{page}");
    // From when we knew: Friday 4 December.
    damp.owes(&[("awaab.investigate", "2026-12-18T23:59:59Z")])
        .await;
    assert_eq!(
        damp.world
            .count("select count(*) from hazard_reclassifications where downgrade and confirmed_by <> proposed_by")
            .await,
        1
    );
    damp.officer(damp.marcus, "agree", &[]).await;
    assert_eq!(
        damp.world
            .count("select count(*) from hazard_reclassifications")
            .await,
        1
    );
}

#[tokio::test]
async fn a_second_officer_who_disagrees_leaves_it_as_grave_as_it_was() {
    let damp = Damp::known_at("2026-12-04T17:00:00Z", "electrical", true).await;
    damp.joan("triage", &LESS).await;
    damp.officer(damp.marcus, "disagree", &[]).await;
    damp.owes(&[("awaab.emergency", "2026-12-05T17:00:00Z")])
        .await;
    damp.officer(
        damp.marcus,
        "triage",
        &[("grade", "emergency"), ("grade_reason", "Bare wires.")],
    )
    .await;
    damp.owes(&[("awaab.emergency", "2026-12-05T17:00:00Z")])
        .await;
}

#[tokio::test]
async fn graver_counts_at_once_from_when_it_was_seen() {
    let damp = Damp::known_at("2026-11-30T10:00:00Z", "damp_mould", false).await;
    damp.triaged().await;
    damp.until("2026-12-02T09:00:00Z").await;
    damp.joan(
        "reclassify",
        &[
            ("other_grade", "emergency"),
            ("other_reason", "The baby was taken to hospital."),
        ],
    )
    .await;
    damp.owes(&[("awaab.emergency", "2026-12-03T09:00:00Z")])
        .await;
    let joint = damp
        .tenant(damp.yusuf)
        .await
        .get(&format!("/repairs/{}", damp.reference))
        .await
        .text();
    assert!(joint.contains("We think it may be an emergency") && !joint.contains("hospital"));
}

#[tokio::test]
async fn an_emergency_found_by_a_standard_investigation_is_made_safe_within_24_hours_of_finding_it()
{
    let damp = Damp::known_at("2026-11-30T10:00:00Z", "damp_mould", false).await;
    damp.triaged().await;
    damp.until("2026-12-03T15:00:00Z").await;
    damp.concluded("visit", "emergency").await;
    damp.owes(&[
        ("awaab.emergency", "2026-12-04T15:00:00Z"),
        ("awaab.preventative.start", "2027-02-25T23:59:59Z"),
        ("awaab.preventative.steps", "2026-12-10T23:59:59Z"),
        ("awaab.summary", "2026-12-08T23:59:59Z"),
    ])
    .await;
}

#[tokio::test]
async fn told_of_again_as_an_emergency_it_is_one_until_someone_has_looked() {
    let damp = Damp::known_at("2026-11-30T10:00:00Z", "electrical", false).await;
    damp.owes(&[("awaab.investigate", "2026-12-14T23:59:59Z")])
        .await;
    let again = [("new_hazard", "electrical"), ("new_emergency", "yes")];
    damp.joan("open", &again).await;
    damp.joan("open", &again).await;
    damp.owes(&[("awaab.emergency", "2026-12-01T10:00:00Z")])
        .await;
    assert_eq!(damp.world.count("select count(*) from hazards").await, 1);
}
