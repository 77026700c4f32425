//! Walls, wood and metal, which many scenes share.

use super::canvas::{Canvas, Colour, HEIGHT, Point, WIDTH, mix};

/// Painted plaster lit from one side: `bright` at the left, `dim` at the right.
pub fn plaster(canvas: &mut Canvas, bright: Colour, dim: Colour) {
    canvas.wash(|canvas, at, _| {
        let across = at.0 / WIDTH as f32 * 0.7 + at.1 / HEIGHT as f32 * 0.3;
        let uneven = (canvas.cloud(at, 220.0) - 0.5) * 0.25 + (canvas.cloud(at, 9.0) - 0.5) * 0.05;
        mix(bright, dim, across + uneven)
    });
}

/// The colour of planed wood with its grain along `along` (0 across, 1 down).
pub fn wood(canvas: &Canvas, at: Point, light: Colour, dark: Colour, down: bool) -> Colour {
    let (x, y) = if down {
        (at.0, at.1 * 0.06)
    } else {
        (at.0 * 0.06, at.1)
    };
    mix(
        light,
        dark,
        canvas.cloud((x, y), 34.0) * 0.7 + canvas.cloud((x, y), 7.0) * 0.3,
    )
}

/// A round bar seen from the side: dark edges, a bright streak, as of polished steel.
pub fn bar(canvas: &mut Canvas, from: Point, to: Point, thick: f32, base: Colour) {
    tube(canvas, &[from, to], thick, base);
}

/// A bent [`bar`] through several points. Each layer goes along the whole of it, so that no joint shows.
pub fn tube(canvas: &mut Canvas, path: &[Point], thick: f32, base: Colour) {
    path.windows(2)
        .for_each(|ends| canvas.line(ends[0], ends[1], thick, 1.0, mix(base, [20.0; 3], 0.55)));
    for (offset, wide, share) in [(0.02, 0.72, 0.0), (0.12, 0.36, 0.4), (0.2, 0.12, 0.85)] {
        for ends in path.windows(2) {
            let (from, to) = (
                beside(ends, ends[0], offset * thick),
                beside(ends, ends[1], offset * thick),
            );
            canvas.line(
                from,
                to,
                thick * wide,
                thick * 0.16,
                mix(base, [255.0; 3], share),
            );
        }
    }
}

/// A point moved towards the light, which comes from the upper left of every line.
fn beside(ends: &[Point], point: Point, by: f32) -> Point {
    let (across, down) = (ends[1].0 - ends[0].0, ends[1].1 - ends[0].1);
    let length = across.hypot(down);
    let side = if across - down < 0.0 { -1.0 } else { 1.0 };
    (
        point.0 + side * down / length * by,
        point.1 - side * across / length * by,
    )
}

/// A screw head with its slot.
pub fn screw(canvas: &mut Canvas, at: Point, radius: f32, turned: f32) {
    canvas.blob(at, (radius, radius), 0.15, 1.0, [150.0, 150.0, 146.0]);
    canvas.blob(
        (at.0 - radius * 0.2, at.1 - radius * 0.25),
        (radius * 0.6, radius * 0.6),
        0.9,
        0.6,
        [225.0; 3],
    );
    let (across, down) = (turned.cos() * radius * 0.7, turned.sin() * radius * 0.7);
    canvas.line(
        (at.0 - across, at.1 - down),
        (at.0 + across, at.1 + down),
        radius * 0.22,
        0.8,
        [70.0; 3],
    );
}
