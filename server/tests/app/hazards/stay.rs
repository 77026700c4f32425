//! Somewhere else to stay: offered, answered, ended.

use super::Damp;

#[tokio::test]
async fn an_offer_is_answered_by_the_tenant_and_a_no_may_become_a_yes() {
    let damp = Damp::known_at("2026-11-30T10:00:00Z", "damp_mould", false).await;
    damp.triaged().await;
    let offer = [(
        "stay",
        "A room in the Anchor, from tonight. We send a taxi.",
    )];
    damp.joan("stay", &offer).await;
    damp.joan("stay", &offer).await;
    let one = "select count(*) from hazard_accommodation";
    assert_eq!(damp.world.count(one).await, 1);
    let page = damp.joan("stay", &[("stay", "A caravan.")]).await;
    assert!(page.contains("An offer is open already"), "{page}");
    let page = damp.tells(damp.amina, "stay", &[("answer", "no")]).await;
    assert!(
        page.contains("You said no. You can still say yes."),
        "{page}"
    );
    damp.tells(damp.amina, "stay", &[("answer", "yes")]).await;
    damp.tells(damp.amina, "stay", &[("answer", "yes")]).await;
    assert_eq!(
        damp.world
            .count("select count(*) from case_events where detail ->> 'what' in ('accommodation_accepted', 'accommodation_declined')")
            .await,
        2
    );
    damp.joan("stay-end", &[]).await;
    let page = damp.tells(damp.amina, "stay", &[("answer", "no")]).await;
    assert!(page.contains("This offer has ended."), "{page}");
    assert_eq!(
        damp.world
            .count("select count(*) from hazard_accommodation where answer = 'accepted'")
            .await,
        1
    );
}
