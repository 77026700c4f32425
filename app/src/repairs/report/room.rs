//! `/repairs/report/room`: which room, or which shared area.

use super::question::{Asked, question, required, save};
use super::search::SearchBox;
use super::step::Step;
use crate::http::{Problems, act};
use crate::repairs::words;
use crate::ui::{Button, Choice, Form, Radios};
use domain::TenancyId;
use domain::repairs::DraftAnswers;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use rules::repairs::{Room, Where};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RoomForm {
    pub room: String,
}

#[server(prefix = "/do", endpoint = "repairs/report/room")]
pub async fn answer_room(#[server(flatten)] form: RoomForm) -> Result<(), ServerFnError> {
    act(|ctx| save(ctx, Step::Room, form, take)).await
}

fn take(form: &RoomForm, answers: &mut DraftAnswers, _: &[TenancyId]) -> Problems {
    let mut problems = Problems::default();
    let there = |room: &Room| Some(room.place()) == answers.place;
    let room = Room::parse(&form.room).filter(there);
    let missing = words::room_missing(answers.place);
    if let Some(room) = required(&mut problems, "room", room, missing) {
        answers.set_room(room);
    }
    problems
}

fn fresh(answers: &DraftAnswers) -> RoomForm {
    RoomForm {
        room: answers.room.map_or("", Room::key).to_owned(),
    }
}

#[component]
pub fn RoomPage() -> impl IntoView {
    question(Step::Room, fresh, page)
}

fn page(asked: Asked<RoomForm>) -> AnyView {
    let place = asked.draft.answers.place;
    // What was found by words is known already, and is only in some rooms.
    let rooms = asked.draft.answers.rooms_of_choice();
    let rooms = rooms.unwrap_or_else(|| place.into_iter().flat_map(Where::rooms).collect());
    let options = rooms
        .into_iter()
        .map(|room| Choice::new(room.key(), room.label()))
        .collect();
    asked.frame().around(view! {
        <Form action=AnswerRoom::PATH>
            <Radios
                name="room"
                legend=words::room_question(place)
                heading=true
                options
                value=asked.filled.form.room.clone()
                error=asked.error("room")
            />
            <Button text=words::CONTINUE/>
        </Form>
        <SearchBox/>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_of_another_place_is_not_an_answer() {
        let mut answers = DraftAnswers {
            place: Some(Where::Home),
            ..DraftAnswers::default()
        };
        for typed in ["", "lift", "attic"] {
            let form = RoomForm { room: typed.into() };
            assert_eq!(
                take(&form, &mut answers, &[]).0,
                [("room".to_owned(), "Choose which room it is in".to_owned())]
            );
        }
        let kitchen = RoomForm {
            room: "kitchen".into(),
        };
        assert!(take(&kitchen, &mut answers, &[]).is_empty());
        assert_eq!(answers.room, Some(Room::Kitchen));
    }
}
