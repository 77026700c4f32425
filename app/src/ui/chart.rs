//! A chart of bars, drawn on the server. Its table stands beside it: the picture is for seeing at a glance, and says
//! nothing by colour alone.

use leptos::prelude::*;

/// One bar, in parts of the chart's series, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// "Urgent"
    pub label: String,
    /// What the parts come to, in words: "12 of 16 on time".
    pub note: String,
    pub parts: Vec<f64>,
}

/// About that of a phone's card, so that the words keep their size there.
const WIDTH: f64 = 300.0;
const STEP: usize = 52;
const BAR_AT: usize = 22;
const BAR_HEIGHT: usize = 16;
/// Of a label and its note, as many as fit side by side in the width; a note that does not fit stands on a line of its own.
const MOST_CHARS: usize = 38;
const LINE: usize = 18;

impl Bar {
    /// How much its words need beyond one line.
    fn second_line(&self) -> usize {
        let chars = self.label.chars().count() + self.note.chars().count();
        if chars > MOST_CHARS { LINE } else { 0 }
    }
}

/// Bars of one scale, each under its label. The series after the first are hatched, then dotted, besides their colour.
#[component]
pub fn BarChart(
    /// In the page, so that the parts of several charts keep their names apart.
    name: &'static str,
    #[prop(into)] title: String,
    /// What the picture shows, for who does not see it: "Of 16 urgent repairs, 12 were on time."
    #[prop(into)]
    desc: String,
    series: Vec<&'static str>,
    bars: Vec<Bar>,
) -> impl IntoView {
    let most = bars
        .iter()
        .map(|bar| bar.parts.iter().sum::<f64>())
        .fold(0.0, f64::max);
    let scale = if most > 0.0 { WIDTH / most } else { 0.0 };
    let (title_id, desc_id) = (format!("{name}-title"), format!("{name}-desc"));
    let labelled = format!("{title_id} {desc_id}");
    let height: usize = bars.iter().map(|bar| STEP + bar.second_line()).sum();
    let view_box = format!("0 0 {WIDTH} {height}");
    let legend = (series.len() > 1).then(|| view! { <Legend name series=series.clone()/> });
    let mut below = 0;
    let drawn = bars.into_iter().map(|bar| {
        let top = below;
        below += STEP + bar.second_line();
        draw(name, top, scale, bar)
    });
    view! {
        <figure class="chart">
            <svg class="chart__picture" viewBox=view_box role="img" aria-labelledby=labelled>
                <title id=title_id>{title}</title>
                <desc id=desc_id>{desc}</desc>
                <Patterns name/>
                {drawn.collect_view()}
            </svg>
            {legend}
        </figure>
    }
}

fn draw(name: &'static str, top: usize, scale: f64, bar: Bar) -> impl IntoView {
    let second = bar.second_line();
    let mut left = 0.0;
    let part = |(series, value): (usize, &f64)| {
        let (x, width) = (left, value * scale);
        left += width;
        (*value > 0.0).then(|| {
            swatch(
                name,
                series,
                (x, top + second + BAR_AT),
                (width.max(1.0), BAR_HEIGHT),
            )
        })
    };
    let parts = bar.parts.iter().enumerate().map(part).collect_view();
    view! {
        <text class="chart__label" x="0" y=(top + 16).to_string()>{bar.label}</text>
        <text class="chart__note" x=WIDTH.to_string() y=(top + second + 16).to_string() text-anchor="end">{bar.note}</text>
        {parts}
    }
}

/// A rectangle in the colour of a series, with its pattern over it.
fn swatch(
    name: &'static str,
    series: usize,
    (x, y): (f64, usize),
    (width, height): (f64, usize),
) -> impl IntoView + use<> {
    let rectangle = move |class: String, fill: Option<String>| {
        view! {
            <rect
                class=class
                x=format!("{x:.1}")
                y=y.to_string()
                width=format!("{width:.1}")
                height=height.to_string()
                fill=fill
            ></rect>
        }
    };
    let pattern = ["", "hatch", "dots"].get(series).copied().unwrap_or("dots");
    let over = (series > 0).then(|| {
        rectangle(
            "chart__pattern".to_owned(),
            Some(format!("url(#{name}-{pattern})")),
        )
    });
    view! {
        {rectangle(format!("chart__part chart__part--{series}"), None)}
        {over}
    }
}

