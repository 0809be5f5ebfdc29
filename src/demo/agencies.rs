//! The agencies of the demonstration: two businesses, one of them with two sociétés.
//!
//! Their telephone numbers are of the ranges that Arcep keeps for fiction.

use sea_orm::DbErr;

use crate::agencies::{Agency, Code, Codes, Colour, Logo, NewSociete, Societe, Terms, add_alias};
use crate::clock::Moment;
use crate::database::Tx;
use crate::web::App;

/// What there is to know of one société.
pub struct Facts {
    pub codes: (&'static str, &'static str),
    /// Codes of older letters, which still lead here.
    former_codes: Option<(&'static str, &'static str)>,
    agency_name: &'static str,
    name: &'static str,
    /// Street, then postcode and town.
    address: [&'static str; 2],
    city: &'static str,
    phone: &'static str,
    email: &'static str,
    hours: &'static str,
    colour: &'static str,
    logo: Option<&'static [u8]>,
    /// Its tiers and their contracts, as its own software exports them.
    pub portfolio: &'static [u8],
}

/// The terms of use of all three.
const TERMS: &str = include_str!("../../assets/demo/cgu.txt");

pub const SOCIETES: [Facts; 3] = [
    Facts {
        codes: ("BELLEVUE", "TLS"),
        former_codes: Some(("BELLEVUE", "TOULOUSE")),
        agency_name: "Bellevue",
        name: "Cabinet Bellevue",
        address: ["34 rue d’Alsace-Lorraine", "31000 Toulouse"],
        city: "Toulouse",
        phone: "05 36 49 12 40",
        email: "toulouse@cabinet-bellevue.example",
        hours: "du lundi au vendredi, 9\u{a0}h – 12\u{a0}h\u{a0}30 et 14\u{a0}h – 18\u{a0}h\u{202f}; \
                fermé le mercredi après-midi",
        colour: "#14536b",
        logo: Some(include_bytes!("../../assets/demo/logo-bellevue.png")),
        portfolio: include_bytes!("../../assets/demo/bellevue-tls.csv"),
    },
    Facts {
        codes: ("BELLEVUE", "MTB"),
        former_codes: None,
        agency_name: "Bellevue",
        name: "Bellevue Montauban",
        address: ["11 rue de la République", "82000 Montauban"],
        city: "Montauban",
        phone: "05 36 49 12 82",
        email: "montauban@cabinet-bellevue.example",
        hours: "du mardi au vendredi, 9\u{a0}h – 12\u{a0}h et 14\u{a0}h – 17\u{a0}h\u{a0}30\u{202f}; \
                le samedi, 9\u{a0}h – 12\u{a0}h",
        colour: "#ffd500",
        logo: None,
        portfolio: include_bytes!("../../assets/demo/bellevue-mtb.csv"),
    },
    Facts {
        codes: ("RIVES", "BDX"),
        former_codes: None,
        agency_name: "Rives",
        name: "Rives Immobilier",
        address: ["27 cours du Chapeau-Rouge", "33000 Bordeaux"],
        city: "Bordeaux",
        phone: "05 36 49 33 10",
        email: "contact@rives-immobilier.example",
        hours: "du lundi au jeudi, 9\u{a0}h – 18\u{a0}h\u{202f}; \
                le vendredi, 9\u{a0}h – 17\u{a0}h",
        colour: "#8a3b12",
        logo: Some(include_bytes!("../../assets/demo/logo-rives.png")),
        portfolio: include_bytes!("../../assets/demo/rives-bdx.csv"),
    },
];

/// The société of these facts, with its terms; the one that is there already if there is one.
pub async fn create(app: &App, facts: &Facts) -> Result<Societe, DbErr> {
    let codes = codes(facts.codes)?;
    if let Some(societe) = Societe::with_codes(app.db.reader(), &codes).await? {
        return Ok(societe);
    }
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let agency = match Agency::with_code(&tx, &codes.client).await? {
        Some(agency) => agency,
        None => Agency::create(&tx, &codes.client, facts.agency_name, now).await?,
    };
    let societe = Societe::create(&tx, &agency, facts.societe(codes.societe)?, now).await?;
    dress(&tx, &societe, facts, now).await?;
    tx.commit().await?;
    Ok(societe)
}

async fn dress(tx: &Tx, societe: &Societe, facts: &Facts, now: Moment) -> Result<(), DbErr> {
    Terms::publish(tx, societe, TERMS, now).await?;
    match facts.former_codes {
        Some(former) => add_alias(tx, &codes(former)?, societe).await,
        None => Ok(()),
    }
}

impl Facts {
    fn societe(&self, code: Code) -> Result<NewSociete, DbErr> {
        Ok(NewSociete {
            code,
            name: self.name.to_owned(),
            address: self.address.join("\n"),
            city: self.city.to_owned(),
            phone: Some(self.phone.to_owned()),
            email: Some(self.email.to_owned()),
            hours: Some(self.hours.to_owned()),
            colour: Colour::parse(self.colour).ok_or_else(|| wrong("colour"))?,
            logo: self.logo.map(Logo::check).transpose().map_err(|fault| wrong(fault))?,
            listed: true,
        })
    }
}

fn codes((client, societe): (&str, &str)) -> Result<Codes, DbErr> {
    Codes::parse(client, societe).ok_or_else(|| wrong("codes"))
}

fn wrong(what: impl std::fmt::Display) -> DbErr {
    DbErr::Custom(format!("the demonstration's own facts are wrong: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_is_accepted_by_the_product() {
        for facts in &SOCIETES {
            let codes = codes(facts.codes).expect("codes");
            assert!(facts.societe(codes.societe).is_ok(), "{}", facts.name);
            assert!(facts.address[1].ends_with(facts.city));
        }
    }
}
