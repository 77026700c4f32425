//! Which lines of a statement stand on one page. A part is for the screen: on paper the lines are to be all there, under the
//! heading that speaks of them all.

/// Lines of one page on the screen.
pub const PAGE: usize = 200;
/// The most lines that are shown as one: about sixty sheets of paper.
pub const MOST_WHOLE: usize = 3_000;

/// What the address asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// The last page: the newest lines are what most people look for.
    #[default]
    Newest,
    Page(usize),
    /// All of the range as one, to be printed.
    All,
}

impl Asked {
    /// From the address: `page=2` or `page=all`.
    pub fn read(page: Option<&str>) -> Self {
        match page {
            Some("all") => Self::All,
            page => page
                .and_then(|page| page.parse().ok())
                .map_or(Self::Newest, Self::Page),
        }
    }
}

/// One page of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// From 1.
    pub page: usize,
    pub pages: usize,
    /// Lines of each page.
    pub size: usize,
    /// Whether there are more pages than one that can be shown as one.
    pub may_be_whole: bool,
}

impl Paging {
    /// What is shown of so many lines. More than can be shown as one are shown in pages, whatever is asked for.
    pub fn of(asked: Asked, lines: usize) -> Self {
        let fits = lines <= MOST_WHOLE;
        if asked == Asked::All && fits {
            return Self {
                page: 1,
                pages: 1,
                size: MOST_WHOLE,
                may_be_whole: false,
            };
        }
        let pages = lines.div_ceil(PAGE).max(1);
        let page = match asked {
            Asked::Page(page) => page.clamp(1, pages),
            Asked::Newest | Asked::All => pages,
        };
        Self {
            page,
            pages,
            size: PAGE,
            may_be_whole: pages > 1 && fits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_a_page_for_all_or_for_the_newest() {
        for (page, asked) in [
            (None, Asked::Newest),
            (Some(""), Asked::Newest),
            (Some("-1"), Asked::Newest),
            (Some("2"), Asked::Page(2)),
            (Some("all"), Asked::All),
        ] {
            assert_eq!(Asked::read(page), asked, "{page:?}");
        }
    }

    #[test]
    fn all_is_one_page_where_it_is_not_too_much() {
        for (asked, lines, page, pages, may_be_whole) in [
            (Asked::Newest, 0, 1, 1, false),
            (Asked::Newest, 200, 1, 1, false),
            (Asked::Newest, 201, 2, 2, true),
            (Asked::Page(0), 450, 1, 3, true),
            (Asked::Page(9), 450, 3, 3, true),
            (Asked::All, 0, 1, 1, false),
            (Asked::All, 3_000, 1, 1, false),
            (Asked::All, 3_001, 16, 16, false),
            (Asked::Page(1), 3_001, 1, 16, false),
        ] {
            let paging = Paging::of(asked, lines);
            let is = (paging.page, paging.pages, paging.may_be_whole);
            assert_eq!(is, (page, pages, may_be_whole), "{asked:?} of {lines}");
            assert!(paging.size * paging.pages >= lines, "no line is lost");
        }
    }
}
