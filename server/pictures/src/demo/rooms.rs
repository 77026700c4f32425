//! Walls, ceilings and windows.

use super::canvas::{Canvas, Colour, Point, mix, smooth};
use super::surfaces::{plaster, screw};

/// Two walls and the ceiling meet at the upper right; mould grows out of the corner.
pub fn mould_in_corner(canvas: &mut Canvas) {
    let corner: Point = (760.0, 250.0);
    plaster(canvas, [222.0, 216.0, 200.0], [196.0, 188.0, 170.0]);
    canvas.shaded(
        &[corner, (1_205.0, 90.0), (1_205.0, 905.0), (762.0, 905.0)],
        |canvas, at| {
            mix(
                [176.0, 168.0, 150.0],
                [150.0, 143.0, 128.0],
                canvas.cloud(at, 200.0),
            )
        },
    );
    canvas.shaded(
        &[(-5.0, -5.0), (1_205.0, -5.0), (1_205.0, 90.0), corner],
        |canvas, at| {
            mix(
                [236.0, 234.0, 227.0],
                [214.0, 211.0, 202.0],
                canvas.cloud(at, 260.0),
            )
        },
    );
    canvas.line(corner, (762.0, 905.0), 3.0, 14.0, [138.0, 130.0, 115.0]);
    mould(canvas, corner);
}

fn mould(canvas: &mut Canvas, corner: Point) {
    canvas.wash(|canvas, at, under| {
        let (across, down) = (at.0 - corner.0, at.1 - corner.1);
        let near_edges = (across.abs() / 330.0)
            .hypot((down - 60.0) / 420.0)
            .min((across.abs() + 40.0) / 210.0 + (down / 560.0).powi(2));
        let spread = 1.0 - smooth(0.0, 1.0, near_edges);
        let damp = mix(under, [166.0, 150.0, 112.0], spread * 0.55);
        let colony = smooth(
            0.56,
            0.72,
            canvas.cloud(at, 60.0) * 0.45 + canvas.cloud(at, 13.0) * 0.55 + spread * 0.34 - 0.12,
        );
        mix(
            damp,
            [38.0, 42.0, 36.0],
            colony * smooth(0.02, 0.5, spread) * 0.92,
        )
    });
    for _ in 0..130 {
        let (away, side) = (canvas.chance().powi(2) * 420.0, canvas.chance() * 3.0);
        let at = (
            corner.0 + away * side.cos(),
            corner.1 + 20.0 + away * side.sin() * 1.3,
        );
        let size = canvas.between(2.0, 7.0);
        canvas.blob(at, (size, size), 0.6, 0.75, [44.0, 47.0, 40.0]);
    }
}

/// A brown-edged stain on a white ceiling, a round lamp beside it.
pub fn stained_ceiling(canvas: &mut Canvas) {
    plaster(canvas, [238.0, 236.0, 230.0], [206.0, 203.0, 196.0]);
    canvas.wash(|canvas, at, under| {
        let wobble = (canvas.cloud(at, 170.0) - 0.5) * 0.7 + (canvas.cloud(at, 40.0) - 0.5) * 0.1;
        let away = ((at.0 - 470.0) / 330.0).hypot((at.1 - 480.0) / 240.0) + wobble;
        let ring = |middle: f32, wide: f32| 1.0 - smooth(0.0, wide, (away - middle).abs());
        let wet = mix(
            under,
            [205.0, 180.0, 130.0],
            0.6 * (1.0 - smooth(0.5, 1.0, away)),
        );
        let edged = mix(wet, [140.0, 96.0, 44.0], 0.75 * ring(0.96, 0.07));
        mix(edged, [158.0, 116.0, 62.0], 0.45 * ring(0.62, 0.1))
    });
    canvas.blob(
        (965.0, 268.0),
        (172.0, 150.0),
        0.5,
        0.4,
        [120.0, 115.0, 105.0],
    );
    canvas.blob(
        (950.0, 250.0),
        (140.0, 128.0),
        0.03,
        1.0,
        [198.0, 194.0, 184.0],
    );
    canvas.blob(
        (946.0, 246.0),
        (126.0, 114.0),
        0.1,
        1.0,
        [246.0, 243.0, 232.0],
    );
    canvas.blob((915.0, 210.0), (80.0, 62.0), 1.0, 0.9, [255.0; 3]);
}

