//! Peak memory and time, each file in a process of its own: the test program runs itself.

use std::process::Command;

use image::ImageFormat;
use server::photos::prepare;

use super::corpus::*;

const FILE: &str = "PHOTO_TO_MEASURE";

#[tokio::test]
async fn measured_child() {
    let Ok(file) = std::env::var(FILE) else {
        return;
    };
    let bytes = std::fs::read(file).unwrap();
    let outcome = prepare(bytes.into()).await;
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    println!(
        "{peak} taken={} cpu={} ms",
        outcome.is_ok(),
        cpu_milliseconds()
    );
}

/// Time on the processor so far: fields 14 and 15 of `proc_pid_stat(5)`, in hundredths of a second.
fn cpu_milliseconds() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit_once(')').unwrap().1;
    after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|ticks| ticks.parse::<u64>().unwrap() * 10)
        .sum()
}

/// Peak resident memory in MB and processor time in ms of a process that prepares this one file.
fn cost_of(name: &str, file: Vec<u8>) -> (u64, u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("photo");
    std::fs::write(&path, file).unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "photos::memory::measured_child", "--nocapture"])
        .env(FILE, &path)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let figure = said
        .lines()
        .find_map(|line| line.split_once("VmHWM:"))
        .unwrap_or_else(|| panic!("{said}"))
        .1;
    println!("{name}: {figure}");
    let cpu = figure.split_once("cpu=").unwrap().1;
    let number = |text: &str| {
        text.split_whitespace()
            .next()
            .unwrap()
            .parse::<u64>()
            .unwrap()
    };
    (number(figure) / 1024, number(cpu))
}

#[cfg(target_os = "linux")]
#[test]
fn a_bomb_takes_little_memory_and_under_three_seconds() {
    let profile = joined(&[b"p\0\0", &packed_zeros(300_000_000)]);
    let bombs = [
        ("20,000 by 20,000", black_png(20_000, 20_000, 1, 0), 64),
        (
            "8,000 by 8,000 in colour",
            black_png(8_000, 8_000, 8, 2),
            64,
        ),
        (
            "colour profile of 300 MB",
            with_chunks(&png(8, 8), &chunk(b"iCCP", &profile)),
            160,
        ),
        (
            "text of 1 GB",
            with_chunks(
                &png(8, 8),
                &chunk(b"zTXt", &joined(&[b"a\0\0", &packed_zeros(1 << 30)])),
            ),
            64,
        ),
        ("10,000 frames", animated_webp(10_000), 96),
    ];
    for (name, bomb, most) in bombs {
        let (peak, cpu) = cost_of(name, bomb);
        assert!(
            peak < most && cpu < 3_000,
            "{name} took {peak} MB, {cpu} ms"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_largest_photos_taken_stay_under_400_mb() {
    let files = [
        ("50 megapixels, colour", black_png(8_333, 6_000, 8, 2)),
        ("50 megapixels, transparent", black_png(8_333, 6_000, 8, 6)),
        (
            "48 megapixels, jpeg",
            encoded(corners(8_064, 6_048), ImageFormat::Jpeg),
        ),
        (
            "48 megapixels, webp",
            encoded(corners(8_064, 6_048), ImageFormat::WebP),
        ),
        (
            "12 megapixels, jpeg",
            encoded(noisy(4_032, 3_024), ImageFormat::Jpeg),
        ),
    ];
    for (name, file) in files {
        let (peak, _) = cost_of(name, file);
        assert!(peak < 400, "{name} took {peak} MB");
    }
}
