//! The demo council's pictures.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use server::demo_pictures::{Scene, picture};
use server::photos::prepare;

#[test]
fn a_seed_always_draws_the_same_picture_and_another_seed_another() {
    let draw = |seed| picture(Scene::MouldInCorner, seed);
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
}

#[tokio::test]
async fn every_scene_is_a_photo_that_would_be_taken() {
    for scene in Scene::ALL {
        let photo = picture(scene, 7);
        assert!(
            (20_000..400_000).contains(&photo.len()),
            "{scene:?} is {} bytes",
            photo.len()
        );
        if let Ok(folder) = std::env::var("DEMO_PICTURES_TO") {
            std::fs::write(format!("{folder}/{scene:?}.jpg"), &photo).unwrap();
        }
        let prepared = prepare(photo.into()).await.unwrap();
        assert_eq!((prepared.width, prepared.height), (1_200, 900), "{scene:?}");
    }
}
