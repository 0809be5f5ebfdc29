//! Who asked for letters and who took them out, by the names of the agency's own staff.

use std::collections::HashMap;

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use crate::staff::{AgencyStaff, Gestion, StaffId, member};
use crate::texts::Texts;

/// Names behind the actors of some rows.
pub struct Names(HashMap<StaffId, String>);

impl Names {
    pub async fn of<'a>(
        db: &impl ConnectionTrait,
        staff: &AgencyStaff<Gestion>,
        actors: impl Iterator<Item = &'a str>,
    ) -> Result<Self, DbErr> {
        let mut ids: Vec<StaffId> = actors.filter_map(staff_of).collect();
        ids.sort();
        ids.dedup();
        let named = member::Entity::find()
            .select_only()
            .columns([member::Column::Id, member::Column::Name])
            .filter(member::COLUMN.agency_id.eq(staff.signed_in().agency_id()))
            .filter(member::COLUMN.id.is_in(ids))
            .into_tuple::<(StaffId, String)>();
        Ok(Self(named.all(db).await?.into_iter().collect()))
    }

    /// A colleague by name; others by what they are.
    pub fn name(&self, actor: &str, texts: &Texts) -> String {
        match staff_of(actor) {
            Some(id) => {
                self.0.get(&id).cloned().unwrap_or_else(|| texts.journal_who_former_staff())
            }
            None => texts.journal_who_operator(),
        }
    }
}

fn staff_of(actor: &str) -> Option<StaffId> {
    StaffId::parse(actor.strip_prefix("staff:")?)
}
