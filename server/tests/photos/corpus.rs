//! Files made by code, so that nothing hostile is committed.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// Four corners of different colours: red, green, blue, yellow, clockwise from top left.
pub fn corners(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        match (x < width / 2, y < height / 2) {
            (true, true) => Rgb([220, 30, 30]),
            (false, true) => Rgb([30, 200, 30]),
            (false, false) => Rgb([30, 30, 220]),
            (true, false) => Rgb([230, 220, 20]),
        }
    })
}

/// Detail everywhere, so that it does not compress to nothing.
pub fn noisy(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let mixed =
            (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
        Rgb([
            (mixed >> 24) as u8,
            (mixed >> 16) as u8,
            (x / 8 + y / 8) as u8,
        ])
    })
}

pub fn encoded(picture: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture)
        .write_to(&mut out, format)
        .unwrap();
    out.into_inner()
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(corners(width, height), ImageFormat::Jpeg)
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(corners(width, height), ImageFormat::Png)
}

pub fn webp(width: u32, height: u32) -> Vec<u8> {
    encoded(corners(width, height), ImageFormat::WebP)
}

pub fn joined(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

/// A JPEG segment: marker, length, content (at most 65,533 bytes).
pub fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    joined(&[&[0xff, marker], &length, content])
}

/// Puts segments straight after a JPEG's start marker.
pub fn with_segments(jpeg: &[u8], segments: &[u8]) -> Vec<u8> {
    joined(&[&jpeg[..2], segments, &jpeg[2..]])
}

/// An Exif block with an orientation, a camera's name, a place and a thumbnail.
pub fn exif(orientation: u16, secret: &[u8]) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let parts = [
            &tag.to_be_bytes()[..],
            &kind.to_be_bytes(),
            &count.to_be_bytes(),
            &value.to_be_bytes(),
        ];
        parts.concat()
    };
    let (count, text_at) = (4_u16, 8 + 2 + 4 * 12 + 4);
    let gps_at = text_at + secret.len() as u32;
    let thumbnail_at = gps_at + 2 + 2 * 12 + 4;
    let thumbnail = joined(&[&jpeg(16, 16), secret]);
    joined(&[
        b"Exif\0\0MM\0\x2a\0\0\0\x08",
        &count.to_be_bytes(),
        &entry(0x010f, 2, secret.len() as u32, text_at),
        &entry(0x0112, 3, 1, u32::from(orientation) << 16),
        &entry(0x8825, 4, 1, gps_at),
        &entry(0x0201, 4, 1, thumbnail_at),
        &[0; 4],
        secret,
        &2_u16.to_be_bytes(),
        &entry(1, 2, 2, u32::from(b'N') << 24),
        &entry(0x001b, 7, secret.len() as u32, text_at),
        &[0; 4],
        &thumbnail,
    ])
}

pub fn with_exif(jpeg: &[u8], orientation: u16, secret: &[u8]) -> Vec<u8> {
    with_segments(jpeg, &segment(0xe1, &exif(orientation, secret)))
}

/// A PNG chunk: length, kind, content, check sum.
pub fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let checked = joined(&[kind, content]);
    joined(&[
        &(content.len() as u32).to_be_bytes(),
        &checked,
        &crc32(&checked).to_be_bytes(),
    ])
}

/// Puts chunks straight after a PNG's header.
pub fn with_chunks(png: &[u8], chunks: &[u8]) -> Vec<u8> {
    joined(&[&png[..33], chunks, &png[33..]])
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                crc >> 1 ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    })
}

/// A zlib stream that unpacks to `count` zero bytes, at 13 bits for each 258 of them.
pub fn packed_zeros(count: u64) -> Vec<u8> {
    let mut bits = Bits {
        out: vec![0x78, 0x01],
        held: 0,
        filled: 0,
    };
    bits.push(0b1, 1);
    bits.push(0b01, 2);
    let literal_zero = |bits: &mut Bits| bits.push(0b0000_1100, 8);
    literal_zero(&mut bits);
    for _ in 0..(count - 1) / 258 {
        bits.push(0b1010_0011, 8);
        bits.push(0, 5);
    }
    (0..(count - 1) % 258).for_each(|_| literal_zero(&mut bits));
    bits.push(0, 7);
    bits.push(0, 7);
    let adler = ((count % 65_521) as u32) << 16 | 1;
    joined(&[&bits.out, &adler.to_be_bytes()])
}

