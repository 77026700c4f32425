use crate::world::World;
use domain::BrowserKey;
use domain::account::Who;
use domain::demo::{CONTRACTORS, OFFICERS, TENANTS, people};
use std::collections::BTreeSet;

#[tokio::test]
async fn everyone_on_the_list_can_be_entered_and_is_who_it_says() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    for person in people() {
        let (token, group) = world
            .db
            .demo_session(person.key, "Test", BrowserKey([7; 32]))
            .await
            .unwrap()
            .expect(person.key);
        assert_eq!(group, person.group, "{}", person.key);
        match world
            .db
            .session(&token)
            .await
            .unwrap()
            .expect(person.key)
            .who
        {
            Who::Person { first_name, .. } => {
                assert!(person.name.starts_with(&first_name), "{}", person.key)
            }
            Who::Officer { name, .. } => {
                assert_eq!((name, person.group), (person.name, OFFICERS))
            }
            Who::Contractor { name, .. } => {
                assert_eq!((name, person.group), (person.name, CONTRACTORS))
            }
        }
    }
}

#[tokio::test]
async fn nobody_else_can_be_entered() {
    let world = World::loaded_at("2026-11-21T10:00:00Z").await;
    for key in ["alan-frith", "", "priya-sharma ", "nobody"] {
        assert!(
            world
                .db
                .demo_session(key, "Test", BrowserKey([7; 32]))
                .await
                .unwrap()
                .is_none(),
            "{key}"
        );
    }
}

#[tokio::test]
async fn nobody_can_be_entered_where_the_demo_is_not_loaded() {
    let world = World::empty_at("2026-11-21T10:00:00Z").await;
    for key in ["priya-sharma", "marcus-bell"] {
        assert!(
            world
                .db
                .demo_session(key, "Test", BrowserKey([7; 32]))
                .await
                .unwrap()
                .is_none()
        );
    }
    assert_eq!(world.number("select count(*) from sessions").await, 0);
}

#[test]
fn the_list_names_everyone_once_with_a_line_each() {
    let list = people();
    let keys: BTreeSet<_> = list.iter().map(|person| person.key).collect();
    assert_eq!(keys.len(), list.len());
    assert!(
        list.iter()
            .all(|person| !person.about.is_empty() && person.about.ends_with(['.', '!']))
    );
    assert!(list.iter().filter(|person| person.group == TENANTS).count() >= 40);
    assert!(
        list.iter()
            .filter(|person| person.group == OFFICERS)
            .count()
            >= 10
    );
}
