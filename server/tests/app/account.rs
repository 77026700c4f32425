//! Accounts on a real database: codes, sessions, contacts, letters, officers.

mod codes;
mod contacts;
mod guesses;
mod letters;
mod officers;
mod sessions;
mod visits;

use crate::world::World;
use domain::account::Token;
use domain::account::sign_in::{CodeProblem, From};
use domain::{BrowserKey, PersonId};
use rules::contact::Contact;

/// Someone at browser number `browser`, on a network of their own.
pub fn at(world: &World, browser: u8) -> From<'_> {
    From {
        browser: BrowserKey([browser; 32]),
        prefix: "203.0.113.0/24",
        pepper: &world.site.shared.pepper,
    }
}

/// The code in the newest message that carries one.
pub async fn newest_code(world: &World) -> String {
    let body: String = sqlx::query_scalar(
        "select body from outgoing_messages where kind in ('sign-in-code', 'contact-code') order by id desc limit 1",
    )
    .fetch_one(&mut world.all_seeing().await)
    .await
    .unwrap();
    let after = body.split("Your code is ").nth(1).unwrap_or(&body);
    after.split_whitespace().next().unwrap().to_owned()
}

/// One of the person's own contacts.
pub async fn contact_of(world: &World, person: PersonId, channel: &str) -> Contact {
    let address: String = sqlx::query_scalar(
        "select address from contact_points where person_id = $1 and channel = $2",
    )
    .bind(person.0)
    .bind(channel)
    .fetch_one(&mut world.all_seeing().await)
    .await
    .unwrap();
    Contact::parse(&address).unwrap()
}

/// Asks for a code in a browser, and reads what was sent.
pub async fn ask(world: &World, browser: u8, contact: &Contact) -> String {
    let db = world.db();
    db.ask_for_code(&at(world, browser), contact, None)
        .await
        .unwrap();
    world.work().await;
    newest_code(world).await
}

pub type Tried = Result<Token, CodeProblem>;

pub async fn enter(world: &World, browser: u8, code: &str) -> domain::Result<Tried> {
    let tried = world
        .db()
        .try_code(&at(world, browser), code, "Chrome on Android", false)
        .await?;
    Ok(tried.map(|(token, _)| token))
}
