//! Papers on a table: a receipt.

use super::canvas::{Canvas, Colour, Point, mix};
use super::surfaces::wood;

const INK: Colour = [70.0, 72.0, 82.0];

/// The till receipt of a shop, lying a little askew on a kitchen table: rows of print, the sum in bold, a torn edge.
pub fn receipt(canvas: &mut Canvas) {
    canvas.wash(|canvas, at, _| wood(canvas, at, [176.0, 134.0, 92.0], [120.0, 84.0, 54.0], false));
    canvas.blob(
        (620.0, 480.0),
        (330.0, 480.0),
        0.7,
        0.45,
        [40.0, 26.0, 16.0],
    );
    let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(on_paper);
    canvas.shaded(&corners, |canvas, at| {
        mix(
            [244.0, 243.0, 236.0],
            [206.0, 205.0, 198.0],
            canvas.cloud(at, 260.0) * 0.7 + canvas.cloud(at, 8.0) * 0.1,
        )
    });
    torn_edge(canvas);
    print(canvas, (0.3, 0.7), 0.07, 15.0);
    print(canvas, (0.36, 0.64), 0.12, 7.0);
    for row in 0..9 {
        let down = 0.22 + row as f32 * 0.055;
        let long = canvas.between(0.4, 0.66);
        words(canvas, (0.1, long), down);
        words(canvas, (0.78, 0.9), down);
    }
    print(canvas, (0.1, 0.9), 0.735, 2.0);
    print(canvas, (0.1, 0.34), 0.785, 14.0);
    print(canvas, (0.66, 0.9), 0.785, 14.0);
    words(canvas, (0.2, 0.8), 0.87);
    words(canvas, (0.3, 0.7), 0.91);
}

/// A place on the paper, across and down from 0 to 1.
fn on_paper((across, down): Point) -> Point {
    (
        380.0 + across * 430.0 + down * 60.0,
        56.0 + down * 800.0 - across * 34.0,
    )
}

fn print(canvas: &mut Canvas, (from, to): Point, down: f32, thick: f32) {
    canvas.line(
        on_paper((from, down)),
        on_paper((to, down)),
        thick,
        1.5,
        INK,
    );
}

/// Words too small to read: dashes of chance length.
fn words(canvas: &mut Canvas, (from, to): Point, down: f32) {
    let mut at = from;
    while at < to {
        let end = (at + canvas.between(0.03, 0.1)).min(to);
        print(canvas, (at, end), down, 7.0);
        at = end + 0.025;
    }
}

fn torn_edge(canvas: &mut Canvas) {
    for tooth in 0..22 {
        let at = on_paper(((tooth as f32 + 0.5) / 22.0, 1.0));
        canvas.blob(at, (9.0, 9.0), 0.3, 1.0, [138.0, 100.0, 66.0]);
    }
}
