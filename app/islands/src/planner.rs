//! Answers while an amount is still being typed. The form works alone, by a POST; the browser only answers sooner, with the same
//! code and the same words, and offers a slider.

use gloo::events::EventListener;
use leptos::prelude::*;
use rules::money::Pence;
use rules::rent::plan::{Answer, Terms, Typed};
use wasm_bindgen::JsCast;
use web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement};

/// Ids of the form and its parts. The amount has its field's name as its id.
const FORM: &str = "plan-form";
const AMOUNT: &str = "amount";
const LIVE: &str = "plan-live";
const SLIDER: &str = "plan-slider";
const SAID: &str = "plan-said";

/// The slider and the answer, to stand in the form with the id `plan-form`. Hidden until the browser takes it over. What it is
/// worked out from comes as an attribute: an island's own props would bring a reader of JSON with them.
#[component]
pub fn PlanAid(terms: Terms) -> impl IntoView {
    let numbers: Vec<String> = terms.to_numbers().iter().map(i64::to_string).collect();
    let most = (terms.arrears.0 / 4).clamp(2_000, 10_000);
    view! {
        <div data-bundle="planner">
            <div id=LIVE class="plan-live" data-terms=numbers.join(" ") hidden>
                <label class="govuk-visually-hidden" for=SLIDER>"Slide to change the amount"</label>
                <input type="range" class="plan-live__slider" id=SLIDER min="100" max=most step="50"/>
                <div class="plan-answer" role="status" id=SAID></div>
            </div>
            <Planner/>
        </div>
    }
    .into_any()
}

/// What the planner says, as the server shows it.
#[component]
pub fn PlanAnswer(answer: Answer) -> impl IntoView {
    view! { <div class="plan-answer" id="plan-answer" inner_html=html(&answer)></div> }
}

#[island]
fn Planner() -> impl IntoView {
    Effect::new(|| {
        start();
    });
}

/// The page's own parts, found once.
struct Parts {
    form: HtmlFormElement,
    amount: HtmlInputElement,
    slider: HtmlInputElement,
    said: Element,
    terms: Terms,
}

fn start() -> Option<()> {
    let live = by_id(LIVE)?;
    let terms = live.get_attribute("data-terms")?;
    let numbers: Vec<i64> = terms.split(' ').flat_map(str::parse).collect();
    let parts = Parts {
        form: by_id(FORM)?.unchecked_into(),
        amount: by_id(AMOUNT)?.unchecked_into(),
        slider: by_id(SLIDER)?.unchecked_into(),
        said: by_id(SAID)?,
        terms: Terms::from_numbers(&numbers)?,
    };
    live.remove_attribute("hidden").ok()?;
    parts.follow();
    let form = parts.form.clone();
    let moved = move |event: &web_sys::Event| parts.moved(event);
    EventListener::new(&form, "input", moved).forget();
    Some(())
}

fn by_id(id: &str) -> Option<Element> {
    gloo::utils::document().get_element_by_id(id)
}

impl Parts {
    fn moved(&self, event: &web_sys::Event) {
        let target = event.target().map(|it| it.unchecked_into::<Element>());
        if target.is_some_and(|it| it.id() == SLIDER) {
            let pence = self.slider.value().parse().unwrap_or_default();
            self.amount
                .set_value(&Pence(pence).to_string()["£".len()..]);
        }
        self.follow();
    }

    /// Puts the slider where the amount is, and answers.
    fn follow(&self) {
        if let Ok(amount) = Pence::parse(&self.amount.value()) {
            self.slider.set_value(&amount.0.to_string());
        }
        self.said.set_inner_html(&self.answer());
    }

    fn answer(&self) -> String {
        let Ok(data) = FormData::new_with_form(&self.form) else {
            return String::new();
        };
        let value = |name| data.get(name).as_string().unwrap_or_default();
        let (amount, every, first_on) = (value(AMOUNT), value("every"), value("first_on"));
        let typed = Typed {
            amount: &amount,
            every: &every,
            first_on: &first_on,
        };
        match typed.answer(&self.terms) {
            Ok(answer) => html(&answer),
            Err((_, message)) => paragraph(&message),
        }
    }
}

/// Our own words, dates and amounts, and nothing that was typed: there is nothing to escape.
fn html(answer: &Answer) -> String {
    let mut text = format!(r#"<p class="plan-answer__title">{}</p>"#, answer.title);
    for line in &answer.lines {
        text += &paragraph(line);
    }
    text
}

fn paragraph(line: &str) -> String {
    format!("<p>{line}</p>")
}
