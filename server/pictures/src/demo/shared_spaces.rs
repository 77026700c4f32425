//! Outside the front door: garden and stairs.

use super::canvas::{Canvas, Colour, HEIGHT, Point, WIDTH, mix, smooth};
use super::surfaces::{bar, plaster, screw, wood};

/// A row of fence panels under a pale sky; the middle one lies on the grass.
pub fn broken_fence(canvas: &mut Canvas) {
    canvas.wash(|canvas, at, _| {
        mix(
            [186.0, 203.0, 218.0],
            [226.0, 230.0, 230.0],
            at.1 / 420.0 + (canvas.cloud(at, 300.0) - 0.5) * 0.9,
        )
    });
    canvas.wash(|canvas, at, under| {
        let bushes = mix(
            [92.0, 112.0, 74.0],
            [58.0, 78.0, 50.0],
            canvas.cloud(at, 44.0),
        );
        mix(
            under,
            bushes,
            smooth(
                0.0,
                16.0,
                at.1 - 330.0 - canvas.cloud(at, 130.0) * 120.0 + 40.0,
            ),
        )
    });
    canvas.wash_within(
        (0.0, 590.0),
        (WIDTH as f32, HEIGHT as f32),
        |canvas, at, _| {
            mix(
                [124.0, 146.0, 82.0],
                [74.0, 100.0, 52.0],
                canvas.cloud((at.0, at.1 * 0.4), 12.0) * 0.8 + canvas.cloud(at, 160.0) * 0.4 - 0.1,
            )
        },
    );
    panel(canvas, -60.0, 340.0);
    panel(canvas, 850.0, 1_250.0);
    fallen_panel(canvas);
    for post in [350.0, 842.0] {
        let lean = if post > 500.0 { 14.0 } else { -6.0 };
        canvas.shaded(
            &[
                (post + lean, 196.0),
                (post + 34.0 + lean, 196.0),
                (post + 34.0, 650.0),
                (post, 650.0),
            ],
            |canvas, at| wood(canvas, at, [136.0, 112.0, 86.0], [88.0, 70.0, 52.0], true),
        );
    }
}

fn panel(canvas: &mut Canvas, left: f32, right: f32) {
    let boards = ((right - left) / 57.0) as u32;
    for board in 0..boards {
        let (x, top) = (
            left + board as f32 * 57.0,
            226.0 + canvas.between(-5.0, 5.0),
        );
        let worn = canvas.between(0.0, 0.25);
        canvas.shaded(
            &[(x, top), (x + 54.0, top), (x + 54.0, 634.0), (x, 634.0)],
            |canvas, at| {
                mix(
                    wood(canvas, at, [172.0, 134.0, 92.0], [124.0, 92.0, 60.0], true),
                    [150.0, 142.0, 128.0],
                    worn,
                )
            },
        );
        canvas.line(
            (x + 55.0, top),
            (x + 55.0, 634.0),
            3.0,
            1.0,
            [66.0, 50.0, 34.0],
        );
    }
    for rail in [286.0, 556.0] {
        canvas.rectangle((left, rail), (right - left, 30.0), [128.0, 96.0, 64.0]);
        canvas.rectangle((left, rail + 28.0), (right - left, 5.0), [74.0, 56.0, 38.0]);
    }
}

fn fallen_panel(canvas: &mut Canvas) {
    canvas.blob((640.0, 770.0), (360.0, 96.0), 0.5, 0.6, [48.0, 62.0, 36.0]);
    for board in 0..8 {
        let step = board as f32;
        let (near, far) = (380.0 + step * 68.0, 430.0 + step * 50.0);
        let ragged = canvas.between(-16.0, 12.0);
        let split = if board == 5 { 60.0 } else { 0.0 };
        canvas.shaded(
            &[
                (far, 664.0 + split),
                (far + 46.0, 664.0 + split),
                (near + 63.0, 812.0 + ragged),
                (near, 812.0 + ragged),
            ],
            |canvas, at| {
                wood(
                    canvas,
                    at,
                    [190.0, 152.0, 108.0],
                    [138.0, 104.0, 70.0],
                    true,
                )
            },
        );
    }
    for (y, from, to) in [(694.0, 424.0, 838.0), (776.0, 396.0, 902.0)] {
        canvas.line((from, y), (to, y + 6.0), 20.0, 1.0, [116.0, 86.0, 58.0]);
    }
    canvas.line(
        (852.0, 700.0),
        (980.0, 840.0),
        18.0,
        1.0,
        [150.0, 116.0, 80.0],
    );
}

