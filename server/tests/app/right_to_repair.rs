//! The Right to Repair from the report to the money, at Christmas, when the days are hardest to count.

use crate::journey::{dripping_tap, reported_as};
use crate::rent::scene::{account, line};
use crate::world::{Answer, Browser, World};
use domain::{OfficerId, PersonId, Role, System};
use http::StatusCode;
use uuid::Uuid;

/// Thursday 24 December 2026. Friday is Christmas, Monday the holiday for Boxing Day: one working day ends on Tuesday.
const CHRISTMAS_EVE: &str = "2026-12-24T10:00:00Z";

struct Scene {
    world: World,
    home: Uuid,
    person: PersonId,
    tenant: Browser,
    officer: Browser,
    officer_id: OfficerId,
    reference: String,
}

impl Scene {
    /// A toilet that does not flush, reported on Christmas Eve by someone who holds their home so.
    async fn new(tenancy: &str) -> Self {
        let world = World::at(CHRISTMAS_EVE.parse().unwrap()).await;
        let home = world.home().await;
        sqlx::query("update tenancies set kind = $1")
            .bind(tenancy)
            .execute(&mut world.all_seeing().await)
            .await
            .unwrap();
        let (person, tenant) = world.party(home, "Amina", "sole").await;
        let sent = reported_as(&world, &tenant, person, dripping_tap()).await;
        let (officer_id, officer) = world
            .officer("Olu Bright", Role::Officer, &["repairs"])
            .await;
        let scene = Self {
            world,
            home,
            person,
            tenant,
            officer,
            officer_id,
            reference: sent.reference,
        };
        scene
            .at_desk("begin", &[("defect", "toilet_no_flush")])
            .await;
        scene
    }

    /// The same, with two plumbers, found to qualify and given to the first.
    async fn noticed() -> Self {
        let scene = Self::new("secure").await;
        scene.contractor("Aqua Plumbing").await;
        scene.contractor("Brook Plumbing").await;
        scene.qualifies().await;
        let first = scene.id_of("Aqua Plumbing").await;
        scene.at_desk("notice", &[("contractor", &first)]).await;
        scene
    }

    async fn qualifies(&self) {
        let fields = [
            ("right_decision", "qualifies"),
            ("estimate", "120"),
            ("right_reason", "It is the only toilet."),
        ];
        self.at_desk("decide", &fields).await;
    }

    async fn contractor(&self, name: &str) {
        sqlx::query("insert into contractors (id, name, trades, created_at) values ($1, $2, '{plumber}', now())")
            .bind(Uuid::now_v7())
            .bind(name)
            .execute(&mut self.world.all_seeing().await)
            .await
            .unwrap();
    }

    async fn id_of(&self, contractor: &str) -> String {
        sqlx::query_scalar("select id::text from contractors where name = $1")
            .bind(contractor)
            .fetch_one(&mut self.world.all_seeing().await)
            .await
            .unwrap()
    }

    async fn post_at_desk(&self, verb: &str, fields: &[(&str, &str)]) -> Answer {
        let about = [("reference", self.reference.as_str())];
        let fields: Vec<_> = about.iter().chain(fields).copied().collect();
        let verb = format!("/do/officer/cases/{verb}");
        self.officer.post(&verb, &fields).await
    }

    /// Posts a form of the panel, and gives the page after it.
    async fn at_desk(&self, verb: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post_at_desk(&format!("right/{verb}"), fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verb}");
        self.desk().await
    }

    async fn desk(&self) -> String {
        let path = format!("/officer/cases/{}", self.reference);
        self.officer.get(&path).await.text()
    }

    async fn page(&self) -> String {
        self.page_of(&self.tenant).await
    }

    async fn page_of(&self, browser: &Browser) -> String {
        let path = format!("/repairs/{}", self.reference);
        browser.get(&path).await.text()
    }

    async fn missed_date(&self, browser: &Browser) -> Answer {
        let key = Uuid::now_v7().to_string();
        let form = [
            ("reference", self.reference.as_str()),
            ("submission_key", &key),
        ];
        browser.post("/do/repairs/missed-date", &form).await
    }

