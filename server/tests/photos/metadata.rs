use image::ImageFormat;
use server::photos::{Prepared, prepare};

use super::corpus::*;

const CANARY: &[u8; 32] = b"CANARY-7f3a91c5-GPS-51.4410N-02W";

fn carriers() -> Vec<(&'static str, Vec<u8>)> {
    let photo = encoded(noisy(320, 240), ImageFormat::Jpeg);
    let in_segment =
        |marker, start: &[u8]| with_segments(&photo, &segment(marker, &joined(&[start, CANARY])));
    let in_chunk =
        |kind, start: &[u8]| with_chunks(&png(64, 64), &chunk(kind, &joined(&[start, CANARY])));
    let second = with_exif(&jpeg(32, 32), 1, CANARY);
    vec![
        ("exif, place and thumbnail", with_exif(&photo, 1, CANARY)),
        ("xmp", in_segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0")),
        (
            "extended xmp",
            in_segment(0xe1, b"http://ns.adobe.com/xmp/extension/\0ABCDEF0123456789ABCDEF0123456789\0\0\0\x20\0\0\0\0"),
        ),
        (
            "iptc",
            in_segment(0xed, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x20"),
        ),
        ("colour profile", in_segment(0xe2, b"ICC_PROFILE\0\x01\x01")),
        (
            "index of more pictures",
            in_segment(0xe2, b"MPF\0MM\0\x2a\0\0\0\x08"),
        ),
        ("comment", in_segment(0xfe, b"")),
        ("maker's own segment", in_segment(0xef, b"Maker")),
        ("jfif extension", in_segment(0xe0, b"JFXX\0\x10")),
        ("second picture", joined(&[&photo, &second])),
        ("tail", joined(&[&photo, CANARY])),
        ("png text", in_chunk(b"tEXt", b"Comment\0")),
        (
            "png international text",
            in_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0"),
        ),
        (
            "png exif",
            with_chunks(&png(64, 64), &chunk(b"eXIf", &exif(1, CANARY)[6..])),
        ),
        ("png private chunk", in_chunk(b"prVt", b"")),
        ("png tail", joined(&[&png(64, 64), CANARY])),
        (
            "webp exif, xmp and profile",
            webp_with_metadata(&exif(1, CANARY)[6..], CANARY),
        ),
        ("webp tail", joined(&[&webp(64, 64), CANARY])),
    ]
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// The markers of a JPEG's segments up to the pixels, and how many bytes follow the end marker.
fn anatomy(jpeg: &[u8]) -> (Vec<u8>, usize) {
    let (mut at, mut markers) = (2, Vec::new());
    while markers.last() != Some(&0xda) {
        assert_eq!(jpeg[at], 0xff);
        markers.push(jpeg[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    let end = jpeg[at..]
        .windows(2)
        .position(|pair| pair == [0xff, 0xd9])
        .unwrap()
        + at
        + 2;
    (markers, jpeg.len() - end)
}

fn renditions(photo: Prepared) -> [bytes::Bytes; 2] {
    [photo.full, photo.thumb]
}

#[tokio::test]
async fn no_metadata_block_survives_in_any_rendition() {
    for (name, bytes) in carriers() {
        assert!(holds(&bytes, CANARY), "{name} carries nothing");
        for stored in renditions(prepare(bytes.into()).await.expect(name)) {
            assert!(!holds(&stored, &CANARY[..12]), "{name} leaves its canary");
            for mark in [
                &b"Exif"[..],
                b"http://ns.adobe.com",
                b"Photoshop",
                b"8BIM",
                b"ICC_PROFILE",
                b"MPF\0",
            ] {
                assert!(
                    !holds(&stored, mark),
                    "{name} leaves {}",
                    String::from_utf8_lossy(mark)
                );
            }
        }
    }
}

#[tokio::test]
async fn nothing_but_the_picture_stands_in_a_rendition_and_nothing_follows_it() {
    for (name, bytes) in carriers() {
        for stored in renditions(prepare(bytes.into()).await.expect(name)) {
            let (markers, tail) = anatomy(&stored);
            let picture_only = markers
                .iter()
                .all(|marker| matches!(marker, 0xe0 | 0xdb | 0xc0 | 0xc4 | 0xda));
            assert!(picture_only, "{name} has segments {markers:x?}");
            assert_eq!(
                markers.iter().filter(|marker| **marker == 0xe0).count(),
                1,
                "{name}"
            );
            assert_eq!(tail, 0, "{name} is followed by {tail} bytes");
        }
    }
}

#[tokio::test]
async fn the_canary_is_in_no_file_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let store = server::files::FileStore::local(folder.path()).unwrap();
    for (name, bytes) in carriers() {
        let prepared = prepare(bytes.into()).await.expect(name);
        server::files::store_photo(&store, &prepared).await.unwrap();
    }
    let files = super::files::files_under(folder.path());
    assert_eq!(files.len(), 2 * carriers().len());
    for file in files {
        assert!(
            !holds(&std::fs::read(&file).unwrap(), &CANARY[..12]),
            "{}",
            file.display()
        );
    }
}
