//! Writes HTML. Whatever is written into a page part goes through here and is escaped, so no words can become markup.
//!
//! The framework's own views would cost a phone three times the bytes, and this page is drawn anew as a whole anyway.

/// HTML being written.
#[derive(Default)]
pub struct Html(String);

/// Names and values. A name without letters is left out; so are the conditions in [`when`].
pub type Attributes<'a> = [(&'a str, &'a str)];

impl Html {
    /// Opens an element.
    pub fn open(&mut self, tag: &str, attributes: &Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes.iter().filter(|(name, _)| !name.is_empty()) {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    pub fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    pub fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                _ => self.0.push(letter),
            }
        }
    }

    /// An element with nothing but text in it.
    pub fn element(&mut self, tag: &str, attributes: &Attributes<'_>, text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    pub fn paragraph(&mut self, class: &str, text: &str) {
        self.element("p", &[("class", class)], text);
    }

    /// A button that does something with something: see [`super::acts`]. Its id keeps the keyboard there when the page is
    /// drawn anew.
    pub fn button(&mut self, class: &str, act: &str, key: &str, text: &str, hidden: &str) {
        self.open(
            "button",
            &[
                ("id", &["act-", act, key].concat()),
                ("class", class),
                ("type", "button"),
                ("data-act", act),
                ("data-key", key),
            ],
        );
        self.text(text);
        if !hidden.is_empty() {
            self.element(
                "span",
                &[("class", "govuk-visually-hidden")],
                &[" ", hidden].concat(),
            );
        }
        self.close("button");
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// The attribute if it applies.
pub fn when<'a>(applies: bool, name: &'a str, value: &'a str) -> (&'a str, &'a str) {
    if applies { (name, value) } else { ("", "") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_become_markup() {
        let mut html = Html::default();
        html.element(
            "p",
            &[("title", "\"><script>")],
            "</p><img src=x onerror=alert(1)>&",
        );
        assert_eq!(
            html.finish(),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;/p&gt;&lt;img src=x onerror=alert(1)&gt;&amp;</p>"
        );
    }

    #[test]
    fn an_attribute_that_does_not_apply_is_left_out() {
        let mut html = Html::default();
        html.open(
            "input",
            &[
                ("id", "a"),
                when(false, "checked", ""),
                when(true, "disabled", ""),
            ],
        );
        assert_eq!(html.finish(), "<input id=\"a\" disabled=\"\">");
    }
}
