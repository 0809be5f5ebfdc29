//! A société: one company of an agency, « votre agence » to its people, and the wall between them.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ExprTrait, QueryOrder, QuerySelect};

use super::agency::{Agency, AgencyId};
use super::branding::Colour;
use super::code_alias;
use super::codes::{Code, Codes};
use super::logo::Logo;
use super::logo_row;
use crate::clock::Moment;

pub use Model as Societe;

crate::id!(SocieteId);

/// How many agencies a search shows.
const FOUND: u64 = 20;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "societe")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SocieteId,
    pub agency_id: AgencyId,
    pub client_code: String,
    pub societe_code: String,
    pub name: String,
    /// Postal address, a line each.
    pub address: String,
    pub city: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub hours: Option<String>,
    /// The agency's own colour, `#rrggbb`, before the contrast guard.
    pub colour: String,
    /// Pixels; 0 without a logo.
    pub logo_width: i32,
    pub logo_height: i32,
    /// Whether people may find it by name or town.
    pub listed: bool,
    pub suspended_at: Option<Moment>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// What an operator says of a société when it is created.
#[derive(Clone, Debug)]
pub struct NewSociete {
    pub code: Code,
    pub name: String,
    pub address: String,
    pub city: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub hours: Option<String>,
    pub colour: Colour,
    pub logo: Option<Logo>,
    pub listed: bool,
}

impl Societe {
    /// Adds a société to an agency; the database refuses a second one with the same codes.
    pub async fn create(
        tx: &impl ConnectionTrait,
        agency: &Agency,
        new: NewSociete,
        now: Moment,
    ) -> Result<Self, DbErr> {
        let (width, height) = new.logo.as_ref().map_or((0, 0), |logo| (logo.width, logo.height));
        let societe = ActiveModel {
            id: Set(SocieteId::new()),
            agency_id: Set(agency.id),
            client_code: Set(agency.client_code.clone()),
            societe_code: Set(new.code.as_str().to_owned()),
            name: Set(new.name),
            address: Set(new.address),
            city: Set(new.city),
            phone: Set(new.phone),
            email: Set(new.email),
            hours: Set(new.hours),
            colour: Set(new.colour.to_string()),
            logo_width: Set(i32::try_from(width).unwrap_or(0)),
            logo_height: Set(i32::try_from(height).unwrap_or(0)),
            listed: Set(new.listed),
            suspended_at: Set(None),
            created_at: Set(now),
            updated_at: Set(now),
        };
        let societe = societe.insert(tx).await?;
        if let Some(logo) = new.logo {
            logo_row::keep(tx, societe.id, logo).await?;
        }
        Ok(societe)
    }

    /// Every société, by its codes.
    pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Self>, DbErr> {
        let by_codes = Entity::find().order_by_asc(COLUMN.client_code);
        by_codes.order_by_asc(COLUMN.societe_code).all(db).await
    }

    /// Those of an agency, by code.
    pub async fn of_agency(db: &impl ConnectionTrait, id: AgencyId) -> Result<Vec<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.agency_id.eq(id));
        own.order_by_asc(COLUMN.societe_code).all(db).await
    }

    /// The société of two codes, current or former ones.
    pub async fn with_codes(
        db: &impl ConnectionTrait,
        codes: &Codes,
    ) -> Result<Option<Self>, DbErr> {
        let [client, societe] = [&codes.client, &codes.societe].map(|it| Expr::val(it.as_str()));
        match Self::of_codes(client, societe).one(db).await? {
            Some(societe) => Ok(Some(societe)),
            None => code_alias::societe_behind(db, codes).await,
        }
    }

    /// The question for the société of two current codes, for others to join more to.
    pub fn of_codes(client: Expr, societe: Expr) -> Select<Entity> {
        Entity::find()
            .filter(Expr::col((Entity, Column::ClientCode)).eq(client))
            .filter(Expr::col((Entity, Column::SocieteCode)).eq(societe))
    }

    /// The société that a foreign key promises.
    pub async fn known(db: &impl ConnectionTrait, id: SocieteId) -> Result<Self, DbErr> {
        let found = Entity::find_by_id(id).one(db).await?;
        found.ok_or_else(|| DbErr::RecordNotFound(format!("société {id}")))
    }

    /// Those of these ids, by name.
    pub async fn all_known(
        db: &impl ConnectionTrait,
        ids: impl IntoIterator<Item = SocieteId>,
    ) -> Result<Vec<Self>, DbErr> {
        Entity::find().filter(COLUMN.id.is_in(ids)).order_by_asc(COLUMN.name).all(db).await
    }

    /// Those that agreed to be listed and whose name or town holds these words.
    pub async fn search(db: &impl ConnectionTrait, words: &str) -> Result<Vec<Self>, DbErr> {
        let wanted = folded(words);
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let listed = Entity::find().filter(COLUMN.listed.eq(true)).order_by_asc(COLUMN.name);
        let listed = listed.limit(5_000).all(db).await?;
        let matches = |societe: &Self| {
            let place = folded(&format!("{} {}", societe.name, societe.city));
            wanted.split(' ').all(|word| place.contains(word))
        };
        let most = usize::try_from(FOUND).unwrap_or(usize::MAX);
        Ok(listed.into_iter().filter(matches).take(most).collect())
    }

    /// Its current codes.
    pub fn codes(&self) -> Option<Codes> {
        Codes::parse(&self.client_code, &self.societe_code)
    }

    /// The address that its letters print.
    pub fn login_path(&self) -> String {
        format!("/login?client={}&societe={}", self.client_code, self.societe_code)
    }

    /// Whether the operator closed it for a while.
    pub fn is_suspended(&self) -> bool {
        self.suspended_at.is_some()
    }
}

/// Lower case without accents, single spaces: how names are compared.
fn folded(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    let plain = words.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