/// Concrete stairs going up to a half landing; one lamp burns, the other is dark.
pub fn stairwell_at_night(canvas: &mut Canvas) {
    canvas.wash(|canvas, at, _| {
        mix(
            [74.0, 76.0, 72.0],
            [40.0, 42.0, 46.0],
            at.0 / 1_400.0 + (canvas.cloud(at, 200.0) - 0.5) * 0.4,
        )
    });
    canvas.polygon(
        &[(-5.0, -5.0), (330.0, 130.0), (330.0, 520.0), (-5.0, 905.0)],
        [50.0, 52.0, 52.0],
    );
    canvas.polygon(
        &[
            (870.0, 130.0),
            (1_205.0, -5.0),
            (1_205.0, 905.0),
            (870.0, 520.0),
        ],
        [36.0, 38.0, 42.0],
    );
    canvas.polygon(
        &[
            (-5.0, -5.0),
            (1_205.0, -5.0),
            (870.0, 130.0),
            (330.0, 130.0),
        ],
        [58.0, 59.0, 58.0],
    );
    canvas.rectangle((510.0, 190.0), (180.0, 190.0), [22.0, 27.0, 40.0]);
    canvas.rectangle((594.0, 190.0), (10.0, 190.0), [62.0, 62.0, 58.0]);
    for step in (0..9).rev() {
        flight_step(canvas, step as f32);
    }
    lamp(canvas, (440.0, 96.0), true);
    lamp(canvas, (770.0, 96.0), false);
    for step in 0..9 {
        let (x, y) = (70.0 + step as f32 * 32.0, 690.0 - step as f32 * 38.0);
        canvas.line(
            (x, y),
            (x, y - 150.0 + step as f32 * 8.0),
            7.0,
            1.0,
            [26.0, 28.0, 30.0],
        );
    }
    bar(
        canvas,
        (30.0, 590.0),
        (332.0, 298.0),
        20.0,
        [96.0, 98.0, 96.0],
    );
}

fn flight_step(canvas: &mut Canvas, step: f32) {
    let edge = |n: f32| (330.0 - n * 36.0, 870.0 + n * 36.0, 520.0 + n * 44.0);
    let ((left, right, top), (wider, widest, below)) = (edge(step), edge(step + 1.0));
    let lit = 1.0 - step / 11.0;
    let tread = mix([58.0, 58.0, 56.0], [152.0, 146.0, 126.0], lit);
    canvas.shaded(
        &[
            (left, top),
            (right, top),
            (widest, top + 20.0),
            (wider, top + 20.0),
        ],
        |canvas, at| {
            mix(
                tread,
                [40.0; 3],
                canvas.cloud(at, 40.0) * 0.3 + (at.0 - 400.0) / 2_600.0,
            )
        },
    );
    canvas.shaded(
        &[
            (wider, top + 20.0),
            (widest, top + 20.0),
            (widest, below + 2.0),
            (wider, below + 2.0),
        ],
        |canvas, at| {
            mix(
                mix([30.0; 3], tread, 0.42),
                [24.0; 3],
                canvas.cloud(at, 60.0) * 0.4,
            )
        },
    );
    canvas.line(
        (wider, top + 19.0),
        (widest, top + 19.0),
        4.0,
        1.0,
        mix(tread, [220.0, 210.0, 170.0], 0.35),
    );
}

