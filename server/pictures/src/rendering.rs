//! From untrusted bytes to a fresh JPEG: only pixels pass through here.

use std::io::Cursor;

use image::codecs::{jpeg, png, webp};
use image::error::LimitErrorKind;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageError, ImageResult, Limits, RgbImage};

use super::sniffing::Format;
use super::{MAX_DECODED_BYTES, MAX_DECODER_BYTES, MAX_PIXELS, MAX_SIDE, Refusal};

/// What the header promises, checked against every limit before a pixel is decoded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub format: Format,
    pub pixels: u64,
}

/// Reads the header only. A file that would not fit is refused here.
pub(super) fn inspect(bytes: &[u8], format: Format) -> Result<Shape, Refusal> {
    let decoder = open(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err(Refusal::TooWideOrTall);
    }
    if pixels > MAX_PIXELS || decoder.total_bytes() > MAX_DECODED_BYTES {
        return Err(Refusal::TooManyPixels);
    }
    Ok(Shape { format, pixels })
}

/// Decodes, shrinks so that the longest side is at most `side` pixels, turns upright and lays on white.
pub(super) fn upright(bytes: &[u8], format: Format, side: u32) -> Result<RgbImage, Refusal> {
    let mut decoder = open(bytes, format)?;
    let orientation = decoder.orientation().map_err(refuse)?;
    let decoded = DynamicImage::from_decoder(decoder).map_err(refuse)?;
    let mut picture = shrink(decoded, side);
    picture.apply_orientation(orientation);
    Ok(on_white(picture))
}

/// Shrinks a finished picture for lists. Smaller ones stay as they are.
pub(super) fn thumbnail(picture: &RgbImage, side: u32) -> RgbImage {
    shrink(DynamicImage::ImageRgb8(picture.clone()), side).into_rgb8()
}

/// The encoder in use. It writes JFIF and nothing else: no Exif, no profile, no comment.
pub(super) fn encode_jpeg(picture: &RgbImage, quality: u8) -> ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    jpeg::JpegEncoder::new_with_quality(&mut out, quality).encode_image(picture)?;
    Ok(out)
}

/// The limits stand before the decoder looks further than the header: the library's defaults let
/// a 1 MB file take 1.2 GB.
fn open(bytes: &[u8], format: Format) -> Result<Box<dyn ImageDecoder + '_>, Refusal> {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    let file = Cursor::new(bytes);
    let mut decoder: Box<dyn ImageDecoder + '_> = match format {
        Format::Jpeg => Box::new(jpeg::JpegDecoder::new(file).map_err(refuse)?),
        Format::Png => {
            Box::new(png::PngDecoder::with_limits(file, limits.clone()).map_err(refuse)?)
        }
        Format::WebP => Box::new(webp::WebPDecoder::new(file).map_err(refuse)?),
    };
    decoder.set_limits(limits).map_err(refuse)?;
    Ok(decoder)
}

/// Averages down to twice the size first: the better filter alone would need 200 MB for a large photo.
fn shrink(picture: DynamicImage, side: u32) -> DynamicImage {
    let longest = |picture: &DynamicImage| picture.width().max(picture.height());
    let picture = match longest(&picture) > 2 * side {
        true => picture.thumbnail(2 * side, 2 * side),
        false => picture,
    };
    match longest(&picture) > side {
        true => picture.resize(side, side, FilterType::Triangle),
        false => picture,
    }
}

/// JPEG has no transparency, and a dropped alpha channel would show whatever lay beneath it.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let seen = picture.into_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0;
        image::Rgb([red, green, blue].map(|colour| over_white(colour, alpha)))
    })
}

fn over_white(colour: u8, alpha: u8) -> u8 {
    let (colour, alpha) = (u16::from(colour), u16::from(alpha));
    ((colour * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

fn refuse(error: ImageError) -> Refusal {
    match error {
        ImageError::Limits(limit) if matches!(limit.kind(), LimitErrorKind::DimensionError) => {
            Refusal::TooWideOrTall
        }
        ImageError::Limits(_) => Refusal::TooManyPixels,
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            Refusal::Truncated
        }
        _ => Refusal::Damaged,
    }
}
