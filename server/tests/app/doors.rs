//! Every door of the program and who may come in. A page, a form or a route that is not in the list fails the test;
//! so does one that lets someone in who has no business there, or tells them what is behind it.

mod list;
mod matrix;
mod scene;

pub use list::{Door, LIST};
pub use scene::{Scene, Which, Who, digests};

use crate::world::Answer;
use http::StatusCode;
use list::{For, Verb};
use std::collections::BTreeSet;

#[test]
fn every_page_form_and_route_is_in_the_list() {
    let listed: BTreeSet<String> = LIST.iter().map(Door::name).collect();
    assert_eq!(listed.len(), LIST.len(), "a door stands in the list twice");
    let built = list::built();
    let missing: Vec<_> = built.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&built).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not in server/tests/app/doors/list.rs: {missing:?}; in it, but not built: {gone:?}"
    );
}

/// Whether the answer lets them in: a page, or on to somewhere that is not a way to sign in.
fn lets_in(answer: &Answer) -> bool {
    match answer.status {
        StatusCode::SEE_OTHER => {
            let to = answer.location();
            !(to == "/sign-in" || to == "/officer/sign-in" || to.contains("/sign-in?then="))
        }
        status => status.is_success(),
    }
}

fn may(who: Who, door: &Door, which: Which) -> bool {
    let own_case = match which {
        Which::Shared => matches!(who, Who::Reporter | Who::Joint),
        Which::Private => who == Who::Reporter,
        Which::Missing => false,
    };
    let desk = matches!(
        who,
        Who::Officer | Who::RestrictedTeam | Who::Income | Who::Admin
    );
    let is_there = !door.has_account() || which != Which::Missing;
    let desk_case = match which {
        Which::Shared => desk,
        Which::Private => who == Who::RestrictedTeam,
        Which::Missing => false,
    };
    match door.open_for {
        For::Everyone => true,
        For::Tenants => matches!(
            who,
            Who::Reporter | Who::Joint | Who::Former | Who::Neighbour
        ),
        For::Household => own_case,
        For::HouseholdAndDesk => own_case || desk_case,
        For::Desk => desk,
        For::DeskOfCase => desk_case,
        For::Income => who == Who::Income && is_there,
        For::Party => matches!(who, Who::Reporter | Who::Joint) && is_there,
        For::Managers => matches!(who, Who::Officer | Who::Admin),
        For::Admins => who == Who::Admin,
        For::Machines
        | For::DeskOfRequest
        | For::Operatives
        | For::OfVisit
        | For::OfQuestion
        | For::OfPayment => false,
    }
}

/// Goes through every door as one visitor, in a world of their own. Returns what each door said, in the order of
/// [`LIST`].
///
/// # Panics
/// When a door lets in who may not, keeps out who may, fails, or changes something for someone it refuses.
async fn walk(who: Who) -> Vec<String> {
    let scene = Scene::new(who).await;
    let mut said = Vec::new();
    let mut before = None;
    for door in LIST {
        for which in door.cases() {
            let allowed = may(who, door, *which);
            let must_not_change = !allowed && door.changes_something();
            if must_not_change && before.is_none() {
                before = Some(scene.snapshot().await);
            }
            let answer = scene.knock(door, *which).await;
            let what = format!(
                "{who:?} {} {which:?}: {} {}",
                door.name(),
                answer.status,
                answer.location()
            );
            assert!(!answer.status.is_server_error(), "{what}");
            if door.open_for != For::Everyone {
                assert_eq!(lets_in(&answer), allowed, "{what}");
            }
            if must_not_change {
                assert_eq!(
                    before,
                    Some(scene.snapshot().await),
                    "{what} changed something"
                );
            } else {
                before = None;
            }
            said.push(matrix::said(&scene, &answer));
        }
    }
    said
}

#[tokio::test]
async fn what_is_not_yours_answers_like_what_does_not_exist() {
    for who in Who::ALL {
        let scene = Scene::new(who).await;
        for door in LIST
            .iter()
            .filter(|door| door.has_case() || door.has_account())
        {
            let missing = scene.knock(door, Which::Missing).await;
            for which in door
                .cases()
                .iter()
                .copied()
                .filter(|which| *which != Which::Missing)
            {
                if may(who, door, which) {
                    continue;
                }
                let hidden = scene.knock(door, which).await;
                let said = |answer: &Answer| {
                    let text = format!(
                        "{} {} {}",
                        answer.status,
                        answer.location(),
                        answer.comparable()
                    );
                    scene.without_ids(&text)
                };
                assert_eq!(
                    said(&hidden),
                    said(&missing),
                    "{who:?} {} {which:?}",
                    door.name()
                );
            }
        }
    }
}

#[tokio::test]
async fn hostile_values_at_every_form_are_never_a_failure_of_ours() {
    let long = "x".repeat(6_000);
    let values = [
        "",
        "\0a\0b'; drop table cases; --\u{202e}👍",
        "</textarea><script>alert(1)</script>",
        &long,
    ];
    for who in [Who::Anonymous, Who::Reporter, Who::Admin] {
        let scene = Scene::new(who).await;
        for door in LIST.iter().filter(|door| door.verb == Verb::Do) {
            for value in values {
                let answer = scene.knock_with(door, value).await;
                assert!(
                    !answer.status.is_server_error(),
                    "{who:?} {} with {value:?}: {}",
                    door.name(),
                    answer.status
                );
            }
        }
    }
}

#[tokio::test]
async fn a_hostile_address_is_never_a_failure_of_ours() {
    for who in [Who::Anonymous, Who::Reporter, Who::Admin] {
        let scene = Scene::new(who).await;
        for reference in [
            "%00",
            "R-26-%00",
            "%F0%9F%91%8D",
            "..%2f..%2fetc",
            "R-99999999999999999999-1",
            "'%3B--",
        ] {
            for door in LIST
                .iter()
                .filter(|door| (door.has_case() || door.has_account()) && door.verb == Verb::Get)
            {
                let answer = scene.get_reference(door, reference).await;
                assert!(
                    answer.status.is_client_error() || answer.status == StatusCode::SEE_OTHER,
                    "{who:?} {} {reference}: {}",
                    door.name(),
                    answer.status
                );
            }
        }
        for query in [
            "?key=%00",
            "?then=%00",
            "?then=//evil.example",
            "?page=99999999999999999999",
            "?team=%00&state=x&q=%25",
        ] {
            for path in [
                "/repairs",
                "/officer",
                "/sign-in",
                "/officer/sign-in",
                "/repairs/report/sent",
            ] {
                let answer = scene.browser().get(&format!("{path}{query}")).await;
                assert!(
                    !answer.status.is_server_error(),
                    "{who:?} {path}{query}: {}",
                    answer.status
                );
            }
        }
    }
}
