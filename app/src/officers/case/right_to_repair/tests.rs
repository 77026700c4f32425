use super::*;
use chrono::TimeDelta;
use domain::repairs::right_to_repair::{Owed, RightClock, Suspension};
use domain::{CaseId, PersonId};
use leptos::server_fn::ServerFn;
use rules::money::Pence;

const NASTY: &str = "</textarea><script>alert('x')</script>";

fn now() -> DateTime<Utc> {
    "2026-12-30T09:00:00Z".parse().unwrap()
}

fn head(closed: bool) -> CaseHead {
    CaseHead {
        id: CaseId::new(),
        kind: "repair".into(),
        reference: "R-26-004812".into(),
        title: "Toilet".into(),
        state: "triaged".into(),
        priority: Some("routine".into()),
        team: "repairs".into(),
        owner: None,
        person: Some(PersonId::new()),
        reported_at: now() - TimeDelta::days(6),
        closed_at: closed.then(now),
        next_due: None,
        next_rule: None,
    }
}

fn clock(due_in: i64) -> RightClock {
    RightClock {
        due_at: now() + TimeDelta::days(due_in),
        paused_since: None,
        met_at: None,
        stopped_at: None,
    }
}

fn right(state: &str) -> RightToRepair {
    RightToRepair {
        defect: "toilet_no_flush".into(),
        state: state.into(),
        trigger_at: now() - TimeDelta::days(6),
        decided_at: None,
        not_covered: None,
        reason: Some(NASTY.into()),
        estimate: Some(12_000),
        first_contractor: Some("Aqua".into()),
        notice_sent_at: None,
        second_asked_at: None,
        second_contractor: None,
        no_second_reason: None,
        lapsed_reason: None,
        first: Some(clock(1)),
        second: None,
        suspensions: Vec::new(),
        owed: None,
        lines: Vec::new(),
    }
}

fn html(right: Option<RightToRepair>, closed: bool) -> String {
    let sheet = RightSheet {
        right,
        ..RightSheet::default()
    };
    let head = head(closed);
    Owner::new().with(|| {
        view! { <RightPanel head sheet now=now()/> }
            .into_view()
            .to_html()
    })
}

fn offers(html: &str) -> Vec<&'static str> {
    [
        BeginRightToRepair::PATH,
        DecideRightToRepair::PATH,
        GiveRightNotice::PATH,
        SuspendRight::PATH,
        ResumeRight::PATH,
        LapseRight::PATH,
        NameSecondContractor::PATH,
        AwardCompensation::PATH,
        SetOffCompensation::PATH,
    ]
    .into_iter()
    .filter(|path| html.contains(path))
    .collect()
}

#[test]
fn each_stage_offers_what_can_be_done_then_and_nothing_else() {
    let decide = DecideRightToRepair::PATH;
    let (suspend, lapse) = (SuspendRight::PATH, LapseRight::PATH);
    assert_eq!(offers(&html(None, false)), [BeginRightToRepair::PATH]);
    assert!(offers(&html(None, true)).is_empty());
    assert_eq!(
        offers(&html(Some(right("proposed")), false)),
        [decide, suspend, lapse]
    );
    assert_eq!(
        offers(&html(Some(right("qualifies")), false)),
        [decide, GiveRightNotice::PATH, suspend, lapse]
    );
    assert_eq!(offers(&html(Some(right("not")), false)), [decide]);
    assert!(offers(&html(Some(right("qualifies")), true)).is_empty());
    let suspended = RightToRepair {
        suspensions: vec![Suspension {
            from: now(),
            to: None,
            reason: NASTY.into(),
        }],
        ..right("qualifies")
    };
    assert_eq!(
        offers(&html(Some(suspended), false)),
        [ResumeRight::PATH, lapse]
    );
}

#[test]
fn an_award_is_confirmed_once_it_grows_no_more_even_on_a_closed_case() {
    let late = |settled| RightToRepair {
        second: Some(clock(-10)),
        owed: Some(Owed {
            days: 10,
            pence: Pence(3_000),
            settled,
        }),
        ..right("second")
    };
    assert!(!offers(&html(Some(late(false)), false)).contains(&AwardCompensation::PATH));
    let page = html(Some(late(true)), true);
    assert_eq!(offers(&page), [AwardCompensation::PATH]);
    assert!(page.contains("Confirm the award of £30.00"), "{page}");
}

#[test]
fn nothing_an_officer_wrote_becomes_markup() {
    for state in ["proposed", "not", "lapsed"] {
        let page = html(Some(right(state)), false);
        assert!(!page.contains("<script"), "{page}");
    }
}
