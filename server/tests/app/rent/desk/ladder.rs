use super::*;

fn step(step: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("step", step),
        ("vulnerability", "yes"),
        ("vulnerability_words", "Spoke to both. No needs."),
        ("counterclaim", "yes"),
        ("counterclaim_words", "Nothing open."),
        ("step_reason", "No answer to two calls"),
    ]
}

impl Desk {
    /// As if the account had stood on a step since the first of September.
    async fn on_step(&self, step: i16) {
        sqlx::query(
            "insert into rent_steps (id, account_id, step, officer_id, taken_at, answers, reason, submission_key)
             select gen_random_uuid(), $1, $2, id, '2026-09-01', '[]', 'before', gen_random_uuid() from officers where 'income' = any (teams) limit 1",
        )
        .bind(self.account)
        .bind(step)
        .execute(&mut self.world.all_seeing().await)
        .await
        .unwrap();
    }

    /// Everything of the court's protocol noted as done.
    async fn protocol_done(&self) {
        for item in rules::rent::protocol::ProtocolItem::ALL {
            let form = [
                ("item", item.key()),
                ("item_state", "done"),
                ("item_evidence", "Seen"),
                ("item_link", "RN-26-00101"),
            ];
            self.page_after("protocol", &form).await;
        }
    }

    async fn now_on(&self) -> i64 {
        self.number("select coalesce((select step::bigint from rent_steps where account_id = $1 and until is null), 0)").await
    }
}

#[tokio::test]
async fn a_step_is_taken_once_with_every_question_and_its_answer_kept() {
    let desk = Desk::owing(3).await;
    let form: Vec<_> = step("reminder")
        .into_iter()
        .chain([("submission_key", "01900000-0000-7000-8000-000000000004")])
        .collect();
    desk.page_after("step", &form).await;
    let page = desk.page_after("step", &form).await;
    assert!(
        page.contains("Step 1 of 8") && page.contains("No answer to two calls"),
        "{page}"
    );
    assert_eq!(
        desk.number("select count(*) from rent_steps where account_id = $1")
            .await,
        1
    );
    let asked = "select jsonb_array_length(answers)::bigint from rent_steps where account_id = $1";
    assert_eq!(desk.number(asked).await, 10);
    desk.page_after("leave", &[("leave_reason", "Paid")]).await;
    assert_eq!(desk.now_on().await, 0);
}

#[tokio::test]
async fn breathing_space_locks_the_ladder_whatever_is_ticked() {
    let desk = Desk::owing(9).await;
    desk.breathing_space().await;
    let page = desk.page_after("step", &step("reminder")).await;
    assert!(page.contains("Nobody may be chased for it now"), "{page}");
    assert!(!page.contains("Take this step"), "there is no form to post");
    assert_eq!(desk.now_on().await, 0);
}

#[tokio::test]
async fn a_benefit_claim_with_evidence_stops_possession_and_nothing_less() {
    let desk = Desk::owing(9).await;
    desk.on_step(3).await;
    desk.protocol_done().await;
    desk.page_after("letter", &[("letter_kind", "statement")])
        .await;
    desk.run("insert into rent_incomes (id, account_id, kind, status, every, evidence_given, noted_at) values (gen_random_uuid(), $1, 'universal_credit', 'claimed', 'month', true, now())").await;
    let page = desk.page_after("step", &step("notice")).await;
    assert!(
        page.contains("(paragraph 6) says: do not start possession"),
        "{page}"
    );
    assert_eq!(desk.now_on().await, 3);
    desk.run("update rent_incomes set evidence_given = false where account_id = $1")
        .await;
    desk.page_after("step", &step("notice")).await;
    assert_eq!(desk.now_on().await, 4);
}

#[tokio::test]
async fn a_notice_needs_the_protocol_and_a_statement_of_this_quarter_to_each_tenant() {
    let desk = Desk::owing(9).await;
    desk.on_step(3).await;
    let page = desk.page_after("step", &step("notice")).await;
    assert!(
        page.contains("Make one for each named tenant first"),
        "{page}"
    );
    desk.page_after("letter", &[("letter_kind", "statement")])
        .await;
    let page = desk.page_after("step", &step("notice")).await;
    assert!(
        page.contains("Not shown yet: We spoke to the tenant early"),
        "{page}"
    );
    desk.protocol_done().await;
    desk.page_after("step", &step("notice")).await;
    assert_eq!(desk.now_on().await, 4);
}

#[tokio::test]
async fn an_introductory_tenants_notice_says_until_when_they_may_ask_for_a_review() {
    let desk = Desk::owing(9).await;
    sqlx::query("update tenancies set kind = 'introductory' where id = $1")
        .bind(desk.tenancy)
        .execute(&mut desk.world.all_seeing().await)
        .await
        .unwrap();
    desk.on_step(3).await;
    desk.protocol_done().await;
    desk.page_after("letter", &[("letter_kind", "statement")])
        .await;
    let page = desk.page_after("step", &step("notice")).await;
    assert!(
        page.contains("Notice of proceedings") && page.contains("review up to 4 December 2026"),
        "{page}"
    );
    let page = desk.page_after("step", &step("pre_court")).await;
    assert!(
        page.contains("may still ask for a review of the notice"),
        "{page}"
    );
    assert_eq!(desk.now_on().await, 4);
}

#[tokio::test]
async fn no_answer_of_the_officers_is_a_refusal_and_what_was_typed_is_kept() {
    let desk = Desk::owing(3).await;
    let form: Vec<_> = step("reminder")
        .into_iter()
        .filter(|it| it.0 != "counterclaim")
        .collect();
    let page = desk.page_after("step", &form).await;
    assert!(
        page.contains("Choose yes or no") && page.contains("Spoke to both. No needs."),
        "{page}"
    );
    let no: Vec<_> = form.into_iter().chain([("counterclaim", "no")]).collect();
    let page = desk.page_after("step", &no).await;
    assert!(
        page.contains("Look for open repairs and complaints first"),
        "{page}"
    );
    assert_eq!(desk.now_on().await, 0);
}

#[tokio::test]
async fn an_arrangement_that_is_kept_stops_every_step() {
    let desk = Desk::owing(3).await;
    desk.run("insert into arrangements (id, account_id, person_id, officer_id, submission_key, pence, every, first_on, arrears_pence, clear_on, review_on, state, made_at)
              select gen_random_uuid(), $1, (select p.person_id from tenancy_parties p join rent_accounts a using (tenancy_id) where a.id = $1 limit 1), id, gen_random_uuid(), 500, 'week', '2026-11-01', 30000, '2027-11-01', '2027-02-01', 'running', now() from officers limit 1").await;
    let page = desk.page_after("step", &step("reminder")).await;
    assert!(page.contains("An arrangement is being kept"), "{page}");
    assert_eq!(desk.now_on().await, 0);
}
