//! A range of IP addresses, written `address/length`.

use std::net::IpAddr;

use super::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    /// Leading bits that an address must share.
    length: u32,
}

impl Network {
    /// An IPv4 address that arrives mapped into IPv6 (`::ffff:10.0.0.1`) counts as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => {
                (ours.to_bits() ^ theirs.to_bits()).leading_zeros() >= self.length
            }
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => {
                (ours.to_bits() ^ theirs.to_bits()).leading_zeros() >= self.length
            }
            _ => false,
        }
    }

    /// Larger than any operator's own network.
    pub fn is_broad(&self) -> bool {
        self.length < if self.address.is_ipv4() { 8 } else { 32 }
    }
}

impl Value for Network {
    fn kind() -> String {
        "an IP address or a range such as 10.0.0.0/8 or fd00::/64".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        let (address, length) = text.trim().split_once('/').unzip();
        let address: IpAddr =
            address.unwrap_or(text.trim()).parse().map_err(|_| "is not an IP range")?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let length = length.map_or(Ok(most), str::parse).map_err(|_| "is not an IP range")?;
        match length {
            0 => Err("is every address there is: anyone could pretend to be anyone"),
            _ if length > most => Err("is not an IP range"),
            _ => Ok(Self { address, length }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(network: &str, address: &str) -> bool {
        let address = address.parse().expect("an address");
        Network::parse(network).expect("a range").contains(address)
    }

    #[test]
    fn a_range_holds_the_addresses_that_share_its_first_bits() {
        assert!(holds("10.0.0.0/8", "10.255.1.2"));
        assert!(!holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("192.0.2.128/25", "192.0.2.129"));
        assert!(!holds("192.0.2.128/25", "192.0.2.127"));
        assert!(holds("192.0.2.7", "192.0.2.7"));
        assert!(!holds("192.0.2.7", "192.0.2.6"));
        assert!(holds("fd00::/64", "fd00::1"));
        assert!(!holds("fd00::/64", "fd00:0:0:1::1"));
        assert!(holds("127.0.0.1", "::ffff:127.0.0.1"));
        assert!(!holds("::/1", "10.0.0.1"));
    }

    #[test]
    fn what_is_not_a_range_or_is_all_of_them_is_refused() {
        for wrong in ["", "proxy", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "0.0.0.0/0", "::/0"] {
            assert!(Network::parse(wrong).is_err(), "{wrong}");
        }
    }
}
