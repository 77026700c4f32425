//! What `/home` could be at best: axum's stock loop and the same queries in the same transactions, answered by a string
//! put together by hand. `make bench` sets the real page beside it.
//!
//! Takes the settings of `doorstep serve` and shares its database.

use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;
use axum_extra::extract::CookieJar;
use domain::account::Token;
use domain::cases::record::Listed;
use domain::{BrowserKey, Db, Error};
use http::StatusCode;
use server::config::Settings;
use server::failure::Failure;
use server::start::{self, Database};

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let flags = clap::Command::new("bare_home")
        .args(Settings::arguments())
        .get_matches();
    let settings = Settings::load(&flags)?;
    let database = Database::open(&settings).await?;
    let site = start::site(&settings, &database, app::ui::AssetPaths::default())?;
    let app = Router::new()
        .route("/home", get(home))
        .with_state(site.shared.db);
    let listener = tokio::net::TcpListener::bind(settings.addr).await?;
    axum::serve(listener, app)
        .with_graceful_shutdown(async { drop(tokio::signal::ctrl_c().await) })
        .await?;
    database.close().await;
    Ok(())
}

async fn home(State(db): State<Db>, jar: CookieJar) -> Result<Html<String>, StatusCode> {
    page(&db, &jar).await.map_err(|_| StatusCode::UNAUTHORIZED)
}

async fn page(db: &Db, jar: &CookieJar) -> Result<Html<String>, Error> {
    let token = jar
        .get("__Host-session")
        .and_then(|cookie| Token::from_cookie(cookie.value()))
        .ok_or(Error::SignIn)?;
    let session = db.session(&token).await?.ok_or(Error::SignIn)?;
    let mut tx = db
        .begin(session.tenant(BrowserKey([0; 32])).ok_or(Error::SignIn)?)
        .await?;
    let homes = tx.homes().await?;
    let open = tx.listed_cases(Listed::Open, 0, 6).await?;
    let unread = tx.unread().await?;
    tx.take_form("flash").await?;
    tx.commit().await?;
    let mut html = String::from("<!DOCTYPE html><title>Home</title><ul>");
    for home in &homes {
        html.push_str(&format!("<li>{}</li>", home.address_line));
    }
    for case in &open {
        html.push_str(&format!("<li>{} {}</li>", case.reference, case.title));
    }
    html.push_str(&format!("</ul><p>{}</p>", unread.is_some()));
    Ok(Html(html))
}
