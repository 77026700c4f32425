//! Rooms: walls, kitchen, boiler.

use super::canvas::{Canvas, Colour, HEIGHT, Point, WIDTH, mix, smooth};
use super::surfaces::{bar, plaster, screw, wood};

const DAYLIGHT: Colour = [232.0, 229.0, 220.0];

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
    canvas.shaded(&[(-5.0, -5.0), corner, (-5.0, 128.0)], |_, _| {
        [232.0, 230.0, 222.0]
    });
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
    for _ in 0..420 {
        let (away, side) = (canvas.chance().powi(2) * 330.0, canvas.chance() * 3.0);
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
    for turn in [(420.0, 455.0), (505.0, 520.0), (560.0, 440.0)] {
        canvas.blob(turn, (9.0, 7.0), 0.5, 0.6, [150.0, 120.0, 80.0]);
    }
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

/// A steel tap over a sink, tiles behind, a drop on its way.
pub fn dripping_tap(canvas: &mut Canvas) {
    tiles(canvas);
    canvas.shaded(
        &[
            (-5.0, 690.0),
            (1_205.0, 690.0),
            (1_205.0, 905.0),
            (-5.0, 905.0),
        ],
        |canvas, at| {
            mix(
                [186.0, 190.0, 193.0],
                [120.0, 125.0, 130.0],
                (at.1 - 690.0) / 210.0 + (canvas.cloud((at.0 * 0.1, at.1), 20.0) - 0.5) * 0.3,
            )
        },
    );
    canvas.blob(
        (800.0, 860.0),
        (360.0, 110.0),
        0.12,
        1.0,
        [74.0, 79.0, 84.0],
    );
    canvas.blob(
        (800.0, 880.0),
        (320.0, 96.0),
        0.6,
        1.0,
        [112.0, 118.0, 123.0],
    );
    canvas.blob((420.0, 700.0), (150.0, 34.0), 0.5, 0.6, [70.0, 74.0, 78.0]);
    let steel = [168.0, 173.0, 178.0];
    bar(canvas, (420.0, 690.0), (420.0, 300.0), 84.0, steel);
    let arch: Vec<Point> = (0..=14)
        .map(|step| {
            let turn = std::f32::consts::PI * (1.0 - step as f32 / 14.0);
            (610.0 + 190.0 * turn.cos(), 310.0 - 150.0 * turn.sin())
        })
        .collect();
    arch.windows(2)
        .for_each(|ends| bar(canvas, ends[0], ends[1], 66.0, steel));
    bar(canvas, (800.0, 310.0), (800.0, 420.0), 66.0, steel);
    canvas.blob((800.0, 446.0), (36.0, 14.0), 0.1, 1.0, [60.0, 64.0, 68.0]);
    bar(canvas, (330.0, 560.0), (250.0, 500.0), 40.0, steel);
    bar(canvas, (420.0, 590.0), (335.0, 562.0), 48.0, steel);
    drop(canvas, (800.0, 482.0), 13.0);
    drop(canvas, (801.0, 640.0), 17.0);
    canvas.blob(
        (800.0, 862.0),
        (92.0, 22.0),
        0.25,
        0.5,
        [196.0, 206.0, 212.0],
    );
    canvas.blob(
        (800.0, 862.0),
        (62.0, 14.0),
        0.25,
        0.7,
        [104.0, 112.0, 118.0],
    );
}

fn tiles(canvas: &mut Canvas) {
    canvas.wash(|canvas, at, _| {
        let joint = |value: f32| (value % 170.0 - 85.0).abs();
        let grout = smooth(80.5, 83.0, joint(at.0)).max(smooth(80.5, 83.0, joint(at.1)));
        let glaze = mix(
            [226.0, 230.0, 226.0],
            [196.0, 203.0, 200.0],
            at.0 / WIDTH as f32 + (canvas.cloud(at, 120.0) - 0.5) * 0.5,
        );
        mix(glaze, [160.0, 158.0, 150.0], grout)
    });
}

fn drop(canvas: &mut Canvas, (x, y): Point, size: f32) {
    canvas.line(
        (x, y - size * 1.7),
        (x, y),
        size * 0.7,
        1.5,
        [150.0, 164.0, 172.0],
    );
    canvas.blob((x, y), (size, size * 1.2), 0.15, 1.0, [138.0, 154.0, 164.0]);
    canvas.blob(
        (x - size * 0.3, y - size * 0.3),
        (size * 0.4, size * 0.5),
        0.8,
        0.95,
        [250.0; 3],
    );
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
            let next = (
                (at.0 + long * turn.cos()).clamp(616.0, 1_022.0),
                (at.1 + long * turn.sin()).clamp(108.0, 752.0),
            );
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

/// The front of a boiler: flap, two knobs, gauge and a lit display.
pub fn boiler_fault(canvas: &mut Canvas) {
    plaster(canvas, [204.0, 202.0, 196.0], [172.0, 170.0, 164.0]);
    canvas.blob(
        (620.0, 480.0),
        (560.0, 520.0),
        0.2,
        0.45,
        [110.0, 108.0, 104.0],
    );
    canvas.shaded(
        &[
            (130.0, -5.0),
            (1_070.0, -5.0),
            (1_070.0, 800.0),
            (130.0, 800.0),
        ],
        |canvas, at| {
            mix(
                [246.0, 246.0, 243.0],
                [220.0, 221.0, 219.0],
                at.0 / 1_400.0 + canvas.cloud(at, 400.0) * 0.2,
            )
        },
    );
    canvas.rectangle((130.0, 330.0), (940.0, 5.0), [176.0, 177.0, 175.0]);
    canvas.rectangle((210.0, 400.0), (780.0, 320.0), [58.0, 61.0, 64.0]);
    canvas.rectangle((218.0, 408.0), (764.0, 304.0), [78.0, 82.0, 86.0]);
    knob(canvas, (330.0, 560.0), -0.9);
    knob(canvas, (870.0, 560.0), 0.6);
    canvas.rectangle((448.0, 462.0), (304.0, 196.0), [30.0, 32.0, 34.0]);
    canvas.rectangle((460.0, 474.0), (280.0, 172.0), [22.0, 34.0, 30.0]);
    for (place, lit) in [(0, "agfe"), (1, "abged"), (2, "abged")] {
        digit(canvas, (496.0 + 78.0 * place as f32, 504.0), lit);
    }
    canvas.blob((600.0, 690.0), (8.0, 8.0), 0.2, 1.0, [224.0, 60.0, 44.0]);
    canvas.blob((600.0, 690.0), (26.0, 22.0), 1.0, 0.5, [236.0, 84.0, 60.0]);
    for pipe in [300.0, 440.0, 600.0, 760.0] {
        bar(
            canvas,
            (pipe, 800.0),
            (pipe, 912.0),
            34.0,
            [176.0, 116.0, 78.0],
        );
    }
}

fn knob(canvas: &mut Canvas, at: Point, turned: f32) {
    canvas.blob(
        (at.0 + 6.0, at.1 + 8.0),
        (74.0, 74.0),
        0.3,
        0.7,
        [34.0, 36.0, 38.0],
    );
    canvas.blob(at, (66.0, 66.0), 0.04, 1.0, [188.0, 190.0, 190.0]);
    canvas.blob(
        (at.0 - 12.0, at.1 - 16.0),
        (46.0, 46.0),
        0.9,
        0.8,
        [236.0; 3],
    );
    let tip = (at.0 + 54.0 * turned.sin(), at.1 - 54.0 * turned.cos());
    canvas.line(at, tip, 7.0, 1.0, [58.0, 60.0, 62.0]);
}

/// One figure of a seven-segment display: `a` top, then clockwise to `f`, `g` in the middle.
fn digit(canvas: &mut Canvas, (x, y): Point, lit: &str) {
    let segments = [
        ('a', (0.0, 0.0), (48.0, 9.0)),
        ('b', (41.0, 4.0), (9.0, 50.0)),
        ('c', (41.0, 58.0), (9.0, 50.0)),
        ('d', (0.0, 103.0), (48.0, 9.0)),
        ('e', (-2.0, 58.0), (9.0, 50.0)),
        ('f', (-2.0, 4.0), (9.0, 50.0)),
        ('g', (0.0, 51.0), (48.0, 9.0)),
    ];
    for (name, (dx, dy), size) in segments {
        let on = lit.contains(name);
        if on {
            let middle = (x + dx + size.0 / 2.0, y + dy + size.1 / 2.0);
            canvas.blob(
                middle,
                (size.0 / 2.0 + 16.0, size.1 / 2.0 + 16.0),
                0.9,
                0.35,
                [90.0, 220.0, 150.0],
            );
        }
        canvas.rectangle(
            (x + dx, y + dy),
            size,
            if on {
                [150.0, 250.0, 190.0]
            } else {
                [30.0, 46.0, 40.0]
            },
        );
    }
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

/// A cupboard shelf with a bag torn at its corner and droppings along the back.
pub fn mouse_droppings(canvas: &mut Canvas) {
    canvas.wash(|canvas, at, _| {
        mix(
            [196.0, 186.0, 168.0],
            [120.0, 110.0, 96.0],
            1.0 - at.1 / 520.0 + (canvas.cloud(at, 180.0) - 0.5) * 0.3,
        )
    });
    canvas.shaded(
        &[
            (-5.0, 400.0),
            (1_205.0, 400.0),
            (1_205.0, 905.0),
            (-5.0, 905.0),
        ],
        |canvas, at| {
            wood(
                canvas,
                (at.0, at.1 * 1.6),
                [214.0, 186.0, 146.0],
                [176.0, 144.0, 104.0],
                false,
            )
        },
    );
    canvas.line(
        (0.0, 400.0),
        (1_200.0, 400.0),
        4.0,
        26.0,
        [108.0, 92.0, 72.0],
    );
    tin(canvas, 900.0, [150.0, 58.0, 48.0]);
    tin(canvas, 1_075.0, [66.0, 96.0, 84.0]);
    flour_bag(canvas);
    for _ in 0..64 {
        let gathered = canvas.chance() * canvas.chance();
        let at = (canvas.between(380.0, 860.0), 440.0 + gathered * 420.0);
        let (turn, long) = (canvas.between(0.0, 3.1), 7.0 + at.1 * 0.011);
        let end = (at.0 + long * turn.cos(), at.1 + long * 0.6 * turn.sin());
        canvas.line(
            (at.0 + 3.0, at.1 + 4.0),
            (end.0 + 3.0, end.1 + 4.0),
            8.0,
            4.0,
            [150.0, 122.0, 88.0],
        );
        canvas.line(at, end, 7.0, 1.2, [46.0, 36.0, 28.0]);
    }
    canvas.shaded(
        &[
            (-5.0, 850.0),
            (1_205.0, 850.0),
            (1_205.0, HEIGHT as f32 + 5.0),
            (-5.0, HEIGHT as f32 + 5.0),
        ],
        |_, at| mix(DAYLIGHT, [196.0, 190.0, 178.0], (at.1 - 850.0) / 50.0),
    );
}

fn tin(canvas: &mut Canvas, middle: f32, label: Colour) {
    let round = |at: Point, colour: Colour| {
        mix(
            colour,
            [30.0; 3],
            0.6 * ((at.0 - middle + 16.0) / 86.0).powi(2),
        )
    };
    canvas.blob(
        (middle + 14.0, 590.0),
        (100.0, 30.0),
        0.6,
        0.6,
        [96.0, 76.0, 54.0],
    );
    canvas.blob(
        (middle, 580.0),
        (74.0, 22.0),
        0.05,
        1.0,
        [120.0, 122.0, 122.0],
    );
    canvas.shaded(
        &[
            (middle - 74.0, 330.0),
            (middle + 74.0, 330.0),
            (middle + 74.0, 580.0),
            (middle - 74.0, 580.0),
        ],
        |_, at| round(at, [186.0, 188.0, 188.0]),
    );
    canvas.shaded(
        &[
            (middle - 74.0, 362.0),
            (middle + 74.0, 362.0),
            (middle + 74.0, 556.0),
            (middle - 74.0, 556.0),
        ],
        |_, at| round(at, label),
    );
    canvas.shaded(
        &[
            (middle - 74.0, 420.0),
            (middle + 74.0, 420.0),
            (middle + 74.0, 480.0),
            (middle - 74.0, 480.0),
        ],
        |_, at| round(at, [232.0, 226.0, 206.0]),
    );
    canvas.blob(
        (middle, 330.0),
        (74.0, 20.0),
        0.05,
        1.0,
        [206.0, 208.0, 208.0],
    );
    canvas.blob(
        (middle, 331.0),
        (62.0, 15.0),
        0.1,
        1.0,
        [168.0, 170.0, 170.0],
    );
}

fn flour_bag(canvas: &mut Canvas) {
    canvas.blob((250.0, 640.0), (210.0, 46.0), 0.6, 0.6, [104.0, 84.0, 60.0]);
    canvas.shaded(
        &[
            (108.0, 250.0),
            (352.0, 236.0),
            (378.0, 640.0),
            (92.0, 648.0),
        ],
        |canvas, at| {
            mix(
                [238.0, 234.0, 224.0],
                [186.0, 180.0, 166.0],
                (at.0 - 90.0) / 420.0 + (canvas.cloud(at, 70.0) - 0.5) * 0.5,
            )
        },
    );
    canvas.shaded(
        &[
            (100.0, 360.0),
            (360.0, 350.0),
            (366.0, 470.0),
            (96.0, 480.0),
        ],
        |canvas, at| {
            mix(
                [92.0, 122.0, 150.0],
                [66.0, 90.0, 116.0],
                canvas.cloud(at, 80.0),
            )
        },
    );
    canvas.polygon(
        &[
            (330.0, 596.0),
            (372.0, 560.0),
            (377.0, 640.0),
            (336.0, 642.0),
        ],
        [84.0, 68.0, 52.0],
    );
    canvas.blob(
        (410.0, 652.0),
        (86.0, 24.0),
        0.5,
        0.95,
        [246.0, 243.0, 236.0],
    );
    canvas.blob(
        (452.0, 668.0),
        (50.0, 12.0),
        0.7,
        0.8,
        [244.0, 240.0, 232.0],
    );
}
