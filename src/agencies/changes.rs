//! What an operator changes of a société: the fields that are given, and no other.

use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::IntoActiveModel;
use sea_orm::entity::prelude::*;

use super::branding::Colour;
use super::codes::Codes;
use super::logo::Logo;
use super::logo_row;
use super::societe::Societe;
use crate::clock::Moment;

/// `None` leaves a field as it is. An empty phone, e-mail or hours takes the old one away.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    pub name: Option<String>,
    /// Postal address, a line each.
    pub address: Option<String>,
    pub city: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub hours: Option<String>,
    pub colour: Option<Colour>,
    pub logo: Option<Logo>,
    pub listed: Option<bool>,
    /// A suspended société activates nobody; those who have an account keep it.
    pub suspended: Option<bool>,
}

impl Changes {
    /// The names of the changed fields: what the audit trail keeps.
    pub fn in_words(&self) -> String {
        let fields = [
            ("name", self.name.is_some()),
            ("address", self.address.is_some()),
            ("city", self.city.is_some()),
            ("phone", self.phone.is_some()),
            ("email", self.email.is_some()),
            ("hours", self.hours.is_some()),
            ("colour", self.colour.is_some()),
            ("logo", self.logo.is_some()),
            ("listed", self.listed.is_some()),
            ("suspended", self.suspended.is_some()),
        ];
        let changed = fields.iter().filter(|(_, is_given)| *is_given).map(|(name, _)| *name);
        changed.collect::<Vec<_>>().join(", ")
    }

    pub fn is_empty(&self) -> bool {
        self.in_words().is_empty()
    }
}

impl Societe {
    /// Changes what is given; pages and letters follow at once.
    pub async fn change(
        self,
        tx: &impl ConnectionTrait,
        changes: Changes,
        now: Moment,
    ) -> Result<Self, DbErr> {
        let id = self.id;
        let mut row = self.into_active_model();
        row.name = given(changes.name);
        row.address = given(changes.address);
        row.city = given(changes.city);
        row.phone = given(changes.phone.map(unless_empty));
        row.email = given(changes.email.map(unless_empty));
        row.hours = given(changes.hours.map(unless_empty));
        row.colour = given(changes.colour.map(|colour| colour.to_string()));
        row.listed = given(changes.listed);
        row.suspended_at = given(changes.suspended.map(|is_suspended| is_suspended.then_some(now)));
        row.updated_at = Set(now);
        if let Some(logo) = changes.logo {
            row.logo_width = Set(i32::try_from(logo.width).unwrap_or(0));
            row.logo_height = Set(i32::try_from(logo.height).unwrap_or(0));
            logo_row::keep(tx, id, logo).await?;
        }
        row.update(tx).await
    }
}

impl Societe {
    /// Takes its logo away: pages show its initials.
    pub async fn drop_logo(self, tx: &impl ConnectionTrait, now: Moment) -> Result<Self, DbErr> {
        logo_row::remove(tx, self.id).await?;
        let mut row = self.into_active_model();
        row.logo_width = Set(0);
        row.logo_height = Set(0);
        row.updated_at = Set(now);
        row.update(tx).await
    }

    /// Gives it other codes; the database refuses those that are taken.
    pub async fn recode(
        self,
        tx: &impl ConnectionTrait,
        codes: &Codes,
        now: Moment,
    ) -> Result<Self, DbErr> {
        let mut row = self.into_active_model();
        row.client_code = Set(codes.client.as_str().to_owned());
        row.societe_code = Set(codes.societe.as_str().to_owned());
        row.updated_at = Set(now);
        row.update(tx).await
    }
}

fn given<T: Into<sea_orm::Value>>(change: Option<T>) -> sea_orm::ActiveValue<T> {
    change.map_or(NotSet, Set)
}

fn unless_empty(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_given_is_named() {
        assert!(Changes::default().is_empty());
        let changes = Changes {
            colour: Some(Colour::default()),
            phone: Some(String::new()),
            ..Changes::default()
        };
        assert_eq!(changes.in_words(), "phone, colour");
    }
}
