//! Agencies, people and the letters that they hold.

use palier::access::provisional;
use palier::agencies::{Agency, Code, Colour, NewSociete, Societe};
use palier::contracts::{
    Contract, ContractId, Qualite, Tiers, TiersId, contract, tiers, tiers_line,
};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;

use super::Extranet;

/// A société, and the addresses that its letters print.
pub struct Agence {
    pub societe: Societe,
    pub login: String,
}

/// A tiers with one contract.
#[derive(Clone)]
pub struct Dossier {
    pub tiers: Tiers,
    pub contract: Contract,
}

/// What is printed on one letter.
#[derive(Clone, Debug)]
pub struct Paper {
    pub login: String,
    pub secret: String,
}

impl Extranet {
    /// « Cabinet Bellevue », client code BELLEVUE, société code TLS.
    pub async fn bellevue(&self) -> Agence {
        self.agence(("BELLEVUE", "TLS"), "Cabinet Bellevue").await
    }

    /// « Rives Immobilier », client code RIVES, société code BDX.
    pub async fn rives(&self) -> Agence {
        self.agence(("RIVES", "BDX"), "Rives Immobilier").await
    }

    /// A société, with its agency if there is none yet of this client code.
    pub async fn agence(&self, codes: (&str, &str), name: &str) -> Agence {
        self.agence_with(codes, name, |_| ()).await
    }

    /// A société that the story describes further.
    pub async fn agence_with(
        &self,
        (client, code): (&str, &str),
        name: &str,
        change: impl FnOnce(&mut NewSociete),
    ) -> Agence {
        let client = Code::parse(client).expect("a code");
        let now = self.clock.now();
        let tx = self.app.db.begin().await.expect("a transaction");
        let agency = match Agency::with_code(&tx, &client).await.expect("agencies") {
            Some(agency) => agency,
            None => Agency::create(&tx, &client, name, now).await.expect("an agency"),
        };
        let mut new = NewSociete {
            code: Code::parse(code).expect("a code"),
            name: name.to_owned(),
            address: "34 rue d’Alsace-Lorraine\n31000 Toulouse".into(),
            city: "Toulouse".into(),
            phone: Some("05 36 49 12 40".into()),
            email: Some(format!("contact@{}.example", code.to_lowercase())),
            hours: Some("du lundi au vendredi, 9 h – 18 h".into()),
            colour: Colour::default(),
            logo: None,
            listed: true,
        };
        change(&mut new);
        let societe = Societe::create(&tx, &agency, new, now).await.expect("a société");
        tx.commit().await.expect("a commit");
        let login = societe.login_path();
        Agence { societe, login }
    }

    /// A tiers known by a name and perhaps an address, with one lease.
    pub async fn dossier(&self, agence: &Agence, name: &str, email: Option<&str>) -> Dossier {
        let (first_name, last_name) = name.split_once(' ').expect("two names");
        let (id, societe_id, now) = (TiersId::new(), agence.societe.id, self.clock.now());
        let tx = self.app.db.begin().await.expect("a transaction");
        let tiers = tiers::ActiveModel {
            societe_id: Set(societe_id),
            id: Set(id),
            reference: Set(format!("T-{id}")),
            civility: Set(None),
            last_name: Set(last_name.to_owned()),
            first_name: Set(Some(first_name.to_owned())),
            address: Set("8 rue des Lilas".into()),
            postcode: Set("31000".into()),
            city: Set("Toulouse".into()),
            country: Set(String::new()),
            suggested_email: Set(email.map(str::to_owned)),
            created_at: Set(now),
            updated_at: Set(now),
        };
        let tiers = tiers.insert(&tx).await.expect("a tiers");
        let contract = lease(&tiers).insert(&tx).await.expect("a contract");
        tiers_line::renew(&tx, societe_id, &[id]).await.expect("a line");
        tx.commit().await.expect("a commit");
        Dossier { tiers, contract }
    }

    /// The letter of a tiers: a fresh pair, the former one dead.
    pub async fn paper(&self, agence: &Agence, dossier: &Dossier) -> Paper {
        self.papers(agence, dossier, 1).await.remove(0)
    }

    /// One letter for each holder.
    pub async fn papers(&self, agence: &Agence, dossier: &Dossier, holders: i32) -> Vec<Paper> {
        let hasher = self.app.bulk_hasher().expect("a hasher");
        let who = (vec![dossier.tiers.clone()], holders);
        let issued = provisional::issue(&self.app, &hasher, &agence.societe, who).await;
        let papers = issued.expect("pairs").into_iter().map(|issued| Paper {
            login: issued.login.as_str().to_owned(),
            secret: issued.secret.as_str().to_owned(),
        });
        papers.collect()
    }
}

/// A flat in « Résidence Les Tilleuls ».
fn lease(of: &Tiers) -> contract::ActiveModel {
    contract::ActiveModel {
        societe_id: Set(of.societe_id),
        id: Set(ContractId::new()),
        tiers_id: Set(of.id),
        immeuble_id: Set(None),
        reference: Set(format!("C-{}", of.id.to_string().split_at(8).0)),
        qualite: Set(Qualite::Locataire),
        immeuble: Set("Résidence Les Tilleuls".into()),
        address: Set("8 rue des Lilas".into()),
        postcode: Set("31000".into()),
        city: Set("Toulouse".into()),
        lot: Set("Appartement 14".into()),
        started_on: Set(None),
        ended_on: Set(None),
        created_at: Set(of.created_at),
        updated_at: Set(of.created_at),
    }
}
