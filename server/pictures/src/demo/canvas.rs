//! A small painter: soft-edged shapes in linear coordinates of 1,200 by 900, shaded by noise.

use image::{Rgb, RgbImage};

pub const WIDTH: u32 = 1_200;
pub const HEIGHT: u32 = 900;

/// Red, green and blue from 0 to 255.
pub type Colour = [f32; 3];
/// Across and down, in pixels.
pub type Point = (f32, f32);

/// A picture being painted.
pub struct Canvas {
    pixels: Vec<Colour>,
    seed: u32,
    draws: u32,
}

/// Mixes `share` (0 to 1) of `over` into `under`.
pub fn mix(under: Colour, over: Colour, share: f32) -> Colour {
    let share = share.clamp(0.0, 1.0);
    [0, 1, 2].map(|i| under[i] + (over[i] - under[i]) * share)
}

/// 0 below `low`, 1 above `high`, smooth between.
pub fn smooth(low: f32, high: f32, value: f32) -> f32 {
    let t = ((value - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

impl Canvas {
    pub fn new(seed: u64) -> Self {
        let seed = (seed ^ (seed >> 32)) as u32;
        Self {
            pixels: vec![[0.0; 3]; (WIDTH * HEIGHT) as usize],
            seed,
            draws: 0,
        }
    }

    /// The next number from 0 to 1 of this seed.
    pub fn chance(&mut self) -> f32 {
        self.draws += 1;
        scatter(self.draws, 77, self.seed)
    }

    /// The next number between two.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.chance()
    }

    /// Cloudy noise from 0 to 1; `scale` is the size of the clouds in pixels.
    pub fn cloud(&self, (x, y): Point, scale: f32) -> f32 {
        let octave = |level: u32| {
            let size = scale / (1 << level) as f32;
            value_noise(x / size, y / size, self.seed.wrapping_add(level)) / (2 << level) as f32
        };
        (octave(0) + octave(1) + octave(2)) / 0.875
    }

    /// Repaints every pixel from its place and its colour.
    pub fn wash(&mut self, paint: impl Fn(&Self, Point, Colour) -> Colour) {
        self.wash_within((0.0, 0.0), (WIDTH as f32, HEIGHT as f32), paint);
    }

    /// Repaints the pixels of a box.
    pub fn wash_within(
        &mut self,
        from: Point,
        to: Point,
        paint: impl Fn(&Self, Point, Colour) -> Colour,
    ) {
        let limit = |value: f32, most: u32| value.clamp(0.0, most as f32) as u32;
        for y in limit(from.1, HEIGHT)..limit(to.1, HEIGHT) {
            for x in limit(from.0, WIDTH)..limit(to.0, WIDTH) {
                let at = (y * WIDTH + x) as usize;
                self.pixels[at] = paint(self, (x as f32, y as f32), self.pixels[at]);
            }
        }
    }

    /// A filled polygon whose corners go round clockwise and bulge nowhere inwards.
    pub fn polygon(&mut self, corners: &[Point], colour: Colour) {
        self.shaded(corners, |_, _| colour);
    }

    /// A polygon coloured by place.
    pub fn shaded(&mut self, corners: &[Point], paint: impl Fn(&Self, Point) -> Colour) {
        let (from, to) = bounds(corners);
        self.wash_within(from, to, |canvas, at, under| {
            let cover = smooth(-0.8, 0.8, inside(corners, at));
            if cover > 0.0 {
                mix(under, paint(canvas, at), cover)
            } else {
                under
            }
        });
    }

    pub fn rectangle(&mut self, (x, y): Point, (width, height): Point, colour: Colour) {
        self.polygon(
            &[
                (x, y),
                (x + width, y),
                (x + width, y + height),
                (x, y + height),
            ],
            colour,
        );
    }

    /// A line with round ends; `soft` pixels of its edge fade out.
    pub fn line(&mut self, from: Point, to: Point, thick: f32, soft: f32, colour: Colour) {
        let reach = thick / 2.0 + soft;
        let (low, high) = bounds(&[from, to]);
        let (low, high) = (
            (low.0 - reach, low.1 - reach),
            (high.0 + reach, high.1 + reach),
        );
        self.wash_within(low, high, |_, at, under| {
            let away = to_segment(at, from, to) - thick / 2.0;
            mix(under, colour, 1.0 - smooth(-0.8, soft.max(0.8), away))
        });
    }

    /// An ellipse; `soft` is the share of its radius that fades, `strength` how much it covers.
    pub fn blob(
        &mut self,
        (x, y): Point,
        (wide, high): Point,
        soft: f32,
        strength: f32,
        colour: Colour,
    ) {
        self.wash_within(
            (x - wide, y - high),
            (x + wide + 1.0, y + high + 1.0),
            |_, at, under| {
                let away = (((at.0 - x) / wide).powi(2) + ((at.1 - y) / high).powi(2)).sqrt();
                mix(
                    under,
                    colour,
                    strength * (1.0 - smooth(1.0 - soft, 1.0, away)),
                )
            },
        );
    }

    /// The finished picture, with a lens's darker corners and a sensor's grain.
    pub fn developed(&self) -> RgbImage {
        RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
            let (across, down) = (
                x as f32 / WIDTH as f32 - 0.5,
                y as f32 / HEIGHT as f32 - 0.5,
            );
            let light = 1.0 - 0.5 * (across * across + down * down);
            let grain = (scatter(x, y, self.seed) - 0.5) * 9.0;
            let colour = self.pixels[(y * WIDTH + x) as usize];
            Rgb(colour.map(|value| (value * light + grain).clamp(0.0, 255.0) as u8))
        })
    }
}

