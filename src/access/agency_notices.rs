//! What people are told when their agency changes their access: at the account's own address.

use sea_orm::{ConnectionTrait, DbErr};

use super::notices::from_agency;
use crate::accounts::{Account, AccountId};
use crate::agencies::Societe;
use crate::clock::{Moment, paris_day_and_time};
use crate::contracts::Tiers;
use crate::mail::{Button, Kind, outbox};
use crate::texts::Texts;
use crate::web::App;

/// What the agency did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It ended their access.
    Dissociated,
    /// It closed it for a time.
    Suspended,
    /// Whoever reads the address on file contests it: closed until the agency says otherwise.
    Contested,
    /// It opened it again.
    Restored,
    /// It issued credentials for a tiers that they hold.
    Reissued,
}

/// Tells each of these accounts of it.
pub async fn tell(
    tx: &impl ConnectionTrait,
    app: &App,
    (notice, accounts): (Notice, &[AccountId]),
    (societe, tiers): (&Societe, &Tiers),
    now: Moment,
) -> Result<(), DbErr> {
    let about = (societe.id.uuid(), tiers.id.uuid());
    for account in accounts {
        let account = Account::known(tx, *account).await?;
        let (lang, agency) = (account.lang(), societe.name.as_str());
        let (texts, when) = (lang.texts(), paris_day_and_time(now, lang));
        let mut letter = from_agency(societe, &account.email, lang);
        letter.account = Some(account.id.uuid());
        letter.subject = notice.subject(texts, agency);
        letter.paragraphs = notice.body(texts, (when, agency, tiers.name()));
        match notice {
            Notice::Dissociated => letter.small_print.insert(0, texts.mail_dissociated_small()),
            Notice::Restored => {
                let (label, url) = (texts.mail_contract_added_button(), app.address("/"));
                letter.button = Some(Button { label, url });
            }
            Notice::Suspended | Notice::Contested | Notice::Reissued => {}
        }
        outbox::post_about(tx, notice.kind(), about, letter, now).await?;
    }
    Ok(())
}

impl Notice {
    fn kind(self) -> Kind {
        match self {
            Self::Dissociated => Kind::Dissociated,
            Self::Suspended | Self::Contested => Kind::Suspended,
            Self::Restored => Kind::Restored,
            Self::Reissued => Kind::Reissued,
        }
    }

    fn subject(self, texts: &Texts, agency: &str) -> String {
        match self {
            Self::Dissociated => texts.mail_dissociated_subject(agency),
            Self::Suspended | Self::Contested => texts.mail_suspended_subject(agency),
            Self::Restored => texts.mail_restored_subject(agency),
            Self::Reissued => texts.mail_reissued_subject(agency),
        }
    }

    fn body(self, texts: &Texts, (when, agency, name): (String, &str, String)) -> Vec<String> {
        match self {
            Self::Dissociated => vec![
                texts.mail_dissociated_body_1(when, agency, name),
                texts.mail_dissociated_body_2(),
            ],
            Self::Suspended => {
                vec![texts.mail_suspended_body_1(when, agency, name), texts.mail_suspended_body_2()]
            }
            Self::Contested => vec![
                texts.mail_access_contested_body_1(when, agency, name),
                texts.mail_access_contested_body_2(),
            ],
            Self::Restored => vec![texts.mail_restored_body_1(when, agency, name)],
            Self::Reissued => {
                vec![texts.mail_reissued_body_1(when, agency, name), texts.mail_reissued_body_2()]
            }
        }
    }
}
