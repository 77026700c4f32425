use crate::world::World;
use domain::demo::{Loaded, wanted};
use server::files::FileStore;
use std::collections::BTreeSet;

#[tokio::test]
async fn every_photo_of_the_demo_has_its_two_pictures() {
    let world = World::empty_at("2026-11-21T10:00:00Z").await;
    let folder = tempfile::tempdir().unwrap();
    let files = FileStore::local(folder.path()).unwrap();
    let loaded = server::demo::load_into(&world.db, &files).await.unwrap();
    assert!(matches!(loaded, Loaded::Now { .. }));
    let keys = world
        .words("select unnest(array[full_key, thumb_key]) from attachments")
        .await;
    assert_eq!(keys.len(), 2 * wanted().len());
    for key in &keys {
        assert!(files.get(key).await.unwrap().is_some());
    }
    assert_eq!(
        server::demo::load_into(&world.db, &files).await.unwrap(),
        Loaded::Before
    );
}

#[test]
fn photos_are_of_every_kind_and_each_is_wanted_once() {
    let all = wanted();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert_eq!(
        all.iter()
            .map(|wanted| wanted.picture)
            .collect::<BTreeSet<_>>()
            .len(),
        11
    );
}
