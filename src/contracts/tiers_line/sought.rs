//! Which tiers of a portfolio are sought: by their words, a qualité, where their access stands.

use sea_orm::Iterable;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, LikeExpr, Query, SelectStatement};

use super::access_state::AccessState;
use super::row::{Access, Column, Entity, QUALITES, bit};
use super::word;
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::contract::Qualite;

/// Nothing in it: all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Folded, as [`super::asked`] makes them; a tiers has one that begins as each of them.
    pub words: Vec<String>,
    pub qualite: Option<Qualite>,
    pub access: Option<AccessState>,
}

impl Sought {
    pub fn is_any(&self) -> bool {
        !self.words.is_empty() || self.is_filtered()
    }

    pub fn is_filtered(&self) -> bool {
        self.qualite.is_some() || self.access.is_some()
    }

    /// The numbers of all that match, however many they are.
    pub fn all(&self, societe: SocieteId, now: Moment) -> SelectStatement {
        let mut all = Query::select();
        all.column((Entity, Column::TiersId)).from(Entity);
        all.cond_where(self.matching(societe, now));
        // The longest word is the rarest, mostly: only who has it is looked at.
        if let Some(word) = self.words.iter().max_by_key(|word| word.len()) {
            let mut having = Query::select();
            having.column(word::Column::TiersId).from(word::Entity);
            having.cond_where(word::beginning(societe, word));
            all.and_where(line(Column::TiersId).in_subquery(having));
        }
        all
    }

    /// What a line of the société must be.
    pub fn matching(&self, societe: SocieteId, now: Moment) -> Cond {
        let mut all = Cond::all().add(line(Column::SocieteId).eq(societe));
        for word in &self.words {
            let pattern = LikeExpr::new(format!("% {}%", escaped(word))).escape('\\');
            all = all.add(line(Column::Words).like(pattern));
        }
        if self.is_filtered() {
            // Both are said of whoever is filtered by one: an index begins with them.
            all = all.add(line(Column::Qualites).is_in(self.qualites()));
            all = all.add(line(Column::Access).is_in(self.accesses()));
        }
        all.add_option(self.in_time(now))
    }

    /// The qualités and accesses that a line may have, each with each: filtered lines lie in the
    /// orders of the list kind by kind.
    pub fn kinds(&self) -> Vec<(i32, Access)> {
        let accesses = self.accesses();
        let with_each = |qualites| accesses.iter().map(move |access| (qualites, *access));
        self.qualites().into_iter().flat_map(with_each).collect()
    }

    /// What must be true of the time until which its pairs are good.
    pub fn in_time(&self, now: Moment) -> Option<Expr> {
        match self.access? {
            AccessState::Issued | AccessState::Waiting => Some(line(Column::ExpiresAt).gt(now)),
            AccessState::Expired => Some(line(Column::ExpiresAt).lte(now)),
            _ => None,
        }
    }

    fn qualites(&self) -> Vec<i32> {
        let has = |bits: &i32| self.qualite.is_none_or(|qualite| bits & bit(qualite) != 0);
        (0..QUALITES).filter(has).collect()
    }

    fn accesses(&self) -> Vec<Access> {
        match self.access {
            None => Access::iter().collect(),
            Some(AccessState::None) => vec![Access::None],
            Some(AccessState::Issued) => vec![Access::Issued],
            Some(AccessState::Waiting) => vec![Access::Waiting],
            Some(AccessState::Linked) => vec![Access::Linked],
            Some(AccessState::Ended) => vec![Access::Ended],
            Some(AccessState::Suspended) => vec![Access::Suspended],
            Some(AccessState::Expired) => vec![Access::Issued, Access::Waiting],
        }
    }
}

/// An address may hold what `like` takes for a sign.
fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

fn line(column: Column) -> Expr {
    Expr::col((Entity, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_so_many_kinds_of_lines() {
        let kinds = |qualite, access| Sought { words: vec![], qualite, access }.kinds().len();
        assert_eq!(kinds(Some(Qualite::Bailleur), None), 4 * 6);
        assert_eq!(kinds(None, Some(AccessState::Linked)), 8);
        assert_eq!(kinds(Some(Qualite::Locataire), Some(AccessState::Expired)), 4 * 2);
    }
}
