//! What confirming a run will do: how many letters, and what they replace.

use sea_orm::DbErr;

use super::run::Run;
use crate::access::LeftOut;
use crate::guard::Sealer;
use crate::staff::{AgencyStaff, Gestion};
use crate::texts::Texts;
use crate::web::App;

pub struct Effect {
    pub letters: u64,
    /// Tiers whose letter of before opens nothing any more.
    pub replaced: u64,
    /// Tiers that somebody holds already.
    pub associated: u64,
    /// Tiers that were chosen and get no letter.
    pub left_out: LeftOut,
    /// Beyond so many nothing is counted.
    pub most: u64,
    /// What found them, in words.
    pub search: Option<String>,
    pub bar: Option<Bar>,
}

/// Why it cannot be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    Nobody,
    /// More than so many.
    TooMany(u64),
    /// Letters are not kept in clear.
    NoKey,
}

impl Effect {
    pub async fn of(
        app: &App,
        staff: &AgencyStaff<Gestion>,
        run: &Run,
        texts: &Texts,
    ) -> Result<Self, DbErr> {
        let (db, societe, now) = (app.db.reader(), staff.societe(), app.clock.now());
        let chosen = run.chosen().unwrap_or_default();
        let selection = chosen.selection();
        let most = app.settings.letters.most;
        let outlook = selection.outlook(db, societe, most, now).await?;
        let letters = outlook.tiers.saturating_mul(u64::from(run.holders.unsigned_abs()));
        let bar = match letters {
            0 => Some(Bar::Nobody),
            letters if letters > most => Some(Bar::TooMany(most)),
            _ if Sealer::today(&app.keys).is_none() => Some(Bar::NoKey),
            _ => None,
        };
        Ok(Self {
            letters,
            replaced: outlook.replaced,
            associated: outlook.associated,
            left_out: selection.left_out(db, societe, most, now).await?,
            most,
            search: chosen.search.as_ref().and_then(|search| search.in_words(texts)),
            bar,
        })
    }

    /// Whether there are more of those than are counted.
    pub fn leaves_out_more(&self) -> bool {
        self.left_out.held.saturating_add(self.left_out.suspended) > self.most
    }

    /// Whether some of those that were chosen get no letter.
    pub fn leaves_out(&self) -> bool {
        self.left_out != LeftOut::default()
    }
}
