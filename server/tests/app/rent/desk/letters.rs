use super::*;

const MADE: [(&str, &str); 3] = [
    ("submission_key", "01900000-0000-7000-8000-000000000005"),
    ("letter_kind", "reminder"),
    ("letter_send", "yes"),
];

#[tokio::test]
async fn each_named_tenant_gets_a_letter_of_their_own_once() {
    let desk = Desk::owing(3).await;
    desk.page_after("letter", &MADE).await;
    let page = desk.page_after("letter", &MADE).await;
    assert_eq!(page.matches("letter--sheet").count(), 2, "{page}");
    for words in [
        "Dear Amina Marsh",
        "Dear Yusuf Marsh",
        "you owed £348.30",
        "Housing Payment of the Crisis and Resilience Fund",
        "2 November 2026",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    for never in ["pay in full", "eviction", "Discretionary"] {
        assert!(!page.contains(never), "{never}");
    }
    assert_eq!(
        desk.number("select count(*) from rent_letters where account_id = $1")
            .await,
        2
    );
    let sent = "select count(*) from outgoing_messages where account_id = $1 and class = 'arrears' and kind = 'rent-letter'";
    assert_eq!(desk.number(sent).await, 4, "an email and a text to each");
    let open = "select count(*) from outgoing_messages where account_id = $1 and (subject ilike '%rent%' or (channel = 'sms' and body ilike '%rent%'))";
    assert_eq!(
        desk.number(open).await,
        0,
        "what others may see says nothing of the matter"
    );
}

#[tokio::test]
async fn a_letter_is_neither_made_nor_printed_while_a_breathing_space_is_on() {
    let desk = Desk::owing(3).await;
    desk.page_after("letter", &MADE).await;
    let printed = format!("{}/letters/{}", desk.path(), MADE[0].1);
    assert!(words_of(&desk.officer.get(&printed).await).contains("Dear Amina"));
    desk.breathing_space().await;
    let page = words_of(&desk.officer.get(&printed).await);
    assert!(
        !page.contains("Dear Amina") && page.contains("No letter is made or printed"),
        "{page}"
    );
    let page = desk
        .page_after("letter", &[("letter_kind", "statement")])
        .await;
    assert!(page.contains("No letter is made or printed"), "{page}");
    assert_eq!(
        desk.number("select count(*) from rent_letters where account_id = $1")
            .await,
        2
    );
}

#[tokio::test]
async fn nothing_owed_is_no_reminder_and_a_statement_all_the_same() {
    let desk = Desk::owing(0).await;
    let page = desk.page_after("letter", &MADE).await;
    assert!(page.contains("Nothing is truly owed"), "{page}");
    let page = desk
        .page_after("letter", &[("letter_kind", "statement")])
        .await;
    assert!(page.contains("Your account is up to date"), "{page}");
}

#[tokio::test]
async fn a_letter_stays_as_it_was_made() {
    let desk = Desk::owing(3).await;
    desk.page_after("letter", &MADE).await;
    let mut db = desk.world.all_seeing().await;
    line(&mut db, desk.account, "card_credit", -30_000, 0).await;
    let printed = format!("{}/letters/{}", desk.path(), MADE[0].1);
    assert!(words_of(&desk.officer.get(&printed).await).contains("£348.30"));
    sqlx::query("set role doorstep_app")
        .execute(&mut db)
        .await
        .unwrap();
    for sql in [
        "update rent_letters set kind = 'second'",
        "delete from rent_contacts",
        "update rent_protocol set state = 'done'",
    ] {
        assert!(sqlx::query(sql).execute(&mut db).await.is_err(), "{sql}");
    }
}
