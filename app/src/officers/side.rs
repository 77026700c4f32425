//! The list at the side of the desk: the views of the queue and how much waits in each.

use super::queue::View;
use super::words;
use crate::ui::SideItem;
use domain::Role;
use domain::cases::queue::Counts;
use rules::reference::CaseKind;

/// The side list. `here` is the address of the page, if it is one of the list.
pub fn side(counts: &Counts, role: Role, here: &str) -> Vec<SideItem> {
    let views = [
        ("/officer", words::QUEUE, Some(counts.open)),
        ("/officer?view=mine", words::MINE, Some(counts.mine)),
        (
            "/officer?view=unassigned",
            words::UNASSIGNED,
            Some(counts.unassigned),
        ),
        (
            "/officer?view=waiting",
            words::WAITING,
            Some(counts.waiting),
        ),
        ("/officer?view=late", words::LATE, Some(counts.late)),
        ("/officer?view=closed", words::CLOSED, None),
    ];
    let views = views.map(|(href, label, count)| SideItem {
        href: href.to_owned(),
        label: label.to_owned(),
        count,
        current: href == here,
        heading: None,
    });
    views
        .into_iter()
        .chain(saved(here))
        .chain(kinds(counts, here))
        .chain(more(counts.sees_rent, role, here))
        .collect()
}

fn kinds(counts: &Counts, here: &str) -> Vec<SideItem> {
    let open = |kind: &CaseKind| counts.kinds.get(kind.key()).map(|count| (*kind, *count));
    let item = |(place, (kind, count)): (usize, (CaseKind, i64))| {
        let href = format!("/officer?kind={}", kind.key());
        SideItem {
            label: words::kind_words(kind).to_owned(),
            count: Some(count),
            current: href == here,
            heading: (place == 0).then(|| words::KINDS.to_owned()),
            href,
        }
    };
    CaseKind::ALL
        .iter()
        .filter_map(open)
        .enumerate()
        .map(item)
        .collect()
}

/// What to look out for.
fn saved(here: &str) -> impl Iterator<Item = SideItem> {
    View::SAVED
        .into_iter()
        .enumerate()
        .map(move |(place, view)| {
            let href = format!("/officer?view={}", view.key());
            SideItem {
                label: view.title().to_owned(),
                current: href == here,
                heading: (place == 0).then(|| words::LOOK_OUT.to_owned()),
                href,
                ..SideItem::default()
            }
        })
}

fn more(sees_rent: bool, role: Role, here: &str) -> impl Iterator<Item = SideItem> {
    let rent = ("/officer/rent", words::RENT, sees_rent);
    let reports = ("/officer/reports", words::REPORTS, true);
    let templates = (
        "/officer/templates",
        words::TEMPLATES,
        matches!(role, Role::Manager | Role::Admin),
    );
    let admin = ("/officer/admin", words::ADMIN, role == Role::Admin);
    let imports = (
        super::imports::PAGE,
        words::IMPORTS,
        role == Role::Admin || sees_rent,
    );
    [rent, reports, templates, imports, admin]
        .into_iter()
        .filter(|(.., leads)| *leads)
        .enumerate()
        .map(move |(place, (href, label, _))| SideItem {
            href: href.to_owned(),
            label: label.to_owned(),
            current: href == here,
            heading: (place == 0).then(|| words::MORE.to_owned()),
            ..SideItem::default()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts() -> Counts {
        Counts {
            open: 9,
            mine: 2,
            kinds: [("repair".to_owned(), 8), ("service".to_owned(), 1)].into(),
            ..Counts::default()
        }
    }

    #[test]
    fn only_kinds_with_open_cases_are_listed_under_one_heading() {
        let items = side(&counts(), Role::Officer, "/officer?kind=repair");
        let kinds: Vec<_> = items
            .iter()
            .filter(|item| item.href.contains("kind="))
            .collect();
        assert_eq!(kinds.len(), 2);
        assert_eq!(kinds[0].heading.as_deref(), Some("Kinds"));
        assert_eq!(kinds[1].heading, None);
        assert!(kinds[0].current && items.iter().filter(|item| item.current).count() == 1);
    }

    #[test]
    fn only_the_income_team_is_led_to_rent() {
        let leads = |sees_rent| {
            let counts = Counts {
                sees_rent,
                ..counts()
            };
            let items = side(&counts, Role::Admin, "/officer");
            items.iter().any(|item| item.href == "/officer/rent")
        };
        assert!(leads(true) && !leads(false));
    }

    #[test]
    fn each_role_is_led_to_what_it_may_do() {
        let leads = |role, href: &str| {
            side(&counts(), role, "/officer")
                .iter()
                .any(|item| item.href == href)
        };
        assert!(leads(Role::Admin, "/officer/admin"));
        assert!(!leads(Role::Manager, "/officer/admin"));
        assert!(leads(Role::Manager, "/officer/templates"));
        assert!(!leads(Role::Officer, "/officer/templates"));
        assert!(leads(Role::Officer, "/officer/reports"));
    }
}
