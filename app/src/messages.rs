//! `/messages`: what the council and the tenant wrote to each other, one line a repair, the newest first.

mod words;

use crate::http::{Ctx, FLASH, loaded};
use crate::rent::words::questions::topic_title;
use crate::repairs::list::{page_number, steps};
use crate::repairs::record_words::moment;
use crate::ui::{CaseCard, Empty, Link, Nav, Pagination, TenantPage, Tone};
use chrono::{DateTime, Utc};
use domain::Result;
use domain::cases::inbox::ConversationRow;
use domain::rent::Topic;
use leptos::prelude::*;
use rules::reference::tenant_path;

const PAGE: i64 = 20;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Inbox {
    pub conversations: Vec<ConversationRow>,
    /// From 1.
    pub page: i64,
    pub more: bool,
    pub flash: Option<String>,
    pub now: DateTime<Utc>,
}

#[component]
pub fn MessagesPage() -> impl IntoView {
    loaded(load, |inbox| view! { <Messages inbox/> })
}

async fn load(ctx: Ctx) -> Result<Inbox> {
    let page = page_number(ctx.query("page"));
    let mut tx = ctx.tenant().await?;
    let mut conversations = tx.conversations((page - 1) * PAGE, PAGE + 1).await?;
    let flash = tx.take_form(FLASH).await?;
    let now = tx.now;
    tx.commit().await?;
    let more = conversations.len() > PAGE as usize;
    conversations.truncate(PAGE as usize);
    Ok(Inbox {
        conversations,
        page,
        more,
        flash: flash.and_then(|words| words.as_str().map(str::to_owned)),
        now,
    })
}

#[component]
fn Messages(inbox: Inbox) -> impl IntoView {
    let Inbox {
        conversations,
        page,
        more,
        flash,
        now,
    } = inbox;
    let (prev, next) = steps("/messages", page, more, (words::NEWER, words::OLDER));
    let empty = conversations.is_empty();
    view! {
        <TenantPage title=words::MESSAGES nav=Nav::Messages wide=true flash>
            <h1>{words::MESSAGES}</h1>
            {empty.then(|| view! { <Empty title=words::NONE text=words::NONE_TEXT action=Link::new("/repairs", words::YOUR_REPAIRS)/> })}
            {conversations.into_iter().map(|row| view! { <Conversation row now/> }).collect_view()}
            <Pagination prev next/>
        </TenantPage>
    }
}

#[component]
fn Conversation(row: ConversationRow, now: DateTime<Utc>) -> impl IntoView {
    let tag = tag(&row);
    let from = if row.from_tenant {
        words::YOU
    } else {
        words::US
    };
    view! {
        <CaseCard
            href=format!("{}#messages", tenant_path(&row.reference))
            title=title(&row)
            reference=format!("{} · {}", row.reference, moment(row.at, now))
            detail=format!("{from}: {}", beginning(&row.last))
            tag
            tone=Tone::Brand
        />
    }
}

/// The desk has its own words for what a case about rent is; the tenant has theirs.
fn title(row: &ConversationRow) -> String {
    match row.topic.as_deref() {
        Some(topic) => topic_title(Topic::parse(topic)).to_owned(),
        None => row.title.clone(),
    }
}

fn tag(row: &ConversationRow) -> Option<String> {
    match row.unread {
        0 => None,
        1 => Some("1 new message".to_owned()),
        many => Some(format!("{many} new messages")),
    }
}

/// The first line, cut between words when it is long.
fn beginning(text: &str) -> String {
    const MOST: usize = 120;
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    let cut: String = line.chars().take(MOST).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> ConversationRow {
        ConversationRow {
            reference: "R-26-004812".into(),
            title: "A tap drips".into(),
            topic: None,
            last: "When can you <b>come</b>?".into(),
            from_tenant: false,
            question: true,
            at: "2026-11-30T09:00:00Z".parse().unwrap(),
            unread: 0,
        }
    }

    fn html(conversations: Vec<ConversationRow>) -> String {
        let inbox = Inbox {
            conversations,
            page: 1,
            more: false,
            flash: None,
            now: "2026-11-30T10:00:00Z".parse().unwrap(),
        };
        Owner::new().with(|| view! { <Messages inbox/> }.to_html())
    }

    #[test]
    fn a_conversation_shows_its_last_message_and_leads_to_it() {
        let html = html(vec![row()]);
        assert!(
            html.contains(r#"href="/repairs/R-26-004812#messages""#),
            "{html}"
        );
        assert!(html.contains("30 November, 9am"), "{html}");
        assert!(
            !html.contains("<b>come") && !html.contains("new message"),
            "{html}"
        );
    }

    #[test]
    fn one_about_rent_leads_to_its_own_page_in_the_tenants_words() {
        let html = html(vec![ConversationRow {
            reference: "RN-26-00101".into(),
            title: "Money is tight: asks for help".into(),
            topic: Some("money_tight".into()),
            ..row()
        }]);
        assert!(
            html.contains(r#"href="/rent/questions/RN-26-00101#messages""#),
            "{html}"
        );
        assert!(
            html.contains("Help with money") && !html.contains("asks for help"),
            "{html}"
        );
    }

    #[test]
    fn what_is_unread_is_marked_in_words() {
        assert!(html(vec![ConversationRow { unread: 2, ..row() }]).contains("2 new messages"));
    }

    #[test]
    fn an_empty_inbox_says_what_will_come() {
        assert!(html(vec![]).contains(words::NONE));
    }

    #[test]
    fn a_long_message_is_cut_between_words() {
        let long = "word ".repeat(60);
        let cut = beginning(&long);
        assert!(
            cut.ends_with("word…") && cut.chars().count() <= 121,
            "{cut}"
        );
        assert_eq!(beginning("one\ntwo"), "one");
        assert!(beginning(&"é".repeat(300)).ends_with('…'));
    }
}
