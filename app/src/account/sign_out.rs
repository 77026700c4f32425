//! `POST /do/sign-out`: ends the session, here and on the server, and forgets what was typed and not taken.

use crate::http::{Ctx, Next, act, end_session_cookie};
use domain::Result;
use domain::account::Who;
use leptos::prelude::*;

#[server(prefix = "/do", endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), ServerFnError> {
    act(leave).await
}

/// Signing out twice is signing out. No `Clear-Site-Data`: nothing personal is ever cached, and throwing the rest away
/// would cost someone on a prepaid plan the styles and scripts once more.
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
    Ok(Next::Told(door.to_owned(), "You are signed out."))
}

fn door_of(who: &Who) -> &'static str {
    match who {
        Who::Officer { .. } | Who::Contractor { .. } => "/officer/sign-in",
        Who::Person { .. } => "/sign-in",
    }
}
