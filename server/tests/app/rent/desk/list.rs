use super::*;

#[tokio::test]
async fn nobody_but_the_income_team_sees_what_someone_owes() {
    let desk = Desk::owing(3).await;
    let (_, repairs) = desk
        .world
        .officer("Joan Ferris", Role::Officer, &["repairs"])
        .await;
    let (_, other_manager) = desk
        .world
        .officer("Ruth Calder", Role::Admin, &["repairs", "contact"])
        .await;
    for path in [
        "/officer/rent",
        "/officer/rent/reports",
        "/officer/rent/reports/arrears.csv",
        &desk.path(),
        &format!("{}/ledger", desk.path()),
        &format!("{}/letter", desk.path()),
    ] {
        for outsider in [&repairs, &other_manager] {
            let answer = outsider.get(path).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            assert!(!answer.text().contains("Amina"));
        }
        let tenant = desk.phone.get(path).await;
        assert_eq!(tenant.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(
            desk.officer.get(path).await.status,
            StatusCode::OK,
            "{path}"
        );
    }
    let queue = repairs.get("/officer").await.text();
    assert!(!queue.contains("/officer/rent"));
    assert!(
        desk.officer
            .get("/officer")
            .await
            .text()
            .contains("/officer/rent")
    );
}

#[tokio::test]
async fn postgres_keeps_the_desks_tables_from_everyone_else() {
    let desk = Desk::owing(3).await;
    desk.post(&desk.officer, "contact", &super::doing::CONTACT)
        .await;
    let settings = [
        ("app.officer", Uuid::now_v7().to_string()),
        ("app.teams", "repairs,asb".to_owned()),
    ];
    let settings: Vec<_> = settings
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let seen = crate::fences::seen_by(&desk.world, &settings).await;
    let person = desk.amina.to_string();
    let tenant = crate::fences::seen_by(&desk.world, &[("app.person", &person)]).await;
    let whole = crate::fences::every_row(&desk.world).await;
    for table in [
        "rent_standings",
        "rent_contacts",
        "rent_steps",
        "rent_protocol",
        "rent_checks",
        "rent_weeks",
    ] {
        assert_eq!(seen[table].len(), 0, "{table}");
        assert_eq!(tenant[table].len(), 0, "{table}");
    }
    assert_eq!(whole["rent_contacts"].len(), 1);
}

#[tokio::test]
async fn the_list_is_by_true_arrears_and_pages_follow_each_other() {
    let desk = Desk::owing(2).await;
    let mut db = desk.world.all_seeing().await;
    for serial in 2..=70 {
        let tenancy = desk.world.home().await;
        let (account, _) = account(&mut db, tenancy, serial, "rent").await;
        charge(&mut db, account).await;
        line(&mut db, account, "rent_debit", i64::from(serial) * 1_000, 0).await;
    }
    desk.refresh().await;
    let mut seen = Vec::new();
    let mut next = Some("/officer/rent".to_owned());
    while let Some(path) = next {
        let page = desk.officer.get(&path).await.text();
        seen.extend(references(&page));
        next = link_of(&page, "rel=\"next\"");
    }
    let expected: Vec<_> = (2..=70)
        .rev()
        .filter(|serial| *serial > 23)
        .chain([1])
        .chain((2..=23).rev())
        .map(|serial| PaymentReference::new(serial).unwrap().to_string())
        .collect();
    assert_eq!(seen, expected);
}

/// The accounts of a page, in order.
fn references(page: &str) -> Vec<String> {
    page.split("rent-list__who")
        .skip(1)
        .filter_map(|row| {
            let start = row.find("/officer/rent/")? + "/officer/rent/".len();
            Some(row[start..start + 10].to_owned())
        })
        .collect()
}

/// The address of the link that has this attribute.
fn link_of(page: &str, attribute: &str) -> Option<String> {
    let tag = page.split("<a ").find(|tag| {
        tag.split('>')
            .next()
            .is_some_and(|it| it.contains(attribute))
    })?;
    let href = tag.split("href=\"").nth(1)?.split('"').next()?;
    Some(href.replace("&amp;", "&"))
}

#[tokio::test]
async fn an_account_is_found_by_name_and_reference_and_the_words_stay_out_of_the_address() {
    let desk = Desk::owing(0).await;
    // Owes nothing, and is found all the same.
    assert_eq!(desk.found("amina marsh").await, [desk.reference.as_str()]);
    assert_eq!(desk.found("nobody at all").await, [""; 0]);
    let whole = [("q", desk.reference.as_str())];
    let answer = desk.officer.post("/do/officer/rent/search", &whole).await;
    assert_eq!(answer.location(), desk.path());
}

#[tokio::test]
async fn every_filter_keeps_what_it_says_and_leaves_out_the_rest() {
    let desk = Desk::owing(6).await;
    desk.run("insert into rent_incomes (id, account_id, kind, status, every, noted_at) values (gen_random_uuid(), $1, 'universal_credit', 'claimed', 'month', now())").await;
    desk.run("insert into arrangements (id, account_id, person_id, officer_id, submission_key, pence, every, first_on, arrears_pence, clear_on, review_on, state, made_at)
              select gen_random_uuid(), $1, (select p.person_id from tenancy_parties p join rent_accounts a using (tenancy_id) where a.id = $1 limit 1), id, gen_random_uuid(), 500, 'week', '2026-11-01', 60000, '2027-11-01', '2027-02-01', 'broken', now() from officers limit 1").await;
    for (query, shown) in [
        ("weeks=4", true),
        ("weeks=8", false),
        ("kind=rent", true),
        ("kind=garage", false),
        ("benefit=claimed", true),
        ("benefit=suspended", false),
        ("arrangement=broken", true),
        ("arrangement=running", false),
        ("step=none", true),
        ("step=notice", false),
        ("only=frozen", false),
        ("only=contact", false),
        ("only=all&sort=weeks", true),
        ("estate=Nowhere", false),
    ] {
        let page = desk.officer.get(&format!("/officer/rent?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        assert_eq!(
            references(&page.text()).len(),
            usize::from(shown),
            "{query}"
        );
    }
    desk.breathing_space().await;
    desk.refresh_today().await;
    let page = desk.officer.get("/officer/rent?only=frozen").await.text();
    assert!(
        references(&page).len() == 1 && page.contains("Do not chase"),
        "{page}"
    );
}

impl Desk {
    async fn found(&self, words: &str) -> Vec<String> {
        let answer = self
            .officer
            .post("/do/officer/rent/search", &[("q", words)])
            .await;
        assert!(!answer.location().contains("marsh"));
        references(&self.officer.get(answer.location()).await.text())
    }

    /// As a posting has it worked out again.
    async fn refresh_today(&self) {
        let mut tx = self.world.db().begin(System("test")).await.unwrap();
        tx.refresh_standings(&[domain::AccountId(self.account)])
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}