struct Bits {
    out: Vec<u8>,
    held: u32,
    filled: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        self.held |= value << self.filled;
        self.filled += count;
        while self.filled >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.filled -= 8;
        }
    }
}

/// A black PNG of any size, one bit a pixel or 8 bits a channel, in very few bytes.
pub fn black_png(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
    let channels: u64 = match colour {
        2 => 3,
        6 => 4,
        _ => 1,
    };
    let row = (u64::from(width) * channels * u64::from(depth)).div_ceil(8) + 1;
    let pixels = packed_zeros(row * u64::from(height));
    joined(&[
        &png_header(width, height, depth, colour),
        &chunk(b"IDAT", &pixels),
        &chunk(b"IEND", b""),
    ])
}

pub fn png_header(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
    let header = joined(&[
        &width.to_be_bytes(),
        &height.to_be_bytes(),
        &[depth, colour, 0, 0, 0],
    ]);
    joined(&[b"\x89PNG\r\n\x1a\n", &chunk(b"IHDR", &header)])
}

/// A PNG that says it has `frames` frames; the first is the picture itself.
pub fn animated_png(frames: u32) -> Vec<u8> {
    let still = png(32, 32);
    let control = joined(&[&frames.to_be_bytes(), &[0; 4]]);
    let frame = |number: u32| {
        let size = [32_u32, 32, 0, 0].map(u32::to_be_bytes).concat();
        chunk(
            b"fcTL",
            &joined(&[&number.to_be_bytes(), &size, &[0, 1, 0, 10, 0, 0]]),
        )
    };
    let pixels_at = still.windows(4).position(|kind| kind == b"IDAT").unwrap() + 4;
    let length =
        u32::from_be_bytes(still[pixels_at - 8..pixels_at - 4].try_into().unwrap()) as usize;
    let pixels = &still[pixels_at..pixels_at + length];
    let mut later = Vec::new();
    for number in 1..frames {
        later.extend(frame(2 * number - 1));
        later.extend(chunk(
            b"fdAT",
            &joined(&[&(2 * number).to_be_bytes(), pixels]),
        ));
    }
    let (head, tail) = still.split_at(still.len() - 12);
    with_chunks(
        &joined(&[head, &later, tail]),
        &joined(&[&chunk(b"acTL", &control), &frame(0)]),
    )
}

fn riff_chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let padding: &[u8] = if content.len() % 2 == 1 { &[0] } else { &[] };
    joined(&[
        kind,
        &(content.len() as u32).to_le_bytes(),
        content,
        padding,
    ])
}

fn riff(chunks: &[u8]) -> Vec<u8> {
    joined(&[
        b"RIFF",
        &(chunks.len() as u32 + 4).to_le_bytes(),
        b"WEBP",
        chunks,
    ])
}

/// A WebP with a colour profile, Exif and XMP around a 32 by 32 picture.
pub fn webp_with_metadata(exif: &[u8], secret: &[u8]) -> Vec<u8> {
    let still = webp(32, 32);
    riff(&joined(&[
        &riff_chunk(b"VP8X", &[0b0010_1100, 0, 0, 0, 31, 0, 0, 31, 0, 0]),
        &riff_chunk(b"ICCP", secret),
        &still[12..],
        &riff_chunk(b"EXIF", exif),
        &riff_chunk(b"XMP ", secret),
    ]))
}

pub fn animated_webp(frames: u32) -> Vec<u8> {
    let still = webp(32, 32);
    let frame = joined(&[
        &[0, 0, 0, 0, 0, 0, 31, 0, 0, 31, 0, 0, 10, 0, 0, 0],
        &still[12..],
    ]);
    riff(&joined(&[
        &riff_chunk(b"VP8X", &[0b0000_0010, 0, 0, 0, 31, 0, 0, 31, 0, 0]),
        &riff_chunk(b"ANIM", &[255, 255, 255, 255, 0, 0]),
        &riff_chunk(b"ANMF", &frame).repeat(frames as usize),
    ]))
}

/// The start of an ISO media file with these brands.
pub fn media(brands: &[&[u8; 4]]) -> Vec<u8> {
    let compatible: Vec<u8> = brands[1..].iter().copied().flatten().copied().collect();
    let names = joined(&[brands[0], &[0; 4], &compatible]);
    joined(&[
        &(names.len() as u32 + 8).to_be_bytes(),
        b"ftyp",
        &names,
        &[0; 400],
    ])
}
