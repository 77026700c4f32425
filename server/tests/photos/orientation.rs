use image::RgbImage;
use server::photos::prepare;

use super::corpus::*;

/// The colours of the corners, clockwise from top left: red, green, blue, yellow.
fn corner_letters(picture: &RgbImage) -> String {
    let (right, bottom) = (picture.width() - 8, picture.height() - 8);
    [(8, 8), (right, 8), (right, bottom), (8, bottom)]
        .map(
            |(x, y)| match picture.get_pixel(x, y).0.map(|colour| colour > 125) {
                [true, false, false] => 'r',
                [false, true, false] => 'g',
                [false, false, true] => 'b',
                [true, true, false] => 'y',
                _ => '?',
            },
        )
        .iter()
        .collect()
}

#[tokio::test]
async fn each_of_the_eight_orientations_comes_out_upright() {
    // Where Exif's eight values put the corners of a picture stored red, green, blue, yellow.
    let upright = [
        "rgby", "gryb", "byrg", "ybgr", "rybg", "yrgb", "bgry", "gbyr",
    ];
    for (orientation, expected) in (1..).zip(upright) {
        let photo = prepare(with_exif(&jpeg(120, 80), orientation, b"x").into())
            .await
            .unwrap();
        let size = if orientation < 5 {
            (120, 80)
        } else {
            (80, 120)
        };
        assert_eq!(
            (photo.width, photo.height),
            size,
            "orientation {orientation}"
        );
        for rendition in [&photo.full, &photo.thumb] {
            let picture = image::load_from_memory(rendition).unwrap().into_rgb8();
            assert_eq!(
                corner_letters(&picture),
                expected,
                "orientation {orientation}"
            );
        }
    }
}

#[tokio::test]
async fn a_large_sideways_photo_is_shrunk_and_turned() {
    let photo = prepare(with_exif(&jpeg(4_000, 3_000), 6, b"x").into())
        .await
        .unwrap();
    assert_eq!((photo.width, photo.height), (1_536, 2_048));
}
