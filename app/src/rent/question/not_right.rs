//! "That is not right", once a question is closed.

use super::Shown;
use super::verbs::{MOST, QuestionNotRight};
use crate::rent::words::questions as said;
use crate::repairs::record::verbs::CaseFormFrame;
use crate::ui::{Button, ButtonKind, ButtonLink, Details, TextArea};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// For 28 days the same question opens again; after that it is a new one.
#[component]
pub fn NotRight(shown: Shown) -> impl IntoView {
    if !shown.may_reopen {
        return view! { <ButtonLink href="/rent" text="Your rent" kind=ButtonKind::Secondary/> }
            .into_any();
    }
    let (value, error) = (shown.form.form.why.clone(), shown.form.error("why"));
    view! {
        <Details summary=said::NOT_RIGHT open=error.is_some()>
            <p>{said::NOT_RIGHT_TEXT}</p>
            <CaseFormFrame action=QuestionNotRight::PATH reference=shown.question.head.reference>
                <TextArea name="why" label=said::NOT_RIGHT_LABEL value error rows=3 max_chars=MOST/>
                <Button text=said::SEND_NOT_RIGHT kind=ButtonKind::Secondary/>
            </CaseFormFrame>
        </Details>
    }
    .into_any()
}
