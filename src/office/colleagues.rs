//! The names of colleagues behind what they did, as the audit trail names them; of the same agency alone.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QuerySelect};

use crate::staff::{AgencyStaff, AtLeast, StaffId, member};
use crate::texts::Texts;

/// By their number.
#[derive(Default)]
pub struct Colleagues(HashMap<StaffId, String>);

impl Colleagues {
    /// Those who are named among these actors.
    pub async fn among<'a>(
        db: &impl ConnectionTrait,
        staff: &AgencyStaff<impl AtLeast>,
        actors: impl Iterator<Item = &'a str>,
    ) -> Result<Self, DbErr> {
        let mut ids: Vec<StaffId> = actors.filter_map(number).collect();
        ids.sort();
        ids.dedup();
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let named = member::Entity::find()
            .select_only()
            .columns([member::Column::Id, member::Column::Name])
            .filter(member::COLUMN.agency_id.eq(staff.signed_in().agency_id()))
            .filter(member::COLUMN.id.is_in(ids))
            // Of those who left long ago, no name is kept.
            .filter(member::COLUMN.name.ne(""))
            .into_tuple::<(StaffId, String)>();
        Ok(Self(named.all(db).await?.into_iter().collect()))
    }

    pub fn name(&self, actor: &str) -> Option<&str> {
        self.0.get(&number(actor)?).map(String::as_str)
    }

    /// A colleague by name; others by what they are.
    pub fn who(&self, actor: &str, texts: &Texts) -> String {
        match (self.name(actor), number(actor)) {
            (Some(name), _) => name.to_owned(),
            (None, Some(_)) => texts.journal_who_former_staff(),
            (None, None) => texts.journal_who_operator(),
        }
    }
}

fn number(actor: &str) -> Option<StaffId> {
    StaffId::parse(actor.strip_prefix("staff:")?)
}
