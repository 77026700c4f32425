use std::fmt;

use super::Kind;

/// An opaque colour on which white text can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// WCAG 2.2, success criterion 1.4.3, text of ordinary size.
const LEAST_CONTRAST: f64 = 4.5;

impl Colour {
    /// Contrast with white, from 1 to 21, as WCAG 2.2 defines it.
    #[must_use]
    pub fn contrast_with_white(self) -> f64 {
        1.05 / (self.luminance() + 0.05)
    }

    /// Relative luminance, from 0 (black) to 1 (white), as WCAG 2.2 defines it.
    fn luminance(self) -> f64 {
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

impl Kind for Colour {
    fn read(text: &str) -> Result<Self, String> {
        let colour = hexadecimal(text).ok_or("a colour such as #0a5a5e")?;
        let contrast = colour.contrast_with_white();
        if contrast < LEAST_CONTRAST {
            return Err(format!(
                "darker: white text on it has a contrast of {contrast:.1} to 1, and needs 4.5"
            ));
        }
        Ok(colour)
    }
}

fn hexadecimal(text: &str) -> Option<Colour> {
    let digits = text
        .strip_prefix('#')
        .filter(|it| it.len() == 6 && it.chars().all(|digit| digit.is_ascii_hexdigit()))?;
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Colour { red, green, blue })
}

/// As CSS writes it: `#0a5a5e`.
impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}