    /// Now it is this moment, and both have signed in anew: no session lasts for days.
    async fn it_is(&mut self, moment: &str) {
        let moment: chrono::DateTime<chrono::Utc> = moment.parse().unwrap();
        self.world.clock.advance(moment - self.world.clock.now());
        self.tenant = self.world.signed_in(self.person).await;
        let mut tx = self.world.db().begin(System("test")).await.unwrap();
        let token = tx
            .start_officer_session(self.officer_id, "Edge on Windows")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.officer.session = Some(token.cookie());
    }

    /// The officer moves the repair on until the work is done.
    async fn done(&self) {
        for (seen, state) in [
            ("submitted", "triaged"),
            ("triaged", "ordered"),
            ("ordered", "appointed"),
            ("appointed", "attended"),
            ("attended", "completed"),
        ] {
            self.post_at_desk("state", &[("seen", seen), ("state", state)])
                .await;
        }
        let done = "select count(*) from cases where state = 'completed'";
        assert_eq!(self.world.count(done).await, 1);
    }

    /// The running clocks of the right: rule and due moment.
    async fn clocks(&self) -> Vec<(String, String)> {
        sqlx::query_as(
            "select rule, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') from case_clocks
             where starts_with(rule, 'rtr.') and met_at is null and stopped_at is null order by rule",
        )
        .fetch_all(&mut self.world.all_seeing().await)
        .await
        .unwrap()
    }

    /// The emails about the right, oldest first.
    async fn letters(&self) -> Vec<String> {
        sqlx::query_scalar(
            "select body from outgoing_messages where kind = 'right-to-repair' and channel = 'email' order by id",
        )
        .fetch_all(&mut self.world.all_seeing().await)
        .await
        .unwrap()
    }

    async fn running(&self, rule: &str, due: &str) {
        assert_eq!(self.clocks().await, [(rule.to_owned(), due.to_owned())]);
    }
}

