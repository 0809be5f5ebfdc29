//! What leaves the server by mail and what enters it by file.

use std::path::PathBuf;
use std::time::Duration;

use lettre::message::Mailbox;

use crate::settings::declaration::section;
use crate::settings::values::{Bytes, HostName, Secret, SmtpTls, Transport};

section! {
    /// Mail to people: how it is sent, and how much of it.
    Mail {
        /// Sender of every mail; SPF, DKIM and DMARC of its domain are the operator's.
        from: Mailbox = "ne-pas-repondre@localhost",
        /// `smtp` sends; `folder` only writes files, for a trial.
        transport: Transport = "folder",
        /// Where `folder` writes.
        folder: PathBuf = "<data_dir>/mail",
        /// Name of the mail server, or its IP address.
        smtp_host: Option<HostName> = "",
        /// Port of the mail server: 587 with `starttls`, 465 with `implicit`, as a rule.
        smtp_port: u16 = 587 in 1..=65_535,
        /// Protection of the connection; `none` is refused unless the mail server is this machine.
        smtp_tls: SmtpTls = "starttls",
        /// User at the mail server.
        smtp_user: Option<String> = "",
        /// Password of this user.
        smtp_password: Option<Secret> = "",
        /// PEM file of a certificate authority of one's own, trusted beside the usual ones.
        smtp_root: Option<PathBuf> = "",
        /// Connections to the mail server at the same time.
        pool: u32 = 4 in 1..=50,
        /// Longest wait for an answer of the mail server.
        timeout: Duration = "30 s" in "1 s"..="5 min",
        /// First wait after a failed sending; it doubles at each further failure.
        retry_first: Duration = "30 s" in "1 s"..="1 h",
        /// Longest wait between two tries of one mail.
        retry_longest: Duration = "1 h" in "1 s"..="24 h",
        /// Age at which a mail that could not be sent is given up, and shown to the operator.
        give_up_after: Duration = "24 h" in "1 s"..="7 d",
        /// Most mails of one kind to one address in a minute: resets, or activations by one letter.
        per_address_minute: u32 = 1 in 1..=10_000_000,
        /// The same in an hour.
        per_address_hour: u32 = 5 in 1..=10_000_000,
        /// The same in a day.
        per_address_day: u32 = 10 in 1..=10_000_000,
        /// Most mails that one letter's credentials may ask for in a day, whatever the addresses.
        per_pair_day: u32 = 10 in 1..=10_000_000,
        /// Most mails asked for from one IP address (an IPv6 /64) in an hour.
        per_ip_hour: u32 = 20 in 1..=10_000_000,
        /// Most mails in all in an hour; beyond, they wait.
        total_hour: u32 = 5_000 in 10..=10_000_000,
    }
}

section! {
    /// Mails that people may do without, once a day to those who want them: new documents, days to pay by.
    Notifications {
        /// Hour of Paris from which they are written, each day; `24` for never.
        hour: u8 = 8 in 0..=24,
        /// How many days before a day to pay by somebody who owes is told of it.
        due_days: u8 = 5 in 1..=30,
    }
}

impl Notifications {
    /// Whether this service writes any.
    pub fn are_sent(&self) -> bool {
        self.hour < 24
    }
}

section! {
    /// Files from the agencies' management software.
    Import {
        /// Largest file that is accepted.
        max_size: Bytes = "1 GiB" in "1 MiB"..="4 GiB",
        /// Most rows in a file.
        max_rows: u64 = 2_000_000 in 1_000..=20_000_000,
        /// Most columns of a header.
        max_columns: usize = 64 in 20..=1_000,
        /// Most characters in a cell.
        max_cell: usize = 255 in 100..=100_000,
        /// Largest file that is sent on the web; `server.upload_limit` bounds it as well.
        web_max_size: Bytes = "20 MiB" in "64 KiB"..="200 MiB",
        /// Most rows of such a file: they are written in one transaction.
        web_max_rows: u64 = 100_000 in 1_000..=2_000_000,
        /// Time to confirm what such a file would do; then its content is removed.
        web_kept: Duration = "24 h" in "1 h"..="24 h",
        /// Most files that come with one index of documents; `server.upload_limit` bounds them all
        /// together.
        web_files: usize = 500 in 1..=5_000,
        /// Age at which the rows of a report are removed: they hold names and addresses. Its counts
        /// stay.
        report_kept: Duration = "90 d" in "1 d"..="1826 d",
    }
}
