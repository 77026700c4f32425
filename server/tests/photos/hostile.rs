use server::photos::{Refusal, prepare};

use super::corpus::*;

enum Fate {
    Taken,
    Refused(Refusal),
    /// Refused, or taken with a fresh picture; which of them is the decoder's affair.
    Survived,
}
use Fate::*;

/// Every file with its fate.
fn corpus() -> Vec<(String, Vec<u8>, Fate)> {
    let mut files = Vec::new();
    let mut add =
        |name: &str, bytes: Vec<u8>, fate: Fate| files.push((name.to_owned(), bytes, fate));
    bombs(&mut add);
    metadata_bombs(&mut add);
    other_kinds(&mut add);
    cut_short(&mut add);
    polyglots(&mut add);
    strange_but_whole(&mut add);
    files
}

fn bombs(add: &mut impl FnMut(&str, Vec<u8>, Fate)) {
    use Refusal::*;
    add(
        "20k by 20k png, 1 bit",
        black_png(20_000, 20_000, 1, 0),
        Refused(TooWideOrTall),
    );
    add(
        "9,001 wide",
        black_png(9_001, 10, 8, 0),
        Refused(TooWideOrTall),
    );
    add(
        "9,001 tall",
        black_png(10, 9_001, 8, 0),
        Refused(TooWideOrTall),
    );
    add("9,000 wide", black_png(9_000, 10, 8, 0), Taken);
    add(
        "8,000 by 8,000",
        black_png(8_000, 8_000, 1, 0),
        Refused(TooManyPixels),
    );
    add(
        "60k by 60k header",
        png_header(60_000, 60_000, 8, 6),
        Refused(TooWideOrTall),
    );
    add(
        "largest header",
        png_header(i32::MAX as u32, i32::MAX as u32, 16, 6),
        Refused(TooWideOrTall),
    );
    add("no pixels at all", png_header(0, 0, 8, 2), Refused(Damaged));
    add(
        "16 bits a channel, 49 million pixels",
        black_png(7_000, 7_000, 16, 6),
        Refused(TooManyPixels),
    );
}

fn metadata_bombs(add: &mut impl FnMut(&str, Vec<u8>, Fate)) {
    use Refusal::*;
    let profile = joined(&[b"p\0\0", &packed_zeros(300_000_000)]);
    add(
        "colour profile bomb",
        with_chunks(&png(8, 8), &chunk(b"iCCP", &profile)),
        Survived,
    );
    let text = joined(&[b"Comment\0\0", &packed_zeros(1_000_000_000)]);
    add(
        "packed text bomb",
        with_chunks(&png(8, 8), &chunk(b"zTXt", &text)),
        Taken,
    );
    add(
        "2,000 packed texts",
        with_chunks(&png(8, 8), &chunk(b"zTXt", b"a\0\0x\x01").repeat(2_000)),
        Survived,
    );
    add(
        "jpeg header 65,500 wide",
        jpeg_of_size(65_500, 65_500),
        Refused(TooWideOrTall),
    );
    add(
        "jpeg header of 64 million pixels",
        jpeg_of_size(8_000, 8_000),
        Refused(TooManyPixels),
    );
    let comments = segment(0xfe, &[b'x'; 65_533]).repeat(200);
    add(
        "200 comments of 65,533 bytes",
        with_segments(&jpeg(64, 64), &comments),
        Taken,
    );
    add(
        "65,535 small segments",
        with_segments(&jpeg(64, 64), &segment(0xef, b"").repeat(65_535)),
        Taken,
    );
    let profiles = segment(0xe2, &joined(&[b"ICC_PROFILE\0\x01\xff", &[7; 60_000]])).repeat(200);
    add(
        "200 colour profiles",
        with_segments(&jpeg(64, 64), &profiles),
        Taken,
    );
    add(
        "one byte too many",
        joined(&[&jpeg(64, 64), &vec![0; 15 * 1024 * 1024]]),
        Refused(TooManyBytes),
    );
    add("animated png, 10,000 frames", animated_png(10_000), Taken);
    add("animated webp, 10,000 frames", animated_webp(10_000), Taken);
}

