//! The simple HTML of a letter: the council's name, the words, and addresses that can be followed.

/// A whole page. Lines of `text` end in `\n`, and blank lines part paragraphs. Everything given is escaped.
pub fn page(council: &str, subject: &str, text: &str) -> String {
    let (council, subject, body) = (escape(council), escape(subject), paragraphs(text));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{subject}</title></head>\n\
         <body style=\"margin:0;padding:16px;font:16px/1.5 Arial,sans-serif;color:#0b0c0c;background:#ffffff\">\n\
         <div style=\"max-width:580px;margin:0 auto\">\n\
         <p style=\"margin:0 0 20px;padding:0 0 10px;border-bottom:4px solid #0b0c0c;font-weight:bold\">{council}</p>\n\
         {body}</div></body></html>\n"
    )
}

fn paragraphs(text: &str) -> String {
    let paragraphs = text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty());
    paragraphs
        .map(|paragraph| format!("<p style=\"margin:0 0 20px\">{}</p>\n", lines(paragraph)))
        .collect()
}

fn lines(paragraph: &str) -> String {
    paragraph
        .split('\n')
        .map(linked)
        .collect::<Vec<_>>()
        .join("<br>\n")
}

fn linked(line: &str) -> String {
    line.split_inclusive(char::is_whitespace)
        .map(word)
        .collect()
}

/// A word that begins as a web address becomes a link to what it says, without the full stop after it.
fn word(word: &str) -> String {
    if !word.starts_with("https://") && !word.starts_with("http://") {
        return escape(word);
    }
    let address = word
        .trim_end()
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '"', '>']);
    let (address, rest) = word.split_at(address.len());
    let address = escape(address);
    format!("<a href=\"{address}\">{address}</a>{}", escape(rest))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_written_becomes_markup() {
        let page = page(
            "<b>",
            "</title><script>",
            "\"><img src=x onerror=alert(1)> https://x.example/\"onclick=\"a",
        );
        assert_eq!(
            (
                page.matches("<script").count(),
                page.matches("<img").count(),
                page.matches("<b>").count()
            ),
            (0, 0, 0)
        );
        assert!(page.contains("<a href=\"https://x.example/&quot;onclick=&quot;a\">"));
    }

    #[test]
    fn an_address_can_be_followed_and_the_full_stop_is_no_part_of_it() {
        assert_eq!(
            linked("See https://a.example/r?x=1&y=2. Bye"),
            "See <a href=\"https://a.example/r?x=1&amp;y=2\">https://a.example/r?x=1&amp;y=2</a>. Bye"
        );
        assert_eq!(linked("javascript:alert(1)"), "javascript:alert(1)");
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        let body = paragraphs("One\ntwo\n\nthree\n");
        assert_eq!(
            body.replace(" style=\"margin:0 0 20px\"", ""),
            "<p>One<br>\ntwo</p>\n<p>three</p>\n"
        );
    }
}
