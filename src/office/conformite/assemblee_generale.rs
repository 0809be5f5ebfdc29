//! When the next assemblée générale of a copropriété meets: what is online is brought up to date in
//! the three months before (décret 67-223, art. 33-1-1).

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

impl AssembleeGenerale {
    /// The first day of the three months before it.
    pub fn opens(&self) -> Day {
        let before = self.held_on.date().checked_sub(3.months());
        before.map_or(self.held_on, Day::from)
    }

    /// Whether this day is within the three months, the day of the assemblée included.
    pub fn is_near(&self, today: Day) -> bool {
        (self.opens()..=self.held_on).contains(&today)
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

/// Notes that the assemblée did without the online space, and when; none takes it back.
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
        let june = on("2026-06-12");
        assert!(june.is_near(day("2026-03-12")) && june.is_near(day("2026-06-12")));
        assert!(!june.is_near(day("2026-03-11")) && !june.is_near(day("2026-06-13")));
    }
}
