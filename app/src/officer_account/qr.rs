//! A QR code as a picture inside the page: nothing is fetched, and the text in it leaves no trace elsewhere.

use leptos::prelude::*;
use std::fmt::Write;

/// Modules of white around the code, which scanners need (ISO/IEC 18004).
const QUIET_ZONE: usize = 4;

/// Black on white in dark mode too. Nothing when the text is too long for a QR code.
#[component]
pub fn QrCode(#[prop(into)] text: String, #[prop(into)] label: String) -> impl IntoView {
    let drawn = draw(&text);
    drawn.map(|(side, path)| {
        view! {
            <svg
                class="qr"
                width="232"
                height="232"
                viewBox=format!("0 0 {side} {side}")
                role="img"
                aria-label=label
                shape-rendering="crispEdges"
            >
                <rect width="100%" height="100%" fill="#fff"></rect>
                <path d=path fill="#000"></path>
            </svg>
        }
    })
}

/// The side in modules, quiet zone included, and the dark modules as one path.
fn draw(text: &str) -> Option<(usize, String)> {
    let code = qrcode::QrCode::new(text).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == qrcode::Color::Dark {
            let (x, y) = (place % width + QUIET_ZONE, place / width + QUIET_ZONE);
            write!(path, "M{x} {y}h1v1h-1z").ok()?;
        }
    }
    Some((width + 2 * QUIET_ZONE, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corner_marks_and_a_white_edge() {
        let (side, path) = draw("otpauth://totp/Doorstep:a@example.com?secret=ABC").unwrap();
        let far = side - QUIET_ZONE - 7;
        for (x, y) in [
            (QUIET_ZONE, QUIET_ZONE),
            (far, QUIET_ZONE),
            (QUIET_ZONE, far),
        ] {
            assert!(path.contains(&format!("M{x} {y}h1")), "no mark at {x} {y}");
        }
        assert!(!path.contains("M3 ") && !path.contains("M0 "), "{path}");
    }

    #[test]
    fn a_text_that_fits_no_code_draws_nothing() {
        assert!(draw(&"x".repeat(5_000)).is_none());
    }
}
