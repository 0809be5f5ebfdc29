//! The beginning of an address: enough for its holder to know it again, and no more.

use std::net::IpAddr;

/// `92.184…` of the network `92.184.12.0/24`, `2001:db8…` of an IPv6 one; none when nobody knows.
pub fn network_beginning(network: &str) -> Option<String> {
    let address: IpAddr = network.split('/').next()?.parse().ok()?;
    match address {
        _ if address.is_unspecified() => None,
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            Some(format!("{first}.{second}…"))
        }
        IpAddr::V6(address) => {
            let [first, second, ..] = address.segments();
            Some(format!("{first:x}:{second:x}…"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::network_beginning;

    #[test]
    fn an_address_is_told_by_its_beginning_alone() {
        assert_eq!(network_beginning("92.184.12.0/24").as_deref(), Some("92.184…"));
        assert_eq!(network_beginning("2001:db8:1::/48").as_deref(), Some("2001:db8…"));
        for nobody in ["unknown", "", "::/48", "0.0.0.0/24"] {
            assert_eq!(network_beginning(nobody), None, "{nobody}");
        }
    }
}
