//! An amount over time as a line, drawn on the server. Its table stands beside it: the picture is for seeing at a glance.

use super::pounds;
use leptos::prelude::*;

/// What the amount was, and how far along.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlotPoint {
    /// From 0, the left edge, to 1, the right one.
    pub along: f64,
    pub pence: i64,
}

const WIDTH: f64 = 300.0;
const LEFT: f64 = 4.0;
const RIGHT: f64 = 292.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 98.0;
const HEIGHT: f64 = 120.0;

/// One line over a zero line, the last point marked. Amounts above zero are to pay, below it in credit, and the edges say so in
/// words.
#[component]
pub fn LinePlot(
    /// In the page, so that the parts of several plots keep their names apart.
    name: &'static str,
    #[prop(into)] title: String,
    /// What the picture shows, for who does not see it.
    #[prop(into)]
    desc: String,
    points: Vec<PlotPoint>,
    /// Under the left edge, and under the right one.
    #[prop(into)]
    start: String,
    #[prop(into)] end: String,
) -> impl IntoView {
    let scale = Scale::of(&points);
    let (title_id, desc_id) = (format!("{name}-title"), format!("{name}-desc"));
    let labelled = format!("{title_id} {desc_id}");
    let line: Vec<_> = points.iter().map(|point| scale.place(*point)).collect();
    let path = line
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect::<Vec<_>>()
        .join(" ");
    let dot = line.last().map(|(x, y)| {
        view! { <circle class="plot__dot" cx=format!("{x:.1}") cy=format!("{y:.1}") r="5"></circle> }
    });
    view! {
        <figure class="chart">
            <svg class="chart__picture" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-labelledby=labelled>
                <title id=title_id>{title}</title>
                <desc id=desc_id>{desc}</desc>
                {scale.lines().into_iter().map(grid).collect_view()}
                <polyline class="plot__line" points=path></polyline>
                {dot}
                <text class="chart__note" x=LEFT.to_string() y="116">{start}</text>
                <text class="chart__note" x=RIGHT.to_string() y="116" text-anchor="end">{end}</text>
            </svg>
        </figure>
    }
    .into_any()
}

/// A line across at an amount, which it names.
fn grid((at, words): (f64, String)) -> impl IntoView {
    let y = format!("{at:.1}");
    view! {
        <line class="plot__grid" x1=LEFT.to_string() x2=RIGHT.to_string() y1=y.clone() y2=y></line>
        <text class="chart__note" x=LEFT.to_string() y=format!("{:.1}", at - 4.0)>{words}</text>
    }
}

/// From the lowest amount to the highest, zero always among them.
struct Scale {
    low: i64,
    high: i64,
}

impl Scale {
    fn of(points: &[PlotPoint]) -> Self {
        let amounts = points.iter().map(|point| point.pence);
        Self {
            low: amounts.clone().min().unwrap_or(0).min(0),
            high: amounts.max().unwrap_or(0).max(0),
        }
    }

    fn height(&self, pence: i64) -> f64 {
        let span = (self.high - self.low).max(1) as f64;
        BOTTOM - (pence - self.low) as f64 / span * (BOTTOM - TOP)
    }

    fn place(&self, point: PlotPoint) -> (f64, f64) {
        let x = LEFT + point.along.clamp(0.0, 1.0) * (RIGHT - LEFT);
        (x, self.height(point.pence))
    }

    /// Zero, and the ends that are not close to it.
    fn lines(&self) -> Vec<(f64, String)> {
        let zero = (self.height(0), "£0".to_owned());
        let high = (self.high > 0).then(|| (self.height(self.high), pounds(self.high)));
        let low = (self.low < 0).then(|| {
            let words = format!("{} in credit", pounds(-self.low));
            (self.height(self.low), words)
        });
        let apart = |line: &(f64, String)| (line.0 - zero.0).abs() > 16.0;
        let ends: Vec<_> = [high, low].into_iter().flatten().filter(apart).collect();
        std::iter::once(zero).chain(ends).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(amounts: &[i64]) -> String {
        let last = (amounts.len().max(2) - 1) as f64;
        let points = amounts
            .iter()
            .enumerate()
            .map(|(at, pence)| PlotPoint {
                along: at as f64 / last,
                pence: *pence,
            })
            .collect();
        view! { <LinePlot name="balance" title="Balance" desc="From £0.00 to £116.10" points start="31 August" end="21 November"/> }
            .to_html()
    }

    #[test]
    fn a_plot_has_a_name_and_says_what_it_shows() {
        let html = html(&[0, 11_610]);
        assert!(html.contains(r#"role="img""#), "{html}");
        assert!(
            html.contains(r#"aria-labelledby="balance-title balance-desc""#),
            "{html}"
        );
        assert!(html.contains("From £0.00 to £116.10"), "{html}");
        assert!(!html.contains("style="), "no inline style: {html}");
    }

    #[test]
    fn what_is_owed_lies_above_zero_and_credit_below_it() {
        let html = html(&[-5_000, 0, 5_000]);
        assert!(
            html.contains(r#"points="4.0,98.0 148.0,58.0 292.0,18.0""#),
            "{html}"
        );
        assert!(html.contains("£50.00 in credit"), "{html}");
    }

    #[test]
    fn no_amount_at_all_divides_by_nothing() {
        for amounts in [&[][..], &[0], &[0, 0]] {
            let html = html(amounts);
            assert!(!html.contains("NaN") && !html.contains("inf"), "{html}");
        }
    }
}
