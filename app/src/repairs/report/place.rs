//! `/repairs/report/place`: the home or a shared area, and which home if there are several.

use super::question::{Asked, question, required, save};
use super::search::SearchBox;
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Choice, Form, Radios};
use domain::TenancyId;
use domain::people::Home;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::Where;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceForm {
    pub place: String,
    /// Asked only of someone with several homes.
    pub tenancy: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/place")]
pub async fn answer_place(#[server(flatten)] form: PlaceForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Place, form, take)).await
}

fn take(form: &PlaceForm, answers: &mut DraftAnswers, tenancies: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let place = Where::parse(&form.place);
    if let Some(place) = required(&mut problems, "place", place, words::PLACE_MISSING) {
        answers.set_place(place);
    }
    answers.tenancy = match tenancies {
        [] => None,
        [only] => Some(*only),
        several => {
            let chosen = TenancyId::parse(&form.tenancy).filter(|it| several.contains(it));
            required(&mut problems, "tenancy", chosen, words::TENANCY_MISSING)
        }
    };
    problems
}

fn fresh(answers: &DraftAnswers) -> PlaceForm {
    PlaceForm {
        place: answers.place.map_or("", Where::key).to_owned(),
        tenancy: answers.tenancy.map(|id| id.to_string()).unwrap_or_default(),
    }
}

#[component]
pub fn PlacePage() -> impl IntoView {
    question(Step::Place, fresh, page)
}

fn page(asked: Asked<PlaceForm>) -> AnyView {
    let options = vec![
        Choice::new(Where::Home.key(), Where::Home.label()),
        Choice::new(Where::SharedArea.key(), Where::SharedArea.label())
            .with_hint(words::SHARED_HINT),
    ];
    asked.frame().around(view! {
        <Form action=AnswerPlace::PATH>
            <Radios
                name="place"
                legend=words::PLACE
                heading=true
                options
                value=asked.filled.form.place.clone()
                error=asked.error("place")
            />
            {(asked.homes.len() > 1).then(|| which_home(&asked))}
            <Button text=words::CONTINUE/>
        </Form>
        <SearchBox/>
    })
}

fn which_home(asked: &Asked<PlaceForm>) -> impl IntoView + use<> {
    let options = asked
        .homes
        .iter()
        .map(|home| Choice::new(home.tenancy.to_string(), address(home)))
        .collect();
    view! {
        <Radios
            name="tenancy"
            legend=words::TENANCY
            hint=words::TENANCY_SHARED_HINT
            options
            value=asked.filled.form.tenancy.clone()
            error=asked.error("tenancy")
        />
    }
}

/// "14 Heron Wharf, Ebbsmarsh, ZZ99 1AA"
pub fn address(home: &Home) -> String {
    format!("{}, {}, {}", home.address_line, home.town, home.postcode)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::repairs::Room;

    fn form(place: &str, tenancy: String) -> PlaceForm {
        PlaceForm {
            place: place.into(),
            tenancy,
        }
    }

    #[test]
    fn a_place_must_be_chosen() {
        for typed in ["", "moon"] {
            let problems = take(
                &form(typed, String::new()),
                &mut DraftAnswers::default(),
                &[],
            );
            assert_eq!(
                problems.0,
                [("place".to_owned(), words::PLACE_MISSING.to_owned())]
            );
        }
    }

    #[test]
    fn of_several_homes_one_of_ones_own_must_be_chosen() {
        let homes = [TenancyId::new(), TenancyId::new()];
        let mut answers = DraftAnswers::default();
        for foreign in [String::new(), TenancyId::new().to_string(), "x".into()] {
            let problems = take(&form("home", foreign), &mut answers, &homes);
            assert_eq!(
                problems.0,
                [("tenancy".to_owned(), words::TENANCY_MISSING.to_owned())]
            );
        }
        assert!(take(&form("home", homes[1].to_string()), &mut answers, &homes).is_empty());
        assert_eq!(answers.tenancy, Some(homes[1]));
    }

    #[test]
    fn the_only_home_is_not_asked_for() {
        let (home, mut answers) = (TenancyId::new(), DraftAnswers::default());
        assert!(take(&form("home", String::new()), &mut answers, &[home]).is_empty());
        assert_eq!(answers.tenancy, Some(home));
    }

    #[test]
    fn moving_to_a_shared_area_asks_for_the_room_again() {
        let mut answers = DraftAnswers {
            place: Some(Where::Home),
            room: Some(Room::Kitchen),
            ..DraftAnswers::default()
        };
        assert!(take(&form("shared", String::new()), &mut answers, &[]).is_empty());
        assert_eq!(answers.room, None);
    }
}
