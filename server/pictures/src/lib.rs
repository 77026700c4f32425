//! Photos that tenants and officers send: read off the wire, decoded under hard limits, drawn anew.
//!
//! The bytes that arrive are never stored. What is stored is a fresh JPEG made from the pixels, so
//! location, thumbnails, comments and anything after the picture's end are gone by construction.
//!
//! A crate of its own because decoding is unbearable unoptimised: in development this one is optimised, the rest is not.

pub mod demo;
mod names;
mod refusal;
mod rendering;
mod sniffing;

use bytes::Bytes;
use image::{ImageResult, RgbImage};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

pub use names::name_for_display;
pub use refusal::Refusal;

/// Largest file taken, in bytes (15 MB).
pub const MAX_BYTES: usize = 15 * 1024 * 1024;
/// Longest side taken, in pixels. A 48-megapixel phone makes 8,064 by 6,048.
pub const MAX_SIDE: u32 = 9_000;
/// Most pixels taken.
pub const MAX_PIXELS: u64 = 50_000_000;
/// Longest side of the stored photo, in pixels.
pub const FULL_SIDE: u32 = 2_048;
/// Longest side of the picture shown in lists, in pixels.
pub const THUMB_SIDE: u32 = 480;

/// JPEG quality of both renditions, out of 100.
const QUALITY: u8 = 82;
/// Most bytes the decoded pixels may take: 50 megapixels with transparency.
const MAX_DECODED_BYTES: u64 = 4 * MAX_PIXELS;
/// Most bytes a decoder may take beside the pixels; a colour profile can be a bomb too.
const MAX_DECODER_BYTES: u64 = 16 * 1024 * 1024;
/// Above this a photo is decoded alone, so that two at once stay within memory.
const LARGE_PIXELS: u64 = 24_000_000;

/// Seats in front of the decoder, for the whole process. A large photo takes all of them.
static SEATS: Semaphore = Semaphore::const_new(SEAT_COUNT as usize);
const SEAT_COUNT: u32 = 2;

/// A photo ready to store: two JPEGs without metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// JPEG, longest side at most [`FULL_SIDE`].
    pub full: Bytes,
    /// JPEG, longest side at most [`THUMB_SIDE`].
    pub thumb: Bytes,
    /// Width of `full`, in pixels, upright.
    pub width: u32,
    /// Height of `full`, in pixels, upright.
    pub height: u32,
    /// SHA-256 of `full`.
    pub sha256: [u8; 32],
}

/// Turns a picture into a JPEG of this quality (1 to 100).
pub type Encoder = fn(&RgbImage, u8) -> ImageResult<Vec<u8>>;

/// Turns an uploaded file into a [`Prepared`] photo. Of an animation the first frame is taken.
///
/// # Errors
/// A [`Refusal`] says why the file is not taken. Nothing of it is kept.
pub async fn prepare(bytes: Bytes) -> Result<Prepared, Refusal> {
    prepare_with(bytes, rendering::encode_jpeg).await
}

/// [`prepare`] with another encoder, to see what happens when it fails.
///
/// # Errors
/// As [`prepare`]; [`Refusal::NotPrepared`] when the encoder fails.
pub async fn prepare_with(bytes: Bytes, encoder: Encoder) -> Result<Prepared, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooManyBytes);
    }
    let format = sniffing::sniff(&bytes)?;
    let header = bytes.clone();
    let shape = seated(1, move || rendering::inspect(&header, format)).await?;
    let seats = if shape.pixels > LARGE_PIXELS {
        SEAT_COUNT
    } else {
        1
    };
    seated(seats, move || render(&bytes, shape.format, encoder)).await
}

/// Runs `work` off the async threads. The seats go with it: a sender who hangs up does not free
/// them while the decoder still runs. A decoder that panics costs one photo, not the process.
async fn seated<T: Send + 'static>(
    seats: u32,
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let permit = SEATS
        .acquire_many(seats)
        .await
        .map_err(|_| Refusal::NotPrepared)?;
    let work = move || {
        let _held_until_done = permit;
        work()
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(error) if error.is_panic() => Err(Refusal::Damaged),
        Err(_) => Err(Refusal::NotPrepared),
    }
}

fn render(bytes: &[u8], format: sniffing::Format, encoder: Encoder) -> Result<Prepared, Refusal> {
    let full = rendering::upright(bytes, format, FULL_SIDE)?;
    let thumb = rendering::thumbnail(&full, THUMB_SIDE);
    let encode = |picture: &RgbImage| encoder(picture, QUALITY).map_err(|_| Refusal::NotPrepared);
    let (full_jpeg, thumb_jpeg) = (encode(&full)?, encode(&thumb)?);
    Ok(Prepared {
        sha256: Sha256::digest(&full_jpeg).into(),
        full: full_jpeg.into(),
        thumb: thumb_jpeg.into(),
        width: full.width(),
        height: full.height(),
    })
}
