//! When the assemblée générale of a copropriété meets: what is online is got together in the three
//! months before, and brought up to date in the three months after.

use jiff::ToSpan;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};
use crate::contracts::{Immeuble, ImmeubleId, immeuble};
use crate::staff::{AgencyStaff, AtLeast, Gestion};

pub use Model as AssembleeGenerale;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assemblee_generale")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub immeuble_id: ImmeubleId,
    pub held_on: Day,
    pub noted_at: Moment,
    /// As the audit trail names them.
    pub noted_by: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the day of an assemblée générale asks of the documents, seen from some day.
///
/// What is online is about the management of the immeuble « et des lots gérés », so what is for each
/// copropriétaire is brought up to date too: « actualisés au minimum une fois par an par le syndic, dans les trois mois suivant la dernière
/// assemblée générale annuelle ayant été appelée à connaître des comptes » (décret 67-223, art. 33-1-1,
/// since décret 2020-834 of 2 July 2020; taken from secondary sources, not from the Journal officiel). From décret 2019-650 until then it was « dans les trois mois
/// précédant »: these three months are still when an agency gets its documents together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// The three months before, the day of the assemblée included.
    Before,
    /// The three months after.
    After,
    /// They are over, and no next day is noted.
    Overdue,
}

impl AssembleeGenerale {
    /// The first day of the three months before it.
    pub fn opens(&self) -> Day {
        let before = self.held_on.date().checked_sub(3.months());
        before.map_or(self.held_on, Day::from)
    }

    /// The last day of the three months after it.
    pub fn closes(&self) -> Day {
        let after = self.held_on.date().checked_add(3.months());
        after.map_or(self.held_on, Day::from)
    }

    /// None while it is still far.
    pub fn season(&self, today: Day) -> Option<Season> {
        match today {
            today if today < self.opens() => None,
            today if today <= self.held_on => Some(Season::Before),
            today if today <= self.closes() => Some(Season::After),
            _ => Some(Season::Overdue),
        }
    }

    /// Accounts are approved by the assemblée, and its minutes written after it: they are asked for
    /// from its day on.
    pub fn held(&self, today: Day) -> Option<Day> {
        let is_over = matches!(self.season(today), Some(Season::After | Season::Overdue));
        is_over.then_some(self.held_on)
    }

    /// What is online was to be put there anew since this day.
    pub fn renewed_from(&self, today: Day) -> Option<Day> {
        self.season(today).map(|season| match season {
            Season::Before => self.opens(),
            Season::After | Season::Overdue => self.held_on,
        })
    }
}

/// Those of some immeubles.
pub async fn of(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    immeubles: &[ImmeubleId],
) -> Result<Vec<AssembleeGenerale>, DbErr> {
    Entity::find()
        .filter(COLUMN.societe_id.eq(staff.societe_id()))
        .filter(COLUMN.immeuble_id.is_in(immeubles.iter().copied()))
        .all(db)
        .await
}

/// Notes its day; none forgets it.
pub async fn note(
    tx: &impl ConnectionTrait,
    staff: &AgencyStaff<Gestion>,
    (immeuble, held_on): (ImmeubleId, Option<Day>),
    now: Moment,
) -> Result<(), DbErr> {
    let Some(held_on) = held_on else {
        let own = Entity::delete_by_id((staff.societe_id(), immeuble));
        return own.exec(tx).await.map(drop);
    };
    let row = ActiveModel {
        societe_id: Set(staff.societe_id()),
        immeuble_id: Set(immeuble),
        held_on: Set(held_on),
        noted_at: Set(now),
        noted_by: Set(staff.actor().to_string()),
    };
    let known = OnConflict::columns([Column::SocieteId, Column::ImmeubleId])
        .update_columns([Column::HeldOn, Column::NotedAt, Column::NotedBy])
        .to_owned();
    Entity::insert(row).on_conflict(known).exec_without_returning(tx).await.map(drop)
}

/// Notes that the assemblée did without the online space, and when; none takes it back. It does so
/// « à la majorité de l'article 25 » (loi 65-557, art. 18, I).
pub async fn waive(
    tx: &impl ConnectionTrait,
    staff: &AgencyStaff<Gestion>,
    (place, waived_on): (&Immeuble, Option<Day>),
    now: Moment,
) -> Result<(), DbErr> {
    let changed = immeuble::Entity::update_many()
        .col_expr(immeuble::Column::WaivedOn, Expr::value(waived_on))
        .col_expr(immeuble::Column::UpdatedAt, Expr::value(now))
        .filter(immeuble::COLUMN.societe_id.eq(staff.societe_id()))
        .filter(immeuble::COLUMN.id.eq(place.id));
    changed.exec(tx).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_months_go_by_the_calendar() {
        let day = |text: &str| Day::parse(text).unwrap();
        let on = |held_on: &str| AssembleeGenerale {
            societe_id: SocieteId::new(),
            immeuble_id: ImmeubleId::new(),
            held_on: day(held_on),
            noted_at: Moment::from_millis(0),
            noted_by: String::new(),
        };
        assert_eq!(on("2026-06-12").opens(), day("2026-03-12"));
        assert_eq!(on("2026-05-31").opens(), day("2026-02-28"));
        assert_eq!(on("2026-11-30").closes(), day("2027-02-28"));
        let june = on("2026-06-12");
        let season = |text: &str| june.season(day(text));
        assert_eq!(season("2026-03-11"), None);
        assert_eq!(season("2026-03-12"), Some(Season::Before));
        assert_eq!(season("2026-06-12"), Some(Season::Before));
        assert_eq!(season("2026-06-13"), Some(Season::After));
        assert_eq!(season("2026-09-12"), Some(Season::After));
        assert_eq!(season("2026-09-13"), Some(Season::Overdue));
        assert_eq!(june.renewed_from(day("2026-04-01")), Some(day("2026-03-12")));
        assert_eq!(june.renewed_from(day("2026-10-01")), Some(day("2026-06-12")));
    }
}