fn lamp(canvas: &mut Canvas, at: Point, lit: bool) {
    if lit {
        let glow = (at.0 + 20.0, at.1 + 130.0);
        canvas.blob(glow, (520.0, 560.0), 1.0, 0.5, [226.0, 204.0, 146.0]);
        canvas.blob(at, (190.0, 130.0), 1.0, 0.8, [252.0, 236.0, 190.0]);
    }
    let (cover, rim): (Colour, Colour) = if lit {
        ([255.0, 250.0, 230.0], [210.0, 196.0, 160.0])
    } else {
        ([92.0, 94.0, 94.0], [40.0; 3])
    };
    canvas.blob(at, (66.0, 27.0), 0.06, 1.0, rim);
    canvas.blob(at, (58.0, 21.0), 0.3, 1.0, cover);
}

/// A wooden rail beside stairs; its lower bracket has pulled out and left a hole.
pub fn loose_handrail(canvas: &mut Canvas) {
    plaster(canvas, [226.0, 224.0, 214.0], [190.0, 187.0, 176.0]);
    for step in 0..7 {
        let (x, y) = (step as f32 * 190.0 - 60.0, 900.0 - step as f32 * 100.0);
        canvas.rectangle((x, y), (1_400.0, 110.0), [148.0, 128.0, 112.0]);
        canvas.rectangle((x, y), (200.0, 16.0), [178.0, 158.0, 140.0]);
        canvas.rectangle((x, y + 14.0), (5.0, 96.0), [96.0, 82.0, 70.0]);
    }
    let (low, high): (Point, Point) = ((150.0, 640.0), (1_180.0, 40.0));
    canvas.line(
        (low.0 + 26.0, low.1 + 66.0),
        (high.0 + 10.0, high.1 + 36.0),
        40.0,
        30.0,
        [168.0, 163.0, 150.0],
    );
    bracket(canvas, (930.0, 250.0), (924.0, 192.0));
    hole(canvas, (360.0, 474.0));
    bracket(canvas, (356.0, 596.0), (350.0, 532.0));
    bar(canvas, low, high, 54.0, [150.0, 98.0, 56.0]);
    canvas.line(
        (low.0 + 20.0, low.1 - 24.0),
        (high.0, high.1 - 12.0),
        5.0,
        6.0,
        [206.0, 160.0, 112.0],
    );
    canvas.blob(low, (30.0, 30.0), 0.1, 1.0, [118.0, 74.0, 42.0]);
}

/// Bare plaster, dust beneath, two torn-out screw holes.
fn hole(canvas: &mut Canvas, (x, y): Point) {
    canvas.wash_within(
        (x - 140.0, y - 130.0),
        (x + 140.0, y + 130.0),
        |canvas, at, under| {
            let away = (at.0 - x).hypot(at.1 - y) / 74.0 + (canvas.cloud(at, 34.0) - 0.5) * 0.9;
            mix(under, [196.0, 158.0, 128.0], 1.0 - smooth(0.82, 0.92, away))
        },
    );
    for (dx, dy) in [(-6.0, -26.0), (8.0, 24.0)] {
        canvas.blob((x + dx, y + dy), (17.0, 15.0), 0.3, 1.0, [62.0, 46.0, 38.0]);
    }
    canvas.line(
        (x + 40.0, y - 50.0),
        (x + 120.0, y - 128.0),
        2.0,
        1.0,
        [150.0, 140.0, 124.0],
    );
    canvas.line(
        (x - 30.0, y + 60.0),
        (x - 60.0, y + 124.0),
        2.0,
        1.0,
        [150.0, 140.0, 124.0],
    );
}

fn bracket(canvas: &mut Canvas, plate: Point, rail: Point) {
    let brass = [176.0, 150.0, 92.0];
    canvas.blob(
        (plate.0 + 8.0, plate.1 + 10.0),
        (42.0, 56.0),
        0.4,
        0.6,
        [130.0, 124.0, 110.0],
    );
    canvas.blob(plate, (36.0, 50.0), 0.05, 1.0, brass);
    canvas.blob(
        (plate.0 - 8.0, plate.1 - 14.0),
        (20.0, 28.0),
        0.9,
        0.7,
        [232.0, 214.0, 164.0],
    );
    screw(canvas, (plate.0, plate.1 - 28.0), 8.0, 0.4);
    screw(canvas, (plate.0, plate.1 + 28.0), 8.0, 1.3);
    bar(canvas, plate, rail, 22.0, brass);
}
