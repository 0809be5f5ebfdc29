//! What goes wrong around the program: it is killed, its database goes away, it has a twin.

mod activations;
mod changes;
mod disk;
mod end;
mod imports;
mod letters;
mod line;
mod outage;
mod storm;
mod traces;
mod two_nodes;
mod web_imports;
mod whole;

use crate::support::Extranet;
use crate::support::node::{Node, NodeSettings};
use crate::support::smtp_server::SmtpServer;

impl Extranet {
    /// A node beside this extranet, on the same database.
    fn node(&self, server: &SmtpServer) -> Node {
        Node::start(&self.node_settings(server))
    }

    fn node_settings(&self, server: &SmtpServer) -> NodeSettings {
        NodeSettings::of(&self.app.settings, server.port())
    }

    /// Until the rows of what stands after `from` are so many.
    async fn until(&self, from: &str, count: i64) {
        for _ in 0..6_000 {
            if self.count(from).await == count {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("{} {from}, not {count}", self.count(from).await);
    }
}
