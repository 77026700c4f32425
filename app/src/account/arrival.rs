//! The moment someone is let in.

use crate::http::{Ctx, Next, local_path, session_cookie};
use domain::Result;
use domain::account::Token;

/// Puts the new session into the browser and ends the one it carried before, whoever's that was.
pub async fn arrive(ctx: &Ctx, token: &Token, to: impl Into<String>) -> Result<Next> {
    end_old_session(ctx).await?;
    session_cookie(token);
    Ok(Next::see(to))
}

/// As [`arrive`], with a sentence on top of the next page.
pub async fn arrive_told(ctx: &Ctx, token: &Token, to: &str, words: &'static str) -> Result<Next> {
    end_old_session(ctx).await?;
    session_cookie(token);
    Ok(Next::Told(to.to_owned(), words))
}

async fn end_old_session(ctx: &Ctx) -> Result<()> {
    match &ctx.visit.session {
        Some(old) => ctx.shared.db.sign_out(old.id).await,
        None => Ok(()),
    }
}

/// Where a tenant goes: to the page they wanted, unless that is a door or somebody else's desk.
pub fn tenant_target(wanted: Option<&str>) -> String {
    wanted
        .filter(|path| {
            !is_under(path, "/officer") && !is_under(path, "/contractor") && !is_door(path)
        })
        .and_then(local_path)
        .unwrap_or_else(|| "/home".to_owned())
}

/// Where an officer goes: to the page of the desk they wanted.
pub fn officer_target(wanted: &str) -> String {
    Some(wanted)
        .filter(|path| is_under(path, "/officer") && !is_under(path, "/officer/sign-in"))
        .and_then(local_path)
        .unwrap_or_else(|| "/officer".to_owned())
}

/// Where a contractor's operative goes: to the page of their jobs they wanted.
pub fn contractor_target(wanted: &str) -> String {
    Some(wanted)
        .filter(|path| is_under(path, "/contractor"))
        .and_then(local_path)
        .unwrap_or_else(|| "/contractor".to_owned())
}

fn is_door(path: &str) -> bool {
    is_under(path, "/sign-in") || is_under(path, "/do")
}

fn is_under(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// An address of ours that remembers the page that was wanted.
pub fn with_then(address: &str, then: &str) -> String {
    if then.is_empty() {
        return address.to_owned();
    }
    let then: String = form_urlencoded::byte_serialize(then.as_bytes()).collect();
    format!("{address}?then={then}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenant_goes_to_their_own_pages_only() {
        assert_eq!(
            tenant_target(Some("/repairs/R-26-004812")),
            "/repairs/R-26-004812"
        );
        for strange in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/officer/admin",
            "/sign-in",
            "/sign-in?then=/home",
            "/do/sign-out",
            "",
        ] {
            assert_eq!(tenant_target(Some(strange)), "/home", "{strange}");
        }
        assert_eq!(tenant_target(None), "/home");
    }

    #[test]
    fn an_officer_goes_to_the_desk_only() {
        assert_eq!(
            officer_target("/officer/cases/R-26-004812"),
            "/officer/cases/R-26-004812"
        );
        for strange in [
            "/home",
            "//evil.example",
            "/officers-evil",
            "/officer/sign-in",
            "",
        ] {
            assert_eq!(officer_target(strange), "/officer", "{strange}");
        }
    }

    #[test]
    fn an_operative_goes_to_their_jobs_only() {
        assert_eq!(
            contractor_target("/contractor/visits/1"),
            "/contractor/visits/1"
        );
        for strange in [
            "/officer",
            "/home",
            "//evil.example",
            "/contractors-evil",
            "",
        ] {
            assert_eq!(contractor_target(strange), "/contractor", "{strange}");
        }
        assert_eq!(tenant_target(Some("/contractor")), "/home");
    }

    #[test]
    fn the_wanted_page_is_carried_encoded() {
        assert_eq!(
            with_then("/sign-in", "/a?b=c&d"),
            "/sign-in?then=%2Fa%3Fb%3Dc%26d"
        );
        assert_eq!(with_then("/sign-in", ""), "/sign-in");
    }
}