/// A white-framed window on a grey day, its lower pane cracked from a point of impact.
pub fn cracked_window(canvas: &mut Canvas) {
    plaster(canvas, [190.0, 184.0, 172.0], [164.0, 158.0, 147.0]);
    canvas.rectangle((120.0, 50.0), (960.0, 760.0), [226.0, 226.0, 222.0]);
    canvas.rectangle((160.0, 90.0), (880.0, 680.0), [186.0, 187.0, 184.0]);
    canvas.rectangle((60.0, 806.0), (1_080.0, 44.0), [236.0, 236.0, 232.0]);
    canvas.rectangle((60.0, 848.0), (1_080.0, 12.0), [128.0, 122.0, 112.0]);
    for left in [176.0, 614.0] {
        canvas.shaded(
            &[
                (left, 106.0),
                (left + 410.0, 106.0),
                (left + 410.0, 754.0),
                (left, 754.0),
            ],
            view,
        );
    }
    canvas.polygon(
        &[
            (230.0, 106.0),
            (330.0, 106.0),
            (176.0, 430.0),
            (176.0, 220.0),
        ],
        [206.0, 214.0, 220.0],
    );
    crack(canvas, (800.0, 470.0));
    canvas.rectangle((594.0, 420.0), (14.0, 90.0), [150.0, 150.0, 148.0]);
}

/// Sky, a row of roofs and a hedge, out of focus.
fn view(canvas: &Canvas, at: Point) -> Colour {
    let sky = mix(
        [206.0, 215.0, 223.0],
        [226.0, 228.0, 228.0],
        at.1 / 500.0 + (canvas.cloud(at, 240.0) - 0.5) * 0.8,
    );
    let roof_line = 470.0 + 46.0 * ((at.0 / 105.0).sin()).abs();
    let roofs = mix(
        sky,
        [142.0, 120.0, 108.0],
        smooth(-14.0, 14.0, at.1 - roof_line),
    );
    let hedge = mix(
        [92.0, 112.0, 84.0],
        [66.0, 84.0, 62.0],
        canvas.cloud(at, 36.0),
    );
    mix(
        roofs,
        hedge,
        smooth(600.0, 630.0, at.1 + canvas.cloud(at, 90.0) * 40.0),
    )
}

fn crack(canvas: &mut Canvas, hit: Point) {
    for ray in 0..9 {
        let (mut turn, mut at) = (ray as f32 * 0.7 + canvas.between(-0.2, 0.2), hit);
        let steps = if ray % 2 == 0 { 14 } else { 5 };
        for _ in 0..steps {
            turn += canvas.between(-0.22, 0.22);
            let long = canvas.between(22.0, 40.0);
            let next = (at.0 + long * turn.cos(), at.1 + long * turn.sin());
            if !(616.0..1_022.0).contains(&next.0) || !(108.0..752.0).contains(&next.1) {
                break;
            }
            canvas.line(
                (at.0 + 2.0, at.1 + 2.0),
                (next.0 + 2.0, next.1 + 2.0),
                2.0,
                2.0,
                [92.0, 98.0, 102.0],
            );
            canvas.line(at, next, 1.6, 1.2, [248.0, 250.0, 250.0]);
            at = next;
        }
    }
    canvas.blob(hit, (16.0, 14.0), 0.6, 0.8, [246.0, 248.0, 248.0]);
    canvas.blob(hit, (6.0, 5.0), 0.4, 1.0, [60.0, 66.0, 70.0]);
}

/// A double light switch; soot spreads from its upper edge.
pub fn scorched_switch(canvas: &mut Canvas) {
    plaster(canvas, [226.0, 220.0, 204.0], [198.0, 190.0, 172.0]);
    canvas.blob(
        (612.0, 478.0),
        (262.0, 262.0),
        0.3,
        0.4,
        [140.0, 132.0, 116.0],
    );
    canvas.shaded(
        &[
            (370.0, 230.0),
            (830.0, 230.0),
            (830.0, 690.0),
            (370.0, 690.0),
        ],
        |canvas, at| {
            mix(
                [247.0, 246.0, 241.0],
                [226.0, 224.0, 217.0],
                (at.0 - 370.0) / 600.0 + canvas.cloud(at, 300.0) * 0.2,
            )
        },
    );
    canvas.rectangle((370.0, 684.0), (460.0, 6.0), [184.0, 181.0, 172.0]);
    for left in [484.0, 612.0] {
        canvas.rectangle((left, 366.0), (104.0, 190.0), [178.0, 176.0, 168.0]);
        canvas.rectangle((left + 5.0, 371.0), (94.0, 92.0), [250.0, 249.0, 245.0]);
        canvas.rectangle((left + 5.0, 463.0), (94.0, 88.0), [226.0, 224.0, 217.0]);
    }
    screw(canvas, (415.0, 460.0), 13.0, 0.5);
    screw(canvas, (785.0, 460.0), 13.0, 1.2);
    canvas.wash(|canvas, at, under| {
        let rise = if at.1 < 380.0 { 330.0 } else { 120.0 };
        let away = ((at.0 - 655.0) / 165.0).hypot((at.1 - 380.0) / rise)
            + (canvas.cloud(at, 90.0) - 0.5) * 0.6;
        let browned = mix(
            under,
            [150.0, 104.0, 56.0],
            0.6 * (1.0 - smooth(0.45, 1.05, away)),
        );
        mix(
            browned,
            [30.0, 25.0, 21.0],
            0.93 * (1.0 - smooth(0.1, 0.62, away)),
        )
    });
}