/// A small JPEG whose frame header claims another size.
fn jpeg_of_size(width: u16, height: u16) -> Vec<u8> {
    let mut file = jpeg(16, 16);
    let frame = file
        .windows(2)
        .position(|pair| pair == [0xff, 0xc0])
        .unwrap();
    file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    file
}

fn other_kinds(add: &mut impl FnMut(&str, Vec<u8>, Fate)) {
    use Refusal::*;
    let mut text = |name: &str, content: &str, refusal| add(name, content.into(), Refused(refusal));
    text(
        "svg",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        Drawing,
    );
    text(
        "svg after a declaration",
        "<?xml version='1.0'?>\n<!-- x -->\n<svg/>",
        Drawing,
    );
    text("svg after spaces and a mark", "\u{feff}  \n<SVG/>", Drawing);
    text("html", "<!DOCTYPE html><script>alert(1)</script>", WebPage);
    text("bare script", "\n<script>alert(1)</script>", WebPage);
    text("php", "<?php system($_GET['c']); ?>", WebPage);
    text("pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj", Pdf);
    text("zip", "PK\u{3}\u{4}rest of it", Zip);
    text("empty zip", "PK\u{5}\u{6}\0\0\0\0", Zip);
    text("gif", "GIF89a\u{1}\0\u{1}\0\0\0\0;", Gif);
    text(
        "gif and jar",
        "GIF87a\u{1}\0\u{1}\0\0\0\0;PK\u{3}\u{4}META-INF",
        Gif,
    );
    text("shell script", "#!/bin/sh\nrm -rf /\n", NotAPhoto);
    text("words", "This is my photo", NotAPhoto);
    text("bitmap", "BM\u{1}\u{2}\0\0\0\0\0\0", NotAPhoto);
    text("tiff", "II*\0\u{8}\0\0\0", NotAPhoto);
    text("windows program", "MZ\u{1}\0\u{3}\0\0\0", NotAPhoto);
    add("empty", Vec::new(), Refused(Empty));
    add("one zero byte", vec![0], Refused(NotAPhoto));
    add("a megabyte of zeros", vec![0; 1 << 20], Refused(NotAPhoto));
    add("heic", media(&[b"heic", b"mif1", b"heic"]), Refused(Heic));
    add("heic sequence", media(&[b"hevc", b"msf1"]), Refused(Heic));
    add(
        "heif without a codec",
        media(&[b"mif1", b"mif1"]),
        Refused(Heic),
    );
    add("avif", media(&[b"avif", b"mif1"]), Refused(Avif));
    add(
        "avif under the general brand",
        media(&[b"mif1", b"avif"]),
        Refused(Avif),
    );
    add("mp4", media(&[b"isom", b"mp42"]), Refused(Video));
    add("iphone film", media(&[b"qt  "]), Refused(Video));
}

fn cut_short(add: &mut impl FnMut(&str, Vec<u8>, Fate)) {
    use Refusal::*;
    let whole = joined(&[&encoded(noisy(200, 150), image::ImageFormat::Jpeg)]);
    let with_preview = with_exif(&whole, 1, b"place");
    for tenths in 1..10 {
        let cut = |file: &[u8]| file[..file.len() * tenths / 10].to_vec();
        add(
            &format!("jpeg cut at {tenths}/10"),
            cut(&whole),
            Refused(Truncated),
        );
        add(
            &format!("jpeg with preview cut at {tenths}/10"),
            cut(&with_preview),
            Refused(Truncated),
        );
        let noise = |format| encoded(noisy(200, 150), format);
        add(
            &format!("png cut at {tenths}/10"),
            cut(&noise(image::ImageFormat::Png)),
            Refused(Truncated),
        );
        add(
            &format!("webp cut at {tenths}/10"),
            cut(&noise(image::ImageFormat::WebP)),
            Refused(Truncated),
        );
    }
    add(
        "jpeg without its last byte",
        whole[..whole.len() - 1].to_vec(),
        Refused(Truncated),
    );
    add("jpeg start only", whole[..2].to_vec(), Refused(Truncated));
    add(
        "jpeg start and end only",
        vec![0xff, 0xd8, 0xff, 0xd9],
        Refused(Damaged),
    );
    add(
        "png signature only",
        b"\x89PNG\r\n\x1a\n".to_vec(),
        Refused(Truncated),
    );
    add(
        "webp that lies about its length",
        riff_of_length(&webp(32, 32), u32::MAX),
        Refused(Truncated),
    );
    add("webp header only", b"RIFF\x04\0\0\0WEBP".to_vec(), Survived);
    for step in 0..20 {
        let mut scrambled = whole.clone();
        let at = 20 + step * (scrambled.len() - 22) / 20;
        scrambled[at..at + 2].copy_from_slice(&[0xff, 0xc4]);
        add(&format!("jpeg scrambled at {at}"), scrambled, Survived);
    }
}

