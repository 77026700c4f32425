//! Text: what people write to us, and what fits in a text message to them.

mod gsm;
mod tidy;

pub use gsm::{fits_one_text, gsm_segments, is_gsm};
pub use tidy::{TextError, tidy};
