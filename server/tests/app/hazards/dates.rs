//! The dates the law gives, by the calendar: every expected moment is written by hand from domain.md 0.2.

use super::Damp;

/// When we came to know, when the investigation is due and concludes, and what follows from that.
const VECTORS: [(&str, &str, [&str; 3]); 4] = [
    (
        "2026-11-30T10:00:00Z",
        "2026-12-14T23:59:59Z",
        [
            "2026-12-17T23:59:59Z",
            "2026-12-21T23:59:59Z",
            "2027-03-08T23:59:59Z",
        ],
    ),
    // Across Christmas; the twelve weeks end in summer time.
    (
        "2026-12-18T10:00:00Z",
        "2027-01-06T23:59:59Z",
        [
            "2027-01-11T23:59:59Z",
            "2027-01-13T23:59:59Z",
            "2027-03-31T22:59:59Z",
        ],
    ),
    // A Saturday.
    (
        "2026-11-28T10:00:00Z",
        "2026-12-11T23:59:59Z",
        [
            "2026-12-16T23:59:59Z",
            "2026-12-18T23:59:59Z",
            "2027-03-05T23:59:59Z",
        ],
    ),
    // Across Easter.
    (
        "2027-03-19T10:00:00Z",
        "2027-04-06T22:59:59Z",
        [
            "2027-04-09T22:59:59Z",
            "2027-04-13T22:59:59Z",
            "2027-06-29T22:59:59Z",
        ],
    ),
];

#[tokio::test]
async fn each_date_is_the_one_the_law_gives() {
    for (aware, investigate, [summary, safety, weeks]) in VECTORS {
        let damp = Damp::known_at(aware, "damp_mould", false).await;
        damp.owes(&[("awaab.investigate", investigate)]).await;
        damp.triaged().await;
        let morning = format!("{}T09:00:00Z", &investigate[..10]);
        damp.until(&morning).await;
        damp.concluded("visit", "significant").await;
        damp.owes(&[
            ("awaab.preventative.start", weeks),
            ("awaab.preventative.steps", safety),
            ("awaab.safety", safety),
            ("awaab.summary", summary),
        ])
        .await;
    }
}

#[tokio::test]
async fn a_hazard_of_the_second_phase_has_dates_from_30_november_2026_and_an_emergency_before() {
    let before = Damp::known_at("2026-11-29T23:00:00Z", "excess_cold", false).await;
    before.owes(&[]).await;
    let page = before
        .tenant(before.amina)
        .await
        .get(&format!("/repairs/{}", before.reference))
        .await
        .text();
    assert!(!page.contains("Awaab"), "{page}");
    let on_the_day = Damp::known_at("2026-11-30T00:30:00Z", "excess_cold", false).await;
    on_the_day
        .owes(&[("awaab.investigate", "2026-12-14T23:59:59Z")])
        .await;
    let emergency = Damp::known_at("2026-11-29T23:00:00Z", "excess_cold", true).await;
    emergency
        .owes(&[("awaab.emergency", "2026-11-30T23:00:00Z")])
        .await;
    let crowding = Damp::known_at("2026-11-30T10:00:00Z", "crowding", true).await;
    crowding.owes(&[]).await;
}

#[tokio::test]
async fn the_investigation_counts_from_when_it_ended_not_from_when_it_was_written_down() {
    let damp = Damp::known_at("2026-11-30T10:00:00Z", "damp_mould", false).await;
    damp.triaged().await;
    damp.until("2026-12-16T10:00:00Z").await;
    let late = [
        ("found_how", "visit"),
        ("found_when", "2026-12-14T16:00"),
        ("findings", "Black mould."),
        ("found", "significant"),
    ];
    let future = [
        ("found_how", "visit"),
        ("found_when", "2026-12-17T16:00"),
        ("findings", "Black mould."),
        ("found", "significant"),
    ];
    let page = damp.joan("record", &future).await;
    assert!(page.contains("not in the future"), "{page}");
    damp.joan("record", &late).await;
    let owed = damp.owed().await;
    assert!(
        owed.contains(&("awaab.summary".into(), "2026-12-17T23:59:59Z".into())),
        "{owed:?}"
    );
    assert_eq!(
        damp.world
            .count("select count(*) from case_clocks where rule = 'awaab.investigate' and met_at <= due_at")
            .await,
        1
    );
}

#[tokio::test]
async fn two_hazards_of_one_repair_each_keep_their_dates() {
    let damp = Damp::known_at("2026-11-30T10:00:00Z", "damp_mould", false).await;
    damp.until("2026-12-01T10:00:00Z").await;
    damp.joan("open", &[("new_hazard", "electrical")]).await;
    damp.owes(&[
        ("awaab.investigate", "2026-12-14T23:59:59Z"),
        ("awaab.investigate/2", "2026-12-15T23:59:59Z"),
    ])
    .await;
    // The form is about the second.
    damp.joan(
        "triage",
        &[
            ("grade", "not_in_scope"),
            ("grade_reason", "The tenant's own lamp."),
        ],
    )
    .await;
    damp.owes(&[("awaab.investigate", "2026-12-14T23:59:59Z")])
        .await;
    // And of the first: the second's runs on.
    damp.until("2026-12-02T10:00:00Z").await;
    damp.joan("open", &[("new_hazard", "fire")]).await;
    let first: String = sqlx::query_scalar("select id::text from hazards where number = 1")
        .fetch_one(&mut damp.world.all_seeing().await)
        .await
        .unwrap();
    let fields = [
        ("reference", damp.reference.as_str()),
        ("hazard", first.as_str()),
        ("grade", "not_in_scope"),
        ("grade_reason", "It is dry."),
    ];
    damp.at_desk(damp.joan)
        .await
        .post("/do/officer/hazards/triage", &fields)
        .await;
    damp.owes(&[("awaab.investigate/3", "2026-12-16T23:59:59Z")])
        .await;
}