fn has(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn the_only_toilet_across_christmas_from_the_notice_to_thirty_pounds() {
    let mut scene = Scene::noticed().await;
    scene.running("rtr.first", "2026-12-29 23:59:59").await;
    let notice = &scene.letters().await[0];
    has(
        notice,
        &[
            "Aqua Plumbing",
            "Tuesday 29 December 2026",
            "another contractor",
            "£50",
        ],
    );
    has(
        &scene.page().await,
        &[
            "Aqua Plumbing does the work",
            "Tuesday 29 December 2026",
            "What is the Right to Repair?",
        ],
    );
    assert!(!scene.page().await.contains("You missed the date"));

    scene.it_is("2026-12-30T09:00:00Z").await;
    scene.world.db().note_missed_clocks().await.unwrap();
    scene.world.db().note_missed_clocks().await.unwrap();
    assert_eq!(
        scene.letters().await.len(),
        2,
        "told once of the missed day"
    );
    has(
        &scene.page().await,
        &["We missed our last day", "You missed the date"],
    );
    let (_, neighbour) = scene.world.tenant("Ben").await;
    assert_eq!(
        scene.missed_date(&neighbour).await.status,
        StatusCode::NOT_FOUND
    );
    // A double tap is one request.
    scene.missed_date(&scene.tenant).await;
    scene.missed_date(&scene.tenant).await;
    scene.running("rtr.second", "2026-12-31 23:59:59").await;
    assert_eq!(scene.letters().await.len(), 3);
    has(
        &scene.page().await,
        &[
            "Brook Plumbing does the work now",
            "Thursday 31 December 2026",
        ],
    );

    scene.it_is("2027-01-02T09:00:00Z").await;
    has(
        &scene.page().await,
        &["We owe you £14.00 so far, for 2 days"],
    );
    let early = scene.at_desk("award", &[]).await;
    has(&early, &["Nothing is owed yet, or the days still count"]);

    scene.it_is("2027-01-10T09:00:00Z").await;
    scene.done().await;
    scene.it_is("2027-01-14T09:00:00Z").await;
    has(&scene.desk().await, &["Confirm the award of £30.00"]);
    scene.at_desk("award", &[]).await;
    scene.at_desk("award", &[]).await;
    let awards = "select count(*) from compensation_lines where kind = 'award' and pence = 3000 and days = 10";
    assert_eq!(scene.world.count(awards).await, 1);
    has(
        &scene.page().await,
        &["10 days after the second last day", "£30.00"],
    );
}

#[tokio::test]
async fn money_is_set_off_as_a_second_line_and_off_the_rent() {
    let mut scene = Scene::noticed().await;
    let (rent, _) = account(&scene.world, scene.home, "rent", 1).await;
    line(&scene.world, rent, 11_610, "2026-12-21").await;
    scene.it_is("2026-12-30T09:00:00Z").await;
    scene.missed_date(&scene.tenant).await;
    // Twenty days are the most, done or not.
    scene.it_is("2027-01-20T09:00:00Z").await;
    has(&scene.page().await, &["We owe you £50.00 for 20 days"]);
    scene.at_desk("award", &[]).await;
    let fields = vec![("set_off", "20"), ("set_off_reason", "Rent of December.")];
    let too_much = [("set_off", "50.01"), fields[1]];
    has(
        &scene.at_desk("set-off", &too_much).await,
        &["no more than the award"],
    );
    scene.at_desk("set-off", &fields).await;
    scene.at_desk("set-off", &fields).await;
    assert_eq!(
        scene
            .world
            .count("select count(*) from compensation_lines")
            .await,
        2
    );
    let off_the_rent = "select count(*) from rent_transactions where kind = 'rtr_set_off' and pence = -2000 and source = 'right_to_repair'";
    assert_eq!(scene.world.count(off_the_rent).await, 1);
    has(
        &scene.page().await,
        &[
            "£50.00",
            "£20.00",
            "Taken off what you owe us. Rent of December.",
        ],
    );
    // The joint tenant sees the repair, and nothing of anybody's debts.
    let (_, joint) = scene.world.party(scene.home, "Yusuf", "joint").await;
    let page = scene.page_of(&joint).await;
    has(&page, &["Your Right to Repair", "Brook Plumbing"]);
    assert!(
        !page.contains("£20.00") && !page.contains("Rent of December"),
        "{page}"
    );
}

#[tokio::test]
async fn a_suspension_moves_the_last_day_by_the_days_it_touched() {
    let mut scene = Scene::noticed().await;
    let why = [("suspend_reason", "The water company has closed the main.")];
    scene.at_desk("suspend", &why).await;
    scene.at_desk("suspend", &why).await;
    has(
        &scene.page().await,
        &["the days do not count for now", "closed the main"],
    );
    scene.it_is("2026-12-31T09:00:00Z").await;
    assert!(!scene.page().await.contains("You missed the date"));
    scene.at_desk("resume", &[]).await;
    scene.at_desk("resume", &[]).await;
    // 24 to 31 December do not count, 1 January is a holiday: Monday the 4th.
    scene.running("rtr.first", "2027-01-04 23:59:59").await;
    has(
        scene.letters().await.last().unwrap(),
        &["Monday 4 January 2027"],
    );
    let rows = "select count(*) from right_to_repair_suspensions where to_at is not null";
    assert_eq!(scene.world.count(rows).await, 1);
}

#[tokio::test]
async fn a_repair_that_does_not_qualify_is_declined_in_writing() {
    let scene = Scene::new("secure").await;
    let dear = [
        ("right_decision", "qualifies"),
        ("estimate", "250.01"),
        ("right_reason", "New pan and pipes."),
    ];
    has(
        &scene.at_desk("decide", &dear).await,
        &["up to its limit", "New pan and pipes."],
    );
    let no = [
        ("right_decision", "too_costly"),
        ("right_reason", "It needs a new pan."),
    ];
    scene.at_desk("decide", &no).await;
    scene.at_desk("decide", &no).await;
    assert!(scene.clocks().await.is_empty());
    let letters = scene.letters().await;
    assert_eq!(letters.len(), 1);
    has(
        &letters[0],
        &["costs more than its limit", "It needs a new pan."],
    );
    has(
        &scene.page().await,
        &["the law does not cover it", "It needs a new pan."],
    );
    let told = scene.missed_date(&scene.tenant).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER);
    assert!(scene.clocks().await.is_empty());
}

#[tokio::test]
async fn an_inspection_comes_first_and_the_days_count_from_it() {
    let mut scene = Scene::new("introductory").await;
    let look = [
        ("right_decision", "inspect"),
        ("right_reason", "We must see the pan."),
    ];
    scene.at_desk("decide", &look).await;
    assert!(scene.clocks().await.is_empty());
    scene.it_is("2027-01-05T09:00:00Z").await;
    let mut fields = vec![
        ("right_decision", "qualifies"),
        ("estimate", "120"),
        ("right_reason", "A new cistern."),
    ];
    has(
        &scene.at_desk("decide", &fields).await,
        &["Enter the day of the inspection"],
    );
    fields.extend([
        ("inspected_day", "4"),
        ("inspected_month", "1"),
        ("inspected_year", "2027"),
    ]);
    scene.at_desk("decide", &fields).await;
    scene.running("rtr.first", "2027-01-05 23:59:59").await;
}

