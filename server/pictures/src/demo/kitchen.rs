//! The kitchen: tap, boiler, cupboard.

use super::canvas::{Canvas, Colour, HEIGHT, Point, WIDTH, mix, smooth};
use super::surfaces::{bar, plaster, tube, wood};

const DAYLIGHT: Colour = [232.0, 229.0, 220.0];

/// A steel tap over a sink, tiles behind, a drop on its way.
pub fn dripping_tap(canvas: &mut Canvas) {
    tiles(canvas);
    sink(canvas);
    let steel = [168.0, 173.0, 178.0];
    bar(canvas, (420.0, 690.0), (420.0, 300.0), 84.0, steel);
    let arch: Vec<Point> = (0..=14)
        .map(|step| {
            let turn = std::f32::consts::PI * (1.0 - step as f32 / 14.0);
            (610.0 + 190.0 * turn.cos(), 310.0 - 150.0 * turn.sin())
        })
        .collect();
    let spout = [&arch[..], &[(800.0, 420.0)]].concat();
    tube(canvas, &spout, 66.0, steel);
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

fn sink(canvas: &mut Canvas) {
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
    for pipe in [300.0, 440.0, 600.0, 760.0] {
        bar(
            canvas,
            (pipe, 760.0),
            (pipe, 912.0),
            34.0,
            [176.0, 116.0, 78.0],
        );
    }
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
    tin(canvas, 900.0, [150.0, 58.0, 48.0]);
    tin(canvas, 1_075.0, [66.0, 96.0, 84.0]);
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
    let shadow = (middle + 14.0, 590.0);
    canvas.blob(shadow, (100.0, 30.0), 0.6, 0.6, [96.0, 76.0, 54.0]);
    canvas.blob(
        (middle, 580.0),
        (74.0, 22.0),
        0.05,
        1.0,
        [120.0, 122.0, 122.0],
    );
    tin_band(canvas, middle, 330.0, 580.0, [186.0, 188.0, 188.0]);
    tin_band(canvas, middle, 362.0, 556.0, label);
    tin_band(canvas, middle, 420.0, 480.0, [232.0, 226.0, 206.0]);
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

/// Part of a tin's side, darker where it turns away.
fn tin_band(canvas: &mut Canvas, middle: f32, top: f32, bottom: f32, colour: Colour) {
    let (left, right) = (middle - 74.0, middle + 74.0);
    canvas.shaded(
        &[(left, top), (right, top), (right, bottom), (left, bottom)],
        |_, at| {
            mix(
                colour,
                [30.0; 3],
                0.6 * ((at.0 - middle + 16.0) / 86.0).powi(2),
            )
        },
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
