//! List II, « pour chaque copropriétaire »: for how many of the copropriétaires of today everything
//! that the law asks for is online, and how old the oldest of it is.

use std::collections::HashMap;

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::online::{self, in_force, of};
use super::owed::{Owed, Since};
use crate::clock::{Day, Moment};
use crate::contracts::{ContractId, ImmeubleId, Qualite, TiersId, contract};
use crate::documents::{DocumentKind, LegalList, document};
use crate::staff::{AgencyStaff, AtLeast};

/// Of one copropriété, by kind.
pub type Individual = HashMap<DocumentKind, Each>;

/// One kind, over the copropriétaires of today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Each {
    /// Those to whom something is owed: who bought last month has no account of last year.
    pub of: usize,
    /// Those who have all of it.
    pub have: usize,
    /// Whether anybody has any, however old.
    pub is_begun: bool,
    /// When the copropriétaire who has waited the longest was last given something.
    pub oldest: Option<Moment>,
}

/// What one copropriétaire was given of one kind.
#[derive(Clone, Copy, Debug)]
struct Given {
    owed: Owed,
    newest: Moment,
}

struct Held {
    immeuble: ImmeubleId,
    contract: ContractId,
    tiers: TiersId,
    since: Option<Day>,
}

/// Of some immeubles; of one without copropriétaires nothing is there.
pub async fn of_each(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    immeubles: &[ImmeubleId],
    today: Day,
) -> Result<HashMap<ImmeubleId, Individual>, DbErr> {
    use contract::Column::{Id, ImmeubleId as Place, StartedOn, TiersId as Whose};
    let mut all = held(staff, immeubles, today);
    all.columns([Place, Id, Whose, StartedOn]);
    let all = db.query_all(&all).await?;
    let all = all.iter().map(Held::read).collect::<Result<Vec<_>, _>>()?;
    let mut given = HashMap::new();
    for (column, of) in [
        (document::Column::ContractId, contract::Column::Id),
        (document::Column::TiersId, contract::Column::TiersId),
    ] {
        for (key, one) in given_to(db, staff, (column, of), (immeubles, today)).await? {
            given.insert(key, one);
        }
    }
    let mut found: HashMap<ImmeubleId, Individual> = HashMap::new();
    for held in &all {
        let individual = found.entry(held.immeuble).or_default();
        for kind in online::kinds(|list| list == LegalList::Coproprietaire) {
            let both = [held.contract.uuid(), held.tiers.uuid()];
            let given = both.iter().filter_map(|whose| given.get(&(kind, *whose))).copied();
            individual.entry(kind).or_default().add(kind, given, (held.since, today));
        }
    }
    Ok(found)
}

impl Each {
    /// What was given to a contract and to its tiers counts together.
    fn add(
        &mut self,
        kind: DocumentKind,
        given: impl Iterator<Item = Given>,
        (since, today): (Option<Day>, Day),
    ) {
        let both = given.reduce(|one, other| Given {
            owed: one.owed.and(other.owed),
            newest: Ord::max(one.newest, other.newest),
        });
        self.is_begun |= both.is_some();
        let asked = Since::of(since, today).asked(kind);
        if asked.is_empty() {
            return;
        }
        self.of += 1;
        let Some(both) = both.filter(|given| given.owed.has(asked)) else { return };
        self.have += 1;
        let oldest = self.oldest.unwrap_or(both.newest);
        self.oldest = Some(Ord::min(oldest, both.newest));
    }
}

impl Held {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            immeuble: row.try_get("", "immeuble_id")?,
            contract: row.try_get("", "id")?,
            tiers: row.try_get("", "tiers_id")?,
            since: row.try_get("", "started_on")?,
        })
    }
}

/// The lots held today.
fn held(
    staff: &AgencyStaff<impl AtLeast>,
    immeubles: &[ImmeubleId],
    today: Day,
) -> SelectStatement {
    use contract::Column::{EndedOn, ImmeubleId as Place, Qualite as As, SocieteId, StartedOn};
    let of = |column| Expr::col((contract::Entity, column));
    let mut held = Query::select();
    held.from(contract::Entity)
        .and_where(of(SocieteId).eq(staff.societe_id()))
        .and_where(of(Place).is_in(immeubles.iter().copied()))
        .and_where(of(As).eq(Qualite::Coproprietaire))
        .and_where(of(StartedOn).is_null().or(of(StartedOn).lte(today)))
        .and_where(of(EndedOn).is_null().or(of(EndedOn).gte(today)));
    held
}

/// What is in force, by kind and by whose it is: one row however many documents there are.
async fn given_to(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    (column, whose): (document::Column, contract::Column),
    (immeubles, today): (&[ImmeubleId], Day),
) -> Result<Vec<((DocumentKind, Uuid), Given)>, DbErr> {
    use document::Column;
    let mut held = held(staff, immeubles, today);
    held.column((contract::Entity, whose));
    let mut given = Query::select();
    given
        .from(document::Entity)
        .column((document::Entity, Column::Kind))
        .expr_as(of(column), "whose")
        .expr_as(of(Column::UpdatedAt).max(), "newest");
    for (name, period) in Owed::periods(today) {
        given.expr_as(Expr::case(period, 1).finally(0).max(), name);
    }
    given
        .and_where(of(Column::SocieteId).eq(staff.societe_id()))
        .and_where(of(column).in_subquery(held))
        .and_where(of(Column::Kind).is_in(online::kinds(|list| list == LegalList::Coproprietaire)))
        .and_where(of(Column::WithdrawnAt).is_null())
        .cond_where(Cond::all().add(in_force(today)))
        .group_by_col((document::Entity, Column::Kind))
        .group_by_col((document::Entity, column));
    let read = |row: &QueryResult| {
        let newest = row.try_get("", "newest")?;
        let key = (row.try_get("", "kind")?, row.try_get("", "whose")?);
        Ok((key, Given { owed: Owed::read(row)?, newest }))
    };
    db.query_all(&given).await?.iter().map(read).collect()
}