#[tokio::test]
async fn a_leaseholder_does_not_have_the_right() {
    let scene = Scene::new("leasehold").await;
    assert_eq!(
        scene
            .world
            .count("select count(*) from right_to_repair")
            .await,
        0
    );
    has(
        &scene
            .at_desk("begin", &[("defect", "toilet_no_flush")])
            .await,
        &["does not reach this kind of tenancy"],
    );
    assert!(!scene.page().await.contains("Your Right to Repair"));
}

#[tokio::test]
async fn without_another_contractor_the_second_step_waits_for_an_officer() {
    let mut scene = Scene::new("secure").await;
    scene.contractor("Aqua Plumbing").await;
    scene.qualifies().await;
    let first = scene.id_of("Aqua Plumbing").await;
    scene.at_desk("notice", &[("contractor", &first)]).await;
    scene.it_is("2026-12-30T09:00:00Z").await;
    scene.missed_date(&scene.tenant).await;
    has(
        &scene.page().await,
        &[
            "No other contractor on our list",
            "An officer will answer you",
        ],
    );
    let replies = "select count(*) from case_clocks where rule = 'case.reply' and met_at is null";
    assert_eq!(scene.world.count(replies).await, 1);
    let again = scene
        .at_desk("second", &[("second_contractor", &first)])
        .await;
    has(&again, &["Someone moved it on"]);
    scene.contractor("Brook Plumbing").await;
    let second = scene.id_of("Brook Plumbing").await;
    scene
        .at_desk("second", &[("second_contractor", &second)])
        .await;
    scene
        .at_desk("second", &[("second_contractor", &second)])
        .await;
    scene.running("rtr.second", "2026-12-31 23:59:59").await;
}

#[tokio::test]
async fn the_right_ends_when_the_tenant_gives_no_access_and_they_are_told() {
    let scene = Scene::noticed().await;
    let none = [("lapse", "no_access"), ("lapse_reason", "")];
    has(&scene.at_desk("lapse", &none).await, &["Enter the reason"]);
    let fields = [
        ("lapse", "no_access"),
        ("lapse_reason", "Two visits, nobody in."),
    ];
    scene.at_desk("lapse", &fields).await;
    assert!(scene.clocks().await.is_empty());
    has(
        &scene.page().await,
        &["has ended for this repair", "Two visits, nobody in."],
    );
    has(
        scene.letters().await.last().unwrap(),
        &["Two visits, nobody in."],
    );
}

/// What Postgres itself shows of the right and its money to whoever asks for everything.
async fn seen_by(scene: &Scene, person: PersonId) -> (i64, i64) {
    let mut db = scene.world.all_seeing().await;
    let mut tx = sqlx::Connection::begin(&mut db).await.unwrap();
    sqlx::query("select set_config('app.person', $1, true)")
        .bind(person.to_string())
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query("set local role doorstep_app")
        .execute(&mut *tx)
        .await
        .unwrap();
    sqlx::query_as(
        "select (select count(*) from right_to_repair), (select count(*) from compensation_lines)",
    )
    .fetch_one(&mut *tx)
    .await
    .unwrap()
}

#[tokio::test]
async fn postgres_itself_keeps_the_money_from_the_household_and_all_of_it_from_neighbours() {
    let mut scene = Scene::noticed().await;
    scene.it_is("2026-12-30T09:00:00Z").await;
    scene.missed_date(&scene.tenant).await;
    scene.it_is("2027-01-20T09:00:00Z").await;
    scene.at_desk("award", &[]).await;
    let (joint, _) = scene.world.party(scene.home, "Yusuf", "joint").await;
    let (neighbour, _) = scene.world.tenant("Ben").await;
    assert_eq!(seen_by(&scene, scene.person).await, (1, 1));
    assert_eq!(seen_by(&scene, joint).await, (1, 0));
    assert_eq!(seen_by(&scene, neighbour).await, (0, 0));
}
