//! What the server sends of the planner before, or without, WebAssembly.
#![cfg(all(feature = "ssr", feature = "plan"))]

use islands::{PlanAid, PlanAnswer};
use leptos::prelude::*;
use rules::money::Pence;
use rules::rent::plan::{Band, Terms, Typed};

#[test]
fn the_aid_is_hidden_until_the_browser_takes_it_over_and_says_which_bundle_that_needs() {
    let html = Owner::new().with(|| view! { <PlanAid terms=terms()/> }.to_html());
    for part in [
        r#"data-bundle="planner""#,
        r#"id="plan-live""#,
        " hidden",
        r#"role="status""#,
        "<leptos-island",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let numbers: Vec<_> = terms().to_numbers().iter().map(i64::to_string).collect();
    let carried = format!(r#"data-terms="{}""#, numbers.join(" "));
    assert!(html.contains(&carried), "{html}");
    assert!(!html.contains("data-props"), "{html}");
}

#[test]
fn the_slider_is_no_answer_of_the_form() {
    let html = Owner::new().with(|| view! { <PlanAid terms=terms()/> }.to_html());
    assert!(
        html.contains(r#"type="range""#) && !html.contains("name="),
        "{html}"
    );
}

#[test]
fn an_answer_says_its_title_and_each_line() {
    let typed = Typed {
        amount: "5",
        every: "week",
        first_on: "2026-12-04",
    };
    let answer = typed.answer(&terms()).unwrap();
    let lines = answer.lines.clone();
    let html = Owner::new().with(|| view! { <PlanAnswer answer/> }.to_html());
    assert!(
        html.contains("You are clear by 19 February 2027."),
        "{html}"
    );
    assert!(lines.iter().all(|line| html.contains(line)), "{html}");
}

fn terms() -> Terms {
    Terms {
        arrears: Pence(5_840),
        today: "2026-11-21".parse().unwrap_or_default(),
        band: Band {
            least_weekly: Pence(370),
            longest_weeks: 52,
        },
        usual: [11_610, 23_220, 46_440, 50_310].map(Pence),
    }
}
