//! People who work for agencies, signed in without the ceremony: stories of signing in have their own.

use palier::staff::{Right, Staff, StaffId, member, right, session};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;

use super::people::Agence;
use super::{Browser, Extranet};
use palier::guard::Token;

impl Extranet {
    /// A browser of somebody who has this right at this société, signed in with both factors.
    pub async fn staff(&self, agence: &Agence, right: Right) -> Browser {
        self.colleague(agence, "Claire Aubert", right).await.1
    }

    /// The same, with who they are; the address is made of the name.
    #[expect(clippy::too_many_lines, reason = "three rows, column by column")]
    pub async fn colleague(&self, agence: &Agence, name: &str, given: Right) -> (Staff, Browser) {
        let now = self.clock.now();
        let tx = self.app.db.begin().await.expect("a transaction");
        let staff = member::ActiveModel {
            id: Set(StaffId::new()),
            agency_id: Set(agence.societe.agency_id),
            email: Set(format!(
                "{}@{}.example",
                StaffId::new(),
                name.replace(' ', ".").to_lowercase()
            )),
            name: Set(name.to_owned()),
            password_hash: Set(None),
            totp_secret: Set(None),
            totp_step: Set(None),
            security_epoch: Set(1),
            lang: Set("fr".into()),
            created_at: Set(now),
            joined_at: Set(Some(now)),
            removed_at: Set(None),
            last_sign_in_at: Set(None),
            review_since: Set(None),
        };
        let staff = staff.insert(&tx).await.expect("a member of staff");
        let right = right::ActiveModel {
            staff_id: Set(staff.id),
            societe_id: Set(agence.societe.id),
            right: Set(given),
            given_at: Set(now),
        };
        right.insert(&tx).await.expect("a right");
        let token = Token::fresh();
        let session = session::ActiveModel {
            token_hash: Set(token.hash().as_str().to_owned()),
            staff_id: Set(staff.id),
            epoch: Set(staff.security_epoch),
            agent: Set("a browser".into()),
            network: Set("192.0.2.0/24".into()),
            created_at: Set(now),
            authenticated_at: Set(now),
            last_seen_at: Set(now),
            ends_at: Set(now + self.app.settings.office.absolute),
            by_key: Set(false),
        };
        session.insert(&tx).await.expect("a session");
        tx.commit().await.expect("a commit");
        (staff, self.browser().with_cookie("__Host-bo", token.as_str()))
    }
}
