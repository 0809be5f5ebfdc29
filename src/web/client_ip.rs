//! The address of whoever asks: the last hop that we have no reason to trust.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use axum::http::HeaderMap;

use crate::settings::Network;

/// The peer itself, or, when the peer is one of our proxies, the rightmost address of
/// `X-Forwarded-For` that is not. What a stranger wrote further left is never believed.
pub fn of(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[Network]) -> Option<IpAddr> {
    let is_ours = |ip: &IpAddr| trusted.iter().any(|network| network.contains(*ip));
    let peer = peer?.to_canonical();
    if !is_ours(&peer) {
        return Some(peer);
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = hops.flat_map(|value| value.split(',')).map(str::trim).collect();
    for hop in hops.into_iter().rev() {
        match hop.parse::<IpAddr>().map(|ip| ip.to_canonical()) {
            Ok(ip) if is_ours(&ip) => {}
            Ok(ip) => return Some(ip),
            Err(_) => break,
        }
    }
    Some(peer)
}

/// What attempts are counted by: one IPv4 address, or the /64 that one subscriber holds.
pub fn counted(ip: Option<IpAddr>) -> String {
    match ip {
        Some(IpAddr::V4(ip)) => ip.to_string(),
        Some(IpAddr::V6(ip)) => format!("{}/64", masked(ip, 64)),
        None => "unknown".into(),
    }
}

/// What the audit trail keeps (and the wider count is made by): an IPv4 /24, or an IPv6 /48.
pub fn network(ip: Option<IpAddr>) -> String {
    match ip {
        Some(IpAddr::V4(ip)) => {
            let [a, b, c, _] = ip.octets();
            format!("{}/24", Ipv4Addr::new(a, b, c, 0))
        }
        Some(IpAddr::V6(ip)) => format!("{}/48", masked(ip, 48)),
        None => "unknown".into(),
    }
}

fn masked(ip: Ipv6Addr, bits: u32) -> Ipv6Addr {
    Ipv6Addr::from_bits(ip.to_bits() & (u128::MAX << (128 - bits)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Value;

    fn seen(peer: &str, forwarded: &str, trusted: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().expect("a header"));
        let trusted: Vec<Network> =
            trusted.split_whitespace().map(|one| Network::parse(one).expect("a network")).collect();
        of(Some(peer.parse().expect("an address")), &headers, &trusted)
            .expect("an address")
            .to_string()
    }

    #[test]
    fn a_stranger_cannot_choose_their_address() {
        assert_eq!(seen("203.0.113.9", "10.0.0.1", ""), "203.0.113.9");
        assert_eq!(seen("203.0.113.9", "198.51.100.1", "10.0.0.0/8"), "203.0.113.9");
        assert_eq!(seen("10.0.0.2", "1.2.3.4, 198.51.100.7", "10.0.0.0/8"), "198.51.100.7");
        assert_eq!(
            seen("10.0.0.2", "1.2.3.4, 198.51.100.7, 10.0.0.9", "10.0.0.0/8"),
            "198.51.100.7"
        );
        assert_eq!(seen("10.0.0.2", "1.2.3.4, nonsense", "10.0.0.0/8"), "10.0.0.2");
    }

    #[test]
    fn a_subscriber_is_counted_once_however_many_addresses_they_hold() {
        let one = counted("2001:db8:1:2:aaaa::1".parse().ok());
        let other = counted("2001:db8:1:2:bbbb::1".parse().ok());
        assert_eq!(one, other);
        assert_eq!(network("2001:db8:1:2::1".parse().ok()), "2001:db8:1::/48");
        assert_eq!(network("192.0.2.77".parse().ok()), "192.0.2.0/24");
    }
}
