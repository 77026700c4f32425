//! On the page of answers to check: repairs that are open already and may be the same.

use crate::repairs::record_words;
use crate::repairs::words;
use crate::ui::{Button, ButtonKind, Form, Notice, Tone};
use domain::repairs::{Known, KnownRepair};
use leptos::prelude::*;
use rules::london;

/// Where someone joins the repair of a shared part.
const JOIN: &str = "/do/repairs/join";

#[component]
pub fn AlreadyKnown(known: Known) -> impl IntoView {
    let Known { own, shared } = known;
    let own = (!own.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Amber title=words::KNOWN_OWN>
                <p>{words::KNOWN_OWN_TEXT}</p>
                <ul class="govuk-list">{own.iter().map(own_item).collect_view()}</ul>
            </Notice>
        }
    });
    let shared = (!shared.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Amber title=words::KNOWN_SHARED>
                <p>{words::KNOWN_SHARED_TEXT}</p>
                {shared.iter().map(shared_item).collect_view()}
            </Notice>
        }
    });
    view! { {own} {shared} }.into_any()
}

fn own_item(repair: &KnownRepair) -> AnyView {
    let page = format!("/repairs/{}", repair.reference);
    let worse = format!("{page}#worse");
    view! {
        <li>
            <a class="govuk-link" href=page>{repair.title.clone()}</a>
            {standing(repair)}
            <br/>
            <a class="govuk-link" href=worse>{words::KNOWN_WORSE}</a>
        </li>
    }
    .into_any()
}

fn shared_item(repair: &KnownRepair) -> AnyView {
    let reference = repair.reference.clone();
    view! {
        <p><strong>{repair.title.clone()}</strong> {standing(repair)}</p>
        <Form action=JOIN>
            <input type="hidden" name="reference" value=reference.clone()/>
            <Button text=words::KNOWN_JOIN kind=ButtonKind::Secondary hidden_text=reference/>
        </Form>
    }
    .into_any()
}

/// ", reported 3 November 2026. Visit booked."
fn standing(repair: &KnownRepair) -> String {
    let reported = london::long_date(london::date_of(repair.reported_at));
    let (status, _) = record_words::status(&repair.state);
    format!(", reported {reported}. {status}.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repairs::report::fixture::html;

    fn repair() -> KnownRepair {
        KnownRepair {
            reference: "R-26-004812".into(),
            title: "Lift fault <b>".into(),
            state: "submitted".into(),
            reported_at: "2026-11-03T09:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn ones_own_is_linked_and_a_neighbours_can_only_be_joined() {
        let known = Known {
            own: vec![repair()],
            shared: Vec::new(),
        };
        let page = html(|| view! { <AlreadyKnown known/> });
        assert!(
            page.contains(r#"href="/repairs/R-26-004812#worse""#),
            "{page}"
        );
        assert!(page.contains("3 November 2026"), "{page}");
        assert!(!page.contains("<b>"), "{page}");
        let known = Known {
            own: Vec::new(),
            shared: vec![repair()],
        };
        let page = html(|| view! { <AlreadyKnown known/> });
        assert!(!page.contains(r#"href="/repairs/"#), "{page}");
        assert!(page.contains(r#"action="/do/repairs/join""#), "{page}");
    }

    #[test]
    fn nothing_known_says_nothing() {
        let page = html(|| view! { <AlreadyKnown known=Known::default()/> });
        assert!(!page.contains("know"), "{page}");
    }
}