fn riff_of_length(webp: &[u8], length: u32) -> Vec<u8> {
    joined(&[&webp[..4], &length.to_le_bytes(), &webp[8..]])
}

fn polyglots(add: &mut impl FnMut(&str, Vec<u8>, Fate)) {
    let photo = jpeg(64, 64);
    add(
        "jpeg and html",
        joined(&[&photo, b"<html><script>alert(1)</script>"]),
        Taken,
    );
    add(
        "jpeg and php",
        with_segments(&photo, &segment(0xfe, b"<?php system('id'); ?>")),
        Taken,
    );
    let script = with_segments(&photo, &segment(0xfe, b"*/=alert(1);/*"));
    add("jpeg and javascript", joined(&[&script, b"*/"]), Taken);
    add(
        "jpeg and zip",
        joined(&[&photo, b"PK\x03\x04payload"]),
        Taken,
    );
    add(
        "png and html",
        joined(&[&png(64, 64), b"<html><script>alert(1)</script>"]),
        Taken,
    );
    add(
        "two jpegs, as some phones send",
        joined(&[&photo, &jpeg(32, 32)]),
        Taken,
    );
}

fn strange_but_whole(add: &mut impl FnMut(&str, Vec<u8>, Fate)) {
    add("plain jpeg", jpeg(640, 480), Taken);
    add("plain png", png(640, 480), Taken);
    add("plain webp", webp(640, 480), Taken);
    add("one pixel", png(1, 1), Taken);
    add("long and thin", png(9_000, 1), Taken);
    add("grey", black_png(30, 30, 8, 0), Taken);
    add("one bit", black_png(30, 30, 1, 0), Taken);
    add("16 bits a channel", black_png(30, 30, 16, 2), Taken);
    add("transparent", black_png(30, 30, 8, 6), Taken);
    add("orientation 0", with_exif(&jpeg(64, 64), 0, b"x"), Taken);
    add(
        "orientation 65,535",
        with_exif(&jpeg(64, 64), u16::MAX, b"x"),
        Taken,
    );
    add(
        "exif of one byte",
        with_segments(&jpeg(64, 64), &segment(0xe1, b"Exif\0\0M")),
        Taken,
    );
}

#[tokio::test]
async fn every_hostile_file_meets_its_fate() {
    let corpus = corpus();
    assert!(
        corpus.len() >= 60,
        "the corpus has shrunk to {}",
        corpus.len()
    );
    let mut wrong = Vec::new();
    for (name, bytes, fate) in corpus {
        let outcome = prepare(bytes.into()).await;
        let right = match (&outcome, &fate) {
            (Ok(_), Taken | Survived) => true,
            (Err(refusal), Refused(expected)) => refusal == expected,
            (Err(refusal), Survived) => *refusal != Refusal::NotPrepared,
            _ => false,
        };
        if !right {
            wrong.push(format!(
                "{name}: {:?}",
                outcome.map(|taken| (taken.width, taken.height))
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
