//! What somebody may read: listed, counted, newest, one or several by their numbers.

use std::collections::HashSet;

use sea_orm::sea_query::{
    CaseStatement, Expr, ExprTrait, IntoColumnRef, Order, Query, SelectStatement,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Iterable};

use super::audience::Audience;
use super::document::{self, Document, DocumentId};
use super::kind::DocumentKind;
use super::order::newest_first;
use super::visible::{Asking, Reader, Whose, document};
use super::wanted::Wanted;
use crate::accounts::sign_in::session;
use crate::agencies::{SocieteId, societe};
use crate::clock::Day;
use crate::contracts::{contract, immeuble};

/// A document with whose and where it is: a line of a list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    pub societe_id: SocieteId,
    pub societe_name: String,
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub audience: Audience,
    pub title: String,
    pub dated_on: Day,
    pub valid_until: Option<Day>,
    pub media_type: String,
    pub bytes: i64,
    pub is_tagged: Option<bool>,
    /// None but for what is of one contract.
    pub contract_reference: Option<String>,
    /// None but for what is of an immeuble.
    pub immeuble_name: Option<String>,
    /// To this reader.
    #[sea_orm(skip)]
    pub is_new: bool,
}

/// How many documents there are of one audience, kind and year.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Tally {
    pub audience: Audience,
    pub kind: DocumentKind,
    pub year: String,
    pub documents: i64,
}

impl Reader {
    /// By space, then year, the newest first, then kind.
    pub async fn list(
        self,
        db: &impl ConnectionTrait,
        wanted: &Wanted,
        (most, after): (u64, u64),
    ) -> Result<Vec<Listed>, DbErr> {
        let some = |rows: &mut SelectStatement| {
            rows.order_by_expr(rank_of_space(), Order::Asc)
                .order_by_expr(year(), Order::Desc)
                .order_by((document::Entity, document::Column::Kind), Order::Asc);
            newest_first(rows);
        };
        let engine = db.get_database_backend();
        let lines = self.asking().lines(engine, wanted, (most, after), some);
        let rows = db.query_all(&lines).await?;
        let listed = rows.iter().map(|row| Listed::from_query_result(row, ""));
        let mut listed = listed.collect::<Result<Vec<_>, _>>()?;
        let news = self.news_among(db, listed.iter().map(|it| it.id).collect()).await?;
        for one in &mut listed {
            one.is_new = news.contains(&one.id);
        }
        Ok(listed)
    }

    /// Which of these are news to them, by the rule of [`news`].
    async fn news_among(
        self,
        db: &impl ConnectionTrait,
        ids: Vec<DocumentId>,
    ) -> Result<HashSet<DocumentId>, DbErr> {
        let wanted = Wanted::unopened_among(ids);
        let mut question = self.asking().rows(db.get_database_backend(), &wanted, &KEY);
        question.column((document::Entity, document::Column::Id));
        let rows = db.query_all(&question).await?;
        rows.iter().map(|row| row.try_get("", "id")).collect()
    }

    pub async fn count(self, db: &impl ConnectionTrait, wanted: &Wanted) -> Result<u64, DbErr> {
        let mut count = self.asking().rows(db.get_database_backend(), wanted, &KEY);
        count.expr_as(Expr::cust("count(*)"), "documents");
        let row = db.query_one(&count).await?;
        let documents = row.map(|row| row.try_get::<i64>("", "documents")).transpose()?;
        Ok(documents.and_then(|documents| documents.try_into().ok()).unwrap_or(0))
    }

    /// All that they may read, told apart by audience, kind and year.
    pub async fn tallies(
        self,
        db: &impl ConnectionTrait,
        wanted: &Wanted,
    ) -> Result<Vec<Tally>, DbErr> {
        let mut question = self.asking().rows(db.get_database_backend(), wanted, &TOLD_APART);
        question
            .column((document::Entity, document::Column::Audience))
            .column((document::Entity, document::Column::Kind))
            .expr_as(year(), "year")
            .expr_as(Expr::cust("count(*)"), "documents")
            .group_by_col((document::Entity, document::Column::Audience))
            .group_by_col((document::Entity, document::Column::Kind))
            .add_group_by([year()]);
        let rows = db.query_all(&question).await?;
        rows.iter().map(|row| Tally::from_query_result(row, "")).collect()
    }

    /// The document of this number; for who may not read it there is none.
    pub async fn one(
        self,
        db: &impl ConnectionTrait,
        id: DocumentId,
    ) -> Result<Option<Document>, DbErr> {
        Ok(self.several(db, vec![id]).await?.pop())
    }

    /// Those of these that they may read, in no order.
    pub async fn several(
        self,
        db: &impl ConnectionTrait,
        ids: Vec<DocumentId>,
    ) -> Result<Vec<Document>, DbErr> {
        let all: Vec<_> = document::Column::iter().collect();
        let mut question = self.asking().rows(db.get_database_backend(), &Wanted::only(ids), &all);
        question.columns(all.into_iter().map(|column| (document::Entity, column)));
        let rows = db.query_all(&question).await?;
        rows.iter().map(|row| Document::from_query_result(row, "")).collect()
    }
}