#[component]
fn Patterns(name: &'static str) -> impl IntoView {
    view! {
        <defs>
            <pattern id=format!("{name}-hatch") width="6" height="6" patternUnits="userSpaceOnUse">
                <path class="chart__line" d="M-1 7 7-1M-1 1 1-1M5 7 7 5"></path>
            </pattern>
            <pattern id=format!("{name}-dots") width="6" height="6" patternUnits="userSpaceOnUse">
                <circle class="chart__dot" cx="3" cy="3" r="1.5"></circle>
            </pattern>
        </defs>
    }
}

#[component]
fn Legend(name: &'static str, series: Vec<&'static str>) -> impl IntoView {
    let entry = |(number, label): (usize, &'static str)| {
        view! {
            <li>
                <svg class="chart__key" viewBox="0 0 16 16" aria-hidden="true">
                    {swatch(name, number, (0.0, 0), (16.0, 16))}
                </svg>
                {label}
            </li>
        }
    };
    view! { <ul class="chart__legend">{series.into_iter().enumerate().map(entry).collect_view()}</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, parts: &[f64]) -> Bar {
        Bar {
            label: label.into(),
            note: "note".into(),
            parts: parts.to_vec(),
        }
    }

    fn html(bars: Vec<Bar>) -> String {
        let series = vec!["On time", "Late"];
        view! { <BarChart name="kept" title="Kept" desc="12 of 16 on time" series bars/> }.to_html()
    }

    #[test]
    fn a_picture_has_a_name_and_says_what_it_shows() {
        let html = html(vec![bar("Urgent", &[12.0, 4.0])]);
        assert!(html.contains(r#"role="img""#), "{html}");
        assert!(
            html.contains(r#"aria-labelledby="kept-title kept-desc""#),
            "{html}"
        );
        assert!(
            html.contains(r#"<desc id="kept-desc">12 of 16 on time"#),
            "{html}"
        );
        assert!(!html.contains("style="), "no inline style: {html}");
    }

    #[test]
    fn the_longest_bar_fills_the_width_and_the_others_are_to_scale() {
        let html = html(vec![
            bar("Urgent", &[12.0, 4.0]),
            bar("Routine", &[8.0, 0.0]),
        ]);
        for width in ["225.0", "75.0", "150.0"] {
            assert!(
                html.contains(&format!(r#"width="{width}""#)),
                "{width}: {html}"
            );
        }
        assert!(
            html.contains(r#"x="225.0""#),
            "the second part follows the first: {html}"
        );
    }

    #[test]
    fn a_second_series_is_told_by_a_pattern_too() {
        let html = html(vec![bar("Urgent", &[1.0, 1.0])]);
        assert!(html.contains("url(#kept-hatch)"), "{html}");
    }

    #[test]
    fn words_that_do_not_fit_side_by_side_stand_one_beneath_the_other() {
        let mut long = bar("Housing Benefit to pay back", &[1.0]);
        long.note = "£180.20 on 1 account".into();
        let html = html(vec![long, bar("Rent", &[2.0])]);
        assert!(html.contains(r#"viewBox="0 0 300 122""#), "{html}");
        for y in ["16", "34", "86"] {
            assert!(html.contains(&format!(r#"y="{y}""#)), "{y}: {html}");
        }
    }

    #[test]
    fn nothing_at_all_divides_by_nothing() {
        let html = html(vec![bar("Urgent", &[0.0, 0.0])]);
        assert!(!html.contains("NaN") && !html.contains("inf"), "{html}");
    }

    #[test]
    fn words_cannot_become_markup() {
        let html = html(vec![bar("<script>x</script>", &[1.0])]);
        assert!(!html.contains("<script"), "{html}");
    }
}
