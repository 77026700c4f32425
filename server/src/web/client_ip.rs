//! The true address of a client, for limits (OWASP ASVS 5.0, 4.1.3 and 15.3.4).

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// Who is asking, as an extension. Never log it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientIp {
    /// The address behind our own proxies; an IPv4 address is never dressed as IPv6.
    pub address: IpAddr,
    /// What limits count by: /24 for IPv4, /56 (one household's usual share) for IPv6.
    pub prefix: IpNet,
}

impl From<IpAddr> for ClientIp {
    fn from(address: IpAddr) -> Self {
        let address = address.to_canonical();
        Self {
            address,
            prefix: prefix_of(address),
        }
    }
}

/// The networks whose `X-Forwarded-For` is believed.
#[derive(Clone)]
pub struct TrustedProxies(Arc<[IpNet]>);

impl TrustedProxies {
    /// An empty list believes nobody.
    pub fn new(networks: Vec<IpNet>) -> Self {
        Self(networks.into())
    }

    /// Walks back from the peer through our own proxies and stops at the first address that is not one of them.
    /// What stands further left is hearsay. An entry that is no address ends the walk.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        for claimed in forwarded_for(headers).into_iter().rev() {
            match claimed {
                Some(address) if self.trusts(client) => client = address,
                _ => break,
            }
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// Puts [`ClientIp`] among the request's extensions. Without a peer (a test calling the router directly) there is none.
pub async fn find(
    State(proxies): State<TrustedProxies>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|peer| peer.0.ip());
    if let Some(peer) = peer {
        let client = proxies.client(peer, request.headers());
        request.extensions_mut().insert(ClientIp::from(client));
    }
    next.run(request).await
}

fn prefix_of(address: IpAddr) -> IpNet {
    match address {
        IpAddr::V4(four) => IpNet::V4(Ipv4Net::new_assert(four, 24).trunc()),
        IpAddr::V6(six) => IpNet::V6(Ipv6Net::new_assert(six, 56).trunc()),
    }
}

/// All entries in order of travel; `None` for one that is no address.
fn forwarded_for(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let lines = headers.get_all("x-forwarded-for").iter();
    lines
        .flat_map(|line| line.to_str().unwrap_or("").split(','))
        .map(parse)
        .collect()
}

/// Some proxies add the port.
fn parse(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let alone = entry.parse::<IpAddr>().ok();
    let address = alone.or_else(|| entry.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    address.map(|address| address.to_canonical())
}