fn bounds(points: &[Point]) -> (Point, Point) {
    points.iter().fold(
        ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN)),
        |(low, high), point| {
            let low = (low.0.min(point.0 - 1.0), low.1.min(point.1 - 1.0));
            (low, (high.0.max(point.0 + 2.0), high.1.max(point.1 + 2.0)))
        },
    )
}

/// How far a point lies inside a polygon, in pixels; negative outside.
fn inside(corners: &[Point], (x, y): Point) -> f32 {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).fold(f32::MAX, |nearest, (a, b)| {
        let (across, down) = (b.0 - a.0, b.1 - a.1);
        nearest.min((across * (y - a.1) - down * (x - a.0)) / across.hypot(down))
    })
}

fn to_segment((x, y): Point, a: Point, b: Point) -> f32 {
    let (across, down) = (b.0 - a.0, b.1 - a.1);
    let along = ((x - a.0) * across + (y - a.1) * down) / (across * across + down * down).max(1e-6);
    let along = along.clamp(0.0, 1.0);
    (x - a.0 - along * across).hypot(y - a.1 - along * down)
}

fn value_noise(x: f32, y: f32, seed: u32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let corner =
        |dx: f32, dy: f32| scatter((left + dx) as i32 as u32, (top + dy) as i32 as u32, seed);
    let (across, down) = (smooth(0.0, 1.0, x - left), smooth(0.0, 1.0, y - top));
    let upper = corner(0.0, 0.0) + (corner(1.0, 0.0) - corner(0.0, 0.0)) * across;
    let lower = corner(0.0, 1.0) + (corner(1.0, 1.0) - corner(0.0, 1.0)) * across;
    upper + (lower - upper) * down
}

/// A number from 0 to 1 that looks random and depends on nothing but its arguments.
fn scatter(x: u32, y: u32, seed: u32) -> f32 {
    let mut mixed =
        x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca77) ^ seed.wrapping_mul(0xc2b2_ae3d);
    mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d);
    mixed = (mixed ^ (mixed >> 12)).wrapping_mul(0x297a_2d39);
    (mixed ^ (mixed >> 15)) as f32 / u32::MAX as f32
}
