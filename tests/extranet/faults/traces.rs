//! What half an act would leave behind: none of it is ever there.

use crate::support::Extranet;

const HALVES: [&str; 9] = [
    "account a where not exists (select 1 from link l where l.account_id = a.id)",
    "provisional_pair p where p.consumed_at is not null \
     and not exists (select 1 from link l where l.pair_id = p.id)",
    "link l where not exists (select 1 from provisional_pair p \
     where p.id = l.pair_id and p.consumed_at is not null)",
    "activation_link k where k.consumed_at is not null \
     and not exists (select 1 from link l where l.pair_id = k.pair_id)",
    "activation a where a.outcome = 'committed' \
     and not exists (select 1 from link l where l.pair_id = a.pair_id)",
    "activation a where not exists (select 1 from activation_link k where k.activation_id = a.id)",
    "activation_link k where not exists (select 1 from outbox o where o.id = k.message_id)",
    "session s where not exists (select 1 from account a where a.id = s.account_id)",
    "outbox o where o.sent_at is null and o.failed_at is null and o.text_body = ''",
];

impl Extranet {
    pub async fn holds_nothing_by_half(&self) {
        for half in HALVES {
            assert_eq!(self.count(half).await, 0, "{half}");
        }
        if self.app.settings.database.url.is_sqlite() {
            let wrong = "pragma_integrity_check where integrity_check <> 'ok'";
            assert_eq!(self.count(wrong).await, 0, "the file is whole");
            assert_eq!(self.count("pragma_foreign_key_check").await, 0);
        }
        let accounts = self.count("account").await;
        assert_eq!(self.count("audit_event where kind = 'activation_committed'").await, accounts);
        let told = "outbox where kind = 'activated'";
        assert_eq!(self.count(told).await, accounts, "each account has its letter");
        let links = self.count("link").await;
        assert_eq!(self.count("audit_event where kind = 'tiers_linked'").await, links);
    }
}
