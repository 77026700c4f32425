//! Why a photo was not taken, in the words a tenant reads.

use http::StatusCode;
use thiserror::Error;

/// One photo refused. `Display` is the sentence shown beside it: what is wrong, then what to do.
///
/// It never quotes the file's name or content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Refusal {
    #[error("This photo is empty. Choose it again, or choose another photo.")]
    Empty,
    #[error("This photo is too big. Send a photo smaller than 15 MB.")]
    TooManyBytes,
    #[error("This photo is too wide or too tall. Send a photo up to 9,000 pixels on each side.")]
    TooWideOrTall,
    #[error(
        "This photo has too much detail for us to open. Set your camera to 50 megapixels or less and take it again."
    )]
    TooManyPixels,
    #[error(
        "You already have as many photos as we can take at once. Send this one afterwards in a message."
    )]
    TooManyPhotos,
    #[error(
        "This photo is in Apple's HEIC format, which we cannot open. Send a JPEG. On an iPhone, go to Settings, Camera, Formats and choose Most Compatible, then take the photo again."
    )]
    Heic,
    #[error("This photo is in AVIF format, which we cannot open. Send a JPEG or PNG instead.")]
    Avif,
    #[error("This is a GIF picture, which we cannot open. Send a JPEG or PNG instead.")]
    Gif,
    #[error("This is a PDF, not a photo. Take a photo of the problem and send that.")]
    Pdf,
    #[error("This is a drawing, not a photo. Send a JPEG or PNG photo.")]
    Drawing,
    #[error("This is a web page, not a photo. Send a JPEG or PNG photo.")]
    WebPage,
    #[error("This is a zip folder, not a photo. Open it and send the photos inside one by one.")]
    Zip,
    #[error("This is a video, and we can only take photos. Send a JPEG or PNG photo.")]
    Video,
    #[error("This is not a photo we can open. Send a JPEG, PNG or WebP photo.")]
    NotAPhoto,
    #[error("Part of this photo is missing. Choose it again and send it once more.")]
    Truncated,
    #[error("This photo is damaged and will not open. Take it again, or choose another photo.")]
    Damaged,
    #[error(
        "We could not save this photo. Send it again in a few minutes, or carry on without it."
    )]
    NotPrepared,
}

impl Refusal {
    /// 413 for anything too big, 415 for another kind of file, 422 for a photo that does not open,
    /// 500 when the fault is ours.
    pub fn status(self) -> StatusCode {
        use Refusal::*;
        match self {
            TooManyBytes | TooWideOrTall | TooManyPixels | TooManyPhotos => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            Heic | Avif | Gif | Pdf | Drawing | WebPage | Zip | Video | NotAPhoto => {
                StatusCode::UNSUPPORTED_MEDIA_TYPE
            }
            Empty | Truncated | Damaged => StatusCode::UNPROCESSABLE_ENTITY,
            NotPrepared => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
