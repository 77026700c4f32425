use super::{key, rent_account, till};
use crate::fences::seen_by;
use http::StatusCode;

#[tokio::test]
async fn a_payment_is_its_payers_alone_and_joint_tenants_see_the_line() {
    let till = till().await;
    let (_, joint) = till.world.party(till.tenancy, "Bilal", "joint").await;
    let (_, neighbour) = till.world.tenant("Cora").await;
    let id = till.pay("20").await;
    let back = till.return_path(&id);
    let ours: uuid::Uuid = sqlx::query_scalar("select id from payments")
        .fetch_one(&mut till.world.all_seeing().await)
        .await
        .unwrap();
    let named = format!("/rent/pay/payment/{ours}");
    for stranger in [&joint, &neighbour] {
        for path in [&back, &named] {
            assert_eq!(
                stranger.get(path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
        for verb in ["resume", "stop"] {
            let path = format!("/do/rent/pay/{verb}");
            let answer = stranger
                .post(&path, &[("payment", &ours.to_string())])
                .await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
    }
    assert_eq!(
        till.emulator.requests().len(),
        1,
        "nothing was asked for a stranger"
    );
    assert!(
        !joint
            .get(&format!("/rent/pay/{}", till.account))
            .await
            .text()
            .contains("not finished")
    );
    till.come_back(&id).await;
    assert_eq!(till.lines().await, [-2_000]);
}

#[tokio::test]
async fn nobody_pays_into_or_looks_at_an_account_that_is_not_theirs() {
    let till = till().await;
    let (_, neighbour) = till.world.tenant("Cora").await;
    let home = till.world.home().await;
    let other = rent_account(&till.world, home).await;
    for account in [&till.account, &other, "6100000000", "nonsense"] {
        let page = neighbour.get(&format!("/rent/pay/{account}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{account}");
        let form = [
            ("account", account as &str),
            ("submission_key", &key()),
            ("amount", "20"),
        ];
        let answer = neighbour.post("/do/rent/pay", &form).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{account}");
    }
    assert!(till.emulator.requests().is_empty());
}

#[tokio::test]
async fn who_was_signed_out_signs_in_and_finds_the_receipt_or_the_form_again() {
    let till = till().await;
    let id = till.pay("20").await;
    let back = till.return_path(&id);
    let answer = till.phone.signed_out().get(&back).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let escaped: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
    assert_eq!(answer.location(), format!("/sign-in?then={escaped}"));
    assert!(!answer.text().contains("20.00"));
    let form = [
        ("account", till.account.as_str()),
        ("submission_key", &key()),
        ("amount", "33.33"),
    ];
    let out = till.phone.signed_out().post("/do/rent/pay", &form).await;
    let page = format!("/rent/pay/{}", till.account);
    assert_eq!(out.location(), format!("/sign-in?then={page}"));
    let text = till.phone.get(&page).await.text();
    assert!(
        text.contains("33.33") && text.contains("You were signed out"),
        "{text}"
    );
    assert_eq!(till.emulator.payments().len(), 1);
}

#[tokio::test]
async fn postgres_shows_a_payment_to_its_payer_and_the_income_team() {
    let till = till().await;
    let (joint, _) = till.world.party(till.tenancy, "Bilal", "joint").await;
    let (ina, _) = till
        .world
        .officer("Ina", domain::Role::Officer, &["income"])
        .await;
    till.begin("20").await;
    let payer = till.person.to_string();
    let (joint, ina) = (joint.to_string(), ina.to_string());
    for (settings, expected) in [
        (vec![("app.person", payer.as_str())], 1),
        (vec![("app.person", joint.as_str())], 0),
        (
            vec![("app.officer", ina.as_str()), ("app.teams", "income")],
            1,
        ),
        (
            vec![("app.officer", ina.as_str()), ("app.teams", "repairs")],
            0,
        ),
        (vec![], 0),
    ] {
        let seen = seen_by(&till.world, &settings).await;
        assert_eq!(seen["payments"].len(), expected, "{settings:?}");
    }
}

#[tokio::test]
async fn without_a_provider_there_is_no_card_page_but_the_other_ways() {
    let world = crate::world::World::new().await;
    let home = world.home().await;
    let (_, phone) = world.party(home, "Amina", "sole").await;
    let account = rent_account(&world, home).await;
    let page = phone.get(&format!("/rent/pay/{account}")).await;
    assert!(
        page.text().contains("Other ways to pay")
            && !page.text().contains("<form action=\"/do/rent/pay\"")
    );
    let form = [
        ("account", account.as_str()),
        ("submission_key", &key()),
        ("amount", "20"),
    ];
    assert_eq!(
        phone.post("/do/rent/pay", &form).await.location(),
        "/rent/ways-to-pay"
    );
    assert_eq!(world.count("select count(*) from payments").await, 0);
}
