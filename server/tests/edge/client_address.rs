//! quality.md T43: the true address, spoofing included.

use crate::toy::{Server, limits, settings};
use crate::wire::ask;
use server::web::ClientIp;

async fn seen(server: &Server, forwarded: &str) -> String {
    let headers = forwarded.split('|').filter(|line| !line.is_empty());
    let headers: String = headers
        .map(|line| format!("x-forwarded-for: {line}\r\n"))
        .collect();
    ask(server.address, "GET /who", &headers, "").await.text()
}

#[tokio::test]
async fn a_claimed_address_is_ignored_without_a_proxy() {
    let server = Server::start().await;
    assert_eq!(seen(&server, "203.0.113.9").await, "127.0.0.1 127.0.0.0/24");
}

#[tokio::test]
async fn behind_our_proxies_the_nearest_stranger_is_the_client() {
    let mut settings = settings();
    settings.trusted_proxies = vec![
        "127.0.0.0/8".parse().unwrap(),
        "10.1.0.0/16".parse().unwrap(),
    ];
    let server = Server::with(settings, limits()).await;
    let table = [
        ("203.0.113.9", "203.0.113.9 203.0.113.0/24"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9 203.0.113.0/24"),
        (
            "198.51.100.1|203.0.113.9, 10.1.2.3",
            "203.0.113.9 203.0.113.0/24",
        ),
        ("203.0.113.9:4711", "203.0.113.9 203.0.113.0/24"),
        (
            "2001:db8:1:2ff:3::4",
            "2001:db8:1:2ff:3::4 2001:db8:1:200::/56",
        ),
        ("::ffff:203.0.113.9", "203.0.113.9 203.0.113.0/24"),
        ("203.0.113.9, rubbish", "127.0.0.1 127.0.0.0/24"),
        ("", "127.0.0.1 127.0.0.0/24"),
    ];
    for (forwarded, expected) in table {
        assert_eq!(seen(&server, forwarded).await, expected, "{forwarded}");
    }
}

#[test]
fn neighbours_share_a_prefix() {
    let prefix =
        |address: &str| ClientIp::from(address.parse::<std::net::IpAddr>().unwrap()).prefix;
    assert_eq!(prefix("203.0.113.1"), prefix("203.0.113.254"));
    assert_ne!(prefix("203.0.113.1"), prefix("203.0.114.1"));
    assert_eq!(prefix("2001:db8::1"), prefix("2001:db8:0:ff::1"));
    assert_ne!(prefix("2001:db8::1"), prefix("2001:db8:0:100::1"));
}
