//! The sign-in pages over HTTP, without JavaScript.

use super::{contact_of, newest_code};
use crate::world::World;

fn cookie(answer: &crate::world::Answer) -> Option<String> {
    answer
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|cookie| cookie.to_str().ok())
        .find_map(|cookie| cookie.strip_prefix("__Host-session="))
        .and_then(|rest| rest.split(';').next())
        .map(str::to_owned)
}

#[tokio::test]
async fn a_tenant_signs_in_and_lands_where_they_were_going() {
    let world = World::new().await;
    let (person, old) = world.tenant("Amina").await;
    let contact = contact_of(&world, person, "email").await.to_string();
    let answer = old
        .post(
            "/do/sign-in",
            &[("contact", &contact), ("then", "/account")],
        )
        .await;
    assert_eq!(answer.location(), "/sign-in/code");
    world.work().await;
    let wrong = old
        .post(
            "/do/sign-in/code",
            &[("code", "ZZZZ-ZZZZ"), ("shared[]", "yes")],
        )
        .await;
    assert_eq!(wrong.location(), "/sign-in/code");
    let page = old.get("/sign-in/code").await.text();
    assert!(page.contains("You have 4 tries left"), "{page}");
    assert!(!page.contains("ZZZZ") && page.contains("checked"), "{page}");
    let code = newest_code(&world).await;
    let answer = old.post("/do/sign-in/code", &[("code", &code)]).await;
    assert_eq!(answer.location(), "/account");
    let fresh = cookie(&answer).unwrap();
    assert_ne!(Some(&fresh), old.session.as_ref(), "always a new token");
    assert_eq!(
        old.get("/account").await.status,
        303,
        "the session before is over"
    );
    let mut new = old.clone();
    new.session = Some(fresh);
    let page = new.get("/account").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Amina"), "{}", page.text());
}

#[tokio::test]
async fn sign_in_never_leads_to_a_foreign_site() {
    let world = World::new().await;
    let (person, _) = world.tenant("Amina").await;
    let contact = contact_of(&world, person, "email").await.to_string();
    let browser = world.anonymous();
    browser
        .post(
            "/do/sign-in",
            &[("contact", &contact), ("then", "//evil.example")],
        )
        .await;
    world.work().await;
    let code = newest_code(&world).await;
    let answer = browser.post("/do/sign-in/code", &[("code", &code)]).await;
    assert_eq!(answer.location(), "/home");
}

#[tokio::test]
async fn a_first_visit_succeeds_without_the_t_of_the_reference() {
    let world = World::new().await;
    let home = world.home().await;
    world.party(home, "Amina", "sole").await;
    let postcode: String = sqlx::query_scalar(
        "with named as (update tenancies set reference = 'T0048213' where id = $1 returning property_id)
         select p.postcode from properties p join named on p.id = named.property_id",
    )
    .bind(home)
    .fetch_one(&mut world.all_seeing().await)
    .await
    .unwrap();
    let browser = world.anonymous();
    let fields = [
        ("tenancy", "0048213"),
        ("born_day", "17"),
        ("born_month", "5"),
        ("born_year", "1980"),
        ("postcode", &postcode),
    ];
    browser.post("/do/sign-in/first-visit", &fields).await;
    world.work().await;
    let code = newest_code(&world).await;
    let answer = browser.post("/do/sign-in/code", &[("code", &code)]).await;
    assert_eq!(answer.location(), "/home");
}

#[tokio::test]
async fn bad_answers_come_back_with_what_was_typed() {
    let world = World::new().await;
    let browser = world.anonymous();
    let fields = [
        ("tenancy", "T1"),
        ("born_day", "31"),
        ("born_month", "2"),
        ("born_year", "1985"),
        ("postcode", "<b>"),
    ];
    let answer = browser.post("/do/sign-in/first-visit", &fields).await;
    assert_eq!(answer.location(), "/sign-in/first-visit");
    let page = browser.get("/sign-in/first-visit").await.text();
    for part in ["real date", r#"value="1985""#, "Error: "] {
        assert!(page.contains(part), "{part} missing in {page}");
    }
    assert!(!page.contains("<b>"), "{page}");
    let empty = browser.post("/do/sign-in/letter", &[]).await;
    assert_eq!(empty.location(), "/sign-in/letter");
    assert_eq!(
        browser
            .post("/do/sign-in/letter/code", &[])
            .await
            .location(),
        "/sign-in/letter/code"
    );
    assert_eq!(
        browser.post("/do/officer/sign-in", &[]).await.location(),
        "/officer/sign-in"
    );
}

#[tokio::test]
async fn too_many_asks_are_told_when_to_come_back() {
    let world = World::new().await;
    let browser = world.anonymous();
    let mut last = None;
    for _ in 0..6 {
        last = Some(
            browser
                .post("/do/sign-in", &[("contact", "nobody@example.com")])
                .await,
        );
    }
    let answer = last.unwrap();
    assert_eq!(answer.status, 429);
    assert!(answer.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn there_are_no_demo_people_outside_the_demo() {
    let world = World::new().await;
    let browser = world.anonymous();
    for path in ["/sign-in", "/officer/sign-in"] {
        let page = browser.get(path).await.text();
        assert!(!page.contains("Demo: come in as"), "{path}: {page}");
    }
}
