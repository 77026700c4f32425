//! Tells a photo from other files by its bytes. The name and the sender's content type are not asked.

use image::ImageFormat;

use super::Refusal;

/// The three formats that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    WebP,
}

/// Names the format of a whole file, or why it is not taken.
pub(super) fn sniff(bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) if jpeg_is_whole(bytes) => Ok(Format::Jpeg),
        Ok(ImageFormat::Png) => Ok(Format::Png),
        Ok(ImageFormat::WebP) if webp_is_whole(bytes) => Ok(Format::WebP),
        Ok(ImageFormat::Jpeg | ImageFormat::WebP) => Err(Refusal::Truncated),
        _ => Err(other_kind(bytes)),
    }
}

fn other_kind(bytes: &[u8]) -> Refusal {
    if bytes.get(4..8) == Some(b"ftyp") {
        return media_container(bytes);
    }
    match bytes {
        [b'G', b'I', b'F', b'8', ..] => Refusal::Gif,
        [b'%', b'P', b'D', b'F', ..] => Refusal::Pdf,
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => Refusal::Zip,
        [0xff, 0xd8, ..] | [0x89, b'P', b'N', ..] | [b'R', b'I', b'F', b'F'] => Refusal::Truncated,
        _ => markup(bytes),
    }
}

/// ISO base media files name their kind after `ftyp`: first the main brand, then the compatible ones.
fn media_container(bytes: &[u8]) -> Refusal {
    let brands = bytes.get(8..bytes.len().min(64)).unwrap_or_default();
    let has = |names: &[&[u8; 4]]| {
        brands
            .chunks(4)
            .any(|brand| names.iter().any(|name| brand == *name))
    };
    if has(&[b"avif", b"avis"]) {
        Refusal::Avif
    } else if has(&[
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
    ]) {
        Refusal::Heic
    } else {
        Refusal::Video
    }
}

fn markup(bytes: &[u8]) -> Refusal {
    let start = String::from_utf8_lossy(bytes.get(..512).unwrap_or(bytes)).to_ascii_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if start.starts_with("<svg") || (start.starts_with("<?xml") && start.contains("<svg")) {
        Refusal::Drawing
    } else if ["<!doctype html", "<html", "<script", "<?php"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        Refusal::WebPage
    } else {
        Refusal::NotAPhoto
    }
}

/// Walks a JPEG's segments to its end-of-image marker.
///
/// The decoder fills what is missing with grey and says nothing, so a photo cut short on the way
/// would be kept as a grey one. An end marker inside an Exif thumbnail does not count.
fn jpeg_is_whole(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(marker) = next_marker(bytes, at) {
        at = match bytes[marker] {
            0xd9 => return true,
            0x01 | 0xd0..=0xd8 => marker + 1,
            _ => match bytes.get(marker + 1..marker + 3) {
                Some(&[high, low]) => {
                    marker + 1 + usize::from(u16::from_be_bytes([high, low])).max(2)
                }
                _ => return false,
            },
        };
    }
    false
}

/// Where the next marker's code stands: after 0xFF, and neither padding nor a stuffed zero.
fn next_marker(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let pair = rest
        .windows(2)
        .position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff))?;
    Some(from + pair + 1)
}

/// A WebP's RIFF header says how long the file is.
fn webp_is_whole(bytes: &[u8]) -> bool {
    match bytes.get(4..8) {
        Some(&[a, b, c, d]) => {
            u64::from(u32::from_le_bytes([a, b, c, d])) + 8 <= bytes.len() as u64
        }
        _ => false,
    }
}