/// A document that is news to somebody: as much of it as one line says.
#[derive(Clone, Debug, FromQueryResult)]
pub struct News {
    pub id: DocumentId,
    pub title: String,
    pub dated_on: Day,
    pub societe_name: String,
}

/// What whoever is behind a session never opened, the newest first, whatever the agency: the question
/// for [`News`], which the page asks together with the one for the session. What a line does not say
/// is not read: a value costs as much on its way from the database's thread as it does to find.
pub fn news(engine: DbBackend, (hash, today): (Expr, Expr), most: u64) -> SelectStatement {
    use document::Column;
    let asking = Asking { whose: Whose::One(session::account_behind(hash)), today };
    let mut page = asking.rows(engine, &Wanted::unopened(), &NEWS);
    newest_first(page.columns(NEWS.map(|column| (document::Entity, column))));
    page.limit(most);
    let of_societe = same((societe::Entity, societe::Column::Id), Column::SocieteId);
    let mut lines = Query::select();
    lines
        .from_subquery(page, document::Entity)
        .left_join(societe::Entity, of_societe)
        .columns([Column::Id, Column::Title, Column::DatedOn].map(|it| (document::Entity, it)))
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name");
    newest_first(&mut lines);
    lines
}

impl Asking {
    /// Names are looked up for the lines of one page alone.
    fn lines(
        &self,
        engine: DbBackend,
        wanted: &Wanted,
        (most, after): (u64, u64),
        in_order: impl Fn(&mut SelectStatement),
    ) -> SelectStatement {
        use document::Column;
        let mut page = self.rows(engine, wanted, &SHOWN);
        in_order(page.columns(SHOWN.map(|column| (document::Entity, column))));
        page.limit(most).offset(after);
        let of_contract = same((contract::Entity, contract::Column::SocieteId), Column::SocieteId)
            .and(same((contract::Entity, contract::Column::Id), Column::ContractId));
        let of_immeuble = same((immeuble::Entity, immeuble::Column::SocieteId), Column::SocieteId)
            .and(same((immeuble::Entity, immeuble::Column::Id), Column::ImmeubleId));
        let of_societe = same((societe::Entity, societe::Column::Id), Column::SocieteId);
        let mut lines = Query::select();
        lines
            .from_subquery(page, document::Entity)
            .left_join(contract::Entity, of_contract)
            .left_join(immeuble::Entity, of_immeuble)
            .left_join(societe::Entity, of_societe)
            .columns(SHOWN.map(|column| (document::Entity, column)))
            .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
            .expr_as(
                Expr::col((contract::Entity, contract::Column::Reference)),
                "contract_reference",
            )
            .expr_as(Expr::col((immeuble::Entity, immeuble::Column::Name)), "immeuble_name");
        in_order(&mut lines);
        lines
    }

    /// What they may read and want, under the name of the table that it comes from.
    fn rows(
        &self,
        engine: DbBackend,
        wanted: &Wanted,
        columns: &[document::Column],
    ) -> SelectStatement {
        let mut rows = Query::select();
        rows.from_subquery(self.question(engine, wanted, columns), document::Entity);
        rows
    }
}

fn same(column: impl IntoColumnRef, of_document: document::Column) -> Expr {
    Expr::col(column).equals((document::Entity, of_document))
}

const KEY: [document::Column; 2] = [document::Column::SocieteId, document::Column::Id];

const NEWS: [document::Column; 5] = {
    use document::Column;
    [Column::SocieteId, Column::Id, Column::Title, Column::DatedOn, Column::PublishedAt]
};

const TOLD_APART: [document::Column; 5] = [
    document::Column::SocieteId,
    document::Column::Id,
    document::Column::Audience,
    document::Column::Kind,
    document::Column::DatedOn,
];

const SHOWN: [document::Column; 13] = {
    use document::Column;
    [
        Column::SocieteId,
        Column::Id,
        Column::Kind,
        Column::Audience,
        Column::Title,
        Column::DatedOn,
        Column::ValidUntil,
        Column::MediaType,
        Column::Bytes,
        Column::IsTagged,
        Column::PublishedAt,
        Column::ContractId,
        Column::ImmeubleId,
    ]
};

/// In so many words, without values: PostgreSQL must see that it groups by what it selects.
fn year() -> Expr {
    Expr::cust(r#"substr("document"."dated_on", 1, 4)"#)
}

/// The copropriété's, one's own, the conseil syndical's.
fn rank_of_space() -> Expr {
    let is = |audience| document(document::Column::Audience).eq(audience);
    CaseStatement::new()
        .case(is(Audience::Coproprietaires), 1)
        .case(is(Audience::ConseilSyndical), 3)
        .finally(2)
        .into()
}
