//! `POST /do/sign-out`: ends the session, here and on the server, and forgets what was typed and not taken.

use crate::http::{Ctx, Next, act, clear_site_data, end_session_cookie};
use domain::Result;
use domain::account::Who;
use leptos::prelude::*;

#[server(prefix = "/do", endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), ServerFnError> {
    act(leave).await
}

/// Signing out twice is signing out. What a tenant's phone keeps goes with the session: a report that was not sent must not
/// wait there for whoever has the phone next. It costs the styles and scripts once more. At the desk nothing is kept.
async fn leave(ctx: Ctx) -> Result<Next> {
    let door = match &ctx.visit.session {
        Some(session) => {
            ctx.shared.db.sign_out(session.id).await?;
            door_of(&session.who)
        }
        None => "/sign-in",
    };
    let mut visitor = ctx.visitor().await?;
    visitor.forget_forms().await?;
    visitor.commit().await?;
    end_session_cookie();
    if door == "/sign-in" {
        clear_site_data();
    }
    Ok(Next::Told(door.to_owned(), "You are signed out."))
}

fn door_of(who: &Who) -> &'static str {
    match who {
        Who::Officer { .. } | Who::Contractor { .. } => "/officer/sign-in",
        Who::Person { .. } => "/sign-in",
    }
}
