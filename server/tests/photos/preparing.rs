use image::error::{EncodingError, ImageFormatHint};
use image::{ImageError, ImageFormat, ImageResult, Rgba, RgbaImage};
use server::photos::{Refusal, prepare, prepare_with};
use sha2::{Digest, Sha256};

use super::corpus::*;

#[tokio::test]
async fn a_photo_is_stored_at_most_2048_and_480_pixels_long() {
    let photo = prepare(encoded(noisy(4_032, 3_024), ImageFormat::Jpeg).into())
        .await
        .unwrap();
    let size = |bytes: &[u8]| {
        let picture = image::load_from_memory_with_format(bytes, ImageFormat::Jpeg).unwrap();
        (picture.width(), picture.height())
    };
    assert_eq!(size(&photo.full), (2_048, 1_536));
    assert_eq!(size(&photo.full), (photo.width, photo.height));
    assert_eq!(size(&photo.thumb), (480, 360));
    assert_eq!(photo.sha256[..], Sha256::digest(&photo.full)[..]);
}

#[tokio::test]
async fn a_small_photo_is_not_blown_up() {
    let photo = prepare(png(100, 50).into()).await.unwrap();
    assert_eq!((photo.width, photo.height), (100, 50));
}

#[tokio::test]
async fn what_is_transparent_becomes_white() {
    let mut clear = std::io::Cursor::new(Vec::new());
    RgbaImage::from_pixel(40, 40, Rgba([255, 0, 0, 0]))
        .write_to(&mut clear, ImageFormat::Png)
        .unwrap();
    let photo = prepare(clear.into_inner().into()).await.unwrap();
    let picture = image::load_from_memory(&photo.full).unwrap().into_rgb8();
    assert!(
        picture
            .pixels()
            .all(|pixel| pixel.0.iter().all(|colour| *colour > 250))
    );
}

#[tokio::test]
async fn the_first_frame_of_an_animation_is_taken() {
    for file in [animated_png(3), animated_webp(3)] {
        let photo = prepare(file.into()).await.unwrap();
        assert_eq!((photo.width, photo.height), (32, 32));
    }
}

fn broken_encoder(_: &image::RgbImage, _: u8) -> ImageResult<Vec<u8>> {
    Err(ImageError::Encoding(EncodingError::from_format_hint(
        ImageFormatHint::Exact(ImageFormat::Jpeg),
    )))
}

fn panicking_encoder(_: &image::RgbImage, _: u8) -> ImageResult<Vec<u8>> {
    panic!("a codec gave up")
}

#[tokio::test]
async fn an_encoder_that_fails_yields_no_photo_to_store() {
    let outcome = prepare_with(jpeg(64, 64).into(), broken_encoder).await;
    assert_eq!(outcome, Err(Refusal::NotPrepared));
}

#[tokio::test]
async fn a_codec_that_panics_costs_one_photo_and_no_seat() {
    for _ in 0..5 {
        assert_eq!(
            prepare_with(jpeg(64, 64).into(), panicking_encoder).await,
            Err(Refusal::Damaged)
        );
    }
    assert!(prepare(jpeg(64, 64).into()).await.is_ok());
}

#[test]
fn every_refusal_says_what_to_do_and_has_a_fitting_status() {
    use Refusal::*;
    let sized = [TooManyBytes, TooWideOrTall, TooManyPixels, TooManyPhotos];
    let kinds = [
        Heic, Avif, Gif, Pdf, Drawing, WebPage, Zip, Video, NotAPhoto,
    ];
    let broken = [Empty, Truncated, Damaged];
    assert!(sized.iter().all(|refusal| refusal.status() == 413));
    assert!(kinds.iter().all(|refusal| refusal.status() == 415));
    assert!(broken.iter().all(|refusal| refusal.status() == 422));
    assert_eq!(NotPrepared.status(), 500);
    for refusal in sized
        .into_iter()
        .chain(kinds)
        .chain(broken)
        .chain([NotPrepared])
    {
        let says = refusal.to_string();
        let asks = ["Send", "Choose", "Take", "Set your camera", "Open it"]
            .iter()
            .any(|verb| says.contains(verb));
        assert!(asks, "{says}");
    }
}
