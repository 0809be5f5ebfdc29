//! What the members of the conseil syndical may read: décret 2019-502, art. 3.

use super::immeuble_texts::Matter;
use super::letter::Letter;
use super::{Draft, Scene};
use crate::contracts::Immeuble;
use crate::demo::books::Month;
use crate::demo::places::PLACES;
use crate::documents::DocumentKind::{
    Assignation, AssuranceDuSyndic, BalanceGenerale, CarteProfessionnelle, DecisionDeJustice,
    GarantieFinanciere, ListeDesCoproprietaires, ReleveBancaire, ReleveDesCharges,
};
use crate::documents::Readers;

const MATTERS: [Matter; 9] = [
    (
        BalanceGenerale,
        "balance",
        "Balance générale des comptes",
        &[
            "La balance reprend, pour chaque compte du syndicat, les mouvements de l'exercice et le solde à la clôture. Le total des débits est égal au total des crédits.",
            "Classe 1, provisions et fonds de travaux : solde créditeur. Classe 4, copropriétaires et fournisseurs : deux comptes individuels débiteurs de plus de trois mois.",
            "Classe 5, banque : le rapprochement du dernier jour de l'exercice est joint. Classes 6 et 7 : les charges sont inférieures de 3 % au budget voté.",
            "Les écarts supérieurs à 500,00 € sont commentés dans l'annexe remise au conseil syndical.",
        ],
    ),
    (
        ReleveDesCharges,
        "charges-produits",
        "Relevé général des charges et produits",
        &[
            "Charges courantes : ménage, espaces verts, ascenseur, électricité, eau, assurance, honoraires. Chaque poste est comparé au budget et à l'exercice précédent.",
            "Charges exceptionnelles : recherche de fuite dans le bâtiment B, prise en charge pour moitié par l'assurance.",
            "Produits : provisions appelées, intérêts du compte séparé, remboursement de sinistre.",
            "Le résultat de l'exercice est réparti entre les copropriétaires selon leurs tantièmes, après approbation des comptes.",
        ],
    ),
    (
        ReleveBancaire,
        "banque",
        "Relevé du compte bancaire séparé",
        &[
            "Compte ouvert au nom du syndicat des copropriétaires dans un établissement fictif. Le relevé porte sur le dernier trimestre clos.",
            "Solde au premier jour : 21 408,16 €. Encaissements de la période : 15 600,42 €. Paiements : 13 977,05 €. Solde au dernier jour : 23 031,53 €.",
            "Les paiements correspondent aux factures approuvées ; aucun incident n'est à signaler.",
            "Le fonds de travaux est placé sur un compte rémunéré distinct, dont le relevé est annuel.",
        ],
    ),
    (
        Assignation,
        "assignation",
        "Assignation en recouvrement de charges",
        &[
            "Le syndicat des copropriétaires a fait délivrer une assignation devant le tribunal judiciaire, à l'encontre d'un copropriétaire défaillant, après deux mises en demeure restées sans effet.",
            "Les sommes demandées sont les provisions échues, les frais nécessaires de recouvrement et les intérêts au taux légal.",
            "L'audience est fixée à la rentrée. Un échéancier amiable reste possible jusqu'à cette date.",
            "Cette pièce est confidentielle : elle est réservée aux membres du conseil syndical pendant la durée de leur mandat.",
        ],
    ),
    (
        DecisionDeJustice,
        "jugement",
        "Jugement, dégât des eaux du bâtiment B",
        &[
            "Le tribunal a condamné l'entreprise qui avait posé la canalisation à rembourser au syndicat le coût des réparations et les frais d'expertise.",
            "Le délai d'appel n'est pas expiré. L'exécution provisoire est de droit.",
            "Le syndic propose d'affecter l'indemnité à la réfection du hall, sous réserve du vote de l'assemblée générale.",
            "Le conseil syndical est invité à rendre son avis avant la prochaine convocation.",
        ],
    ),
    (
        ListeDesCoproprietaires,
        "liste",
        "Liste des copropriétaires",
        &[
            "La liste donne, pour chaque lot, le nom du copropriétaire et l'adresse qu'il a élue. Les noms de cette démonstration sont inventés.",
            "Lots 3 et 103 : Nadia Benali. Lot 7 : Jean-Pierre Estève. Lot 8 : Monique Estève. Lot 10 : Solange Sabatier. Lot 11 : Yanis Haddad.",
            "Lots 12 et 112 : SCI des Tilleuls. Lot 14 : Adrien Kowalczyk. Lot 15 : indivision Carrère. Lot 16 : indivision Lacombe.",
            "Elle est remise aux seuls membres du conseil syndical, pour l'exercice de leur mission, et ne doit pas être communiquée à des tiers.",
        ],
    ),
    (
        CarteProfessionnelle,
        "carte",
        "Carte professionnelle du syndic",
        &[
            "Carte professionnelle portant la mention « Syndic de copropriété » et la mention « Gestion immobilière », délivrée pour trois ans par une chambre de commerce fictive.",
            "Le titulaire est autorisé à recevoir des fonds dans la limite de sa garantie financière.",
            "Les personnes habilitées à représenter le titulaire sont munies d'une attestation, qu'elles présentent sur demande.",
            "Loi 70-9 du 2 janvier 1970, article 3.",
        ],
    ),
    (
        AssuranceDuSyndic,
        "rcp",
        "Assurance de responsabilité civile du syndic",
        &[
            "L'assureur certifie que le syndic est garanti contre les conséquences pécuniaires de sa responsabilité civile professionnelle.",
            "La garantie couvre les activités de syndic et de gérance, pour l'année civile en cours, dans la limite d'un plafond par sinistre et par an.",
            "Les erreurs, omissions et négligences des préposés sont comprises dans la garantie.",
            "Cette attestation est une présomption de garantie ; elle n'engage pas l'assureur au-delà du contrat.",
        ],
    ),
    (
        GarantieFinanciere,
        "garantie",
        "Garantie financière du syndic",
        &[
            "Le garant atteste que le syndic bénéficie d'une garantie financière pour les fonds qu'il détient pour le compte des syndicats.",
            "Le montant garanti est révisé chaque année selon le montant le plus élevé des fonds détenus.",
            "En cas de défaillance, les créances sont à produire auprès du garant dans les trois mois de la publication de l'avis.",
            "Loi 70-9 du 2 janvier 1970, article 3 ; décret 72-678 du 20 juillet 1972, articles 27 et suivants.",
        ],
    ),
];

pub fn drafts(scene: &Scene) -> Vec<Draft> {
    let own = PLACES.iter().filter(|place| place.societe == scene.societe.societe_code);
    let complete = own.filter(|it| it.copropriete.as_ref().is_some_and(|it| it.is_complete));
    let immeubles = complete.filter_map(|place| scene.immeubles.get(place.reference));
    immeubles.flat_map(|immeuble| of_immeuble(scene, immeuble)).collect()
}

fn of_immeuble(scene: &Scene, immeuble: &Immeuble) -> Vec<Draft> {
    let months = Month::of(scene.today);
    let matters = MATTERS.iter().zip(1..);
    let draft = |((kind, name, title, paragraphs), back): (&Matter, i16)| {
        let day = months.plus(-back).day(10);
        let whose = format!("Conseil syndical de l'immeuble {}", immeuble.name);
        let letter = Letter::new(scene, title, day).lines(&[&whose]);
        let letter = paragraphs.iter().fold(letter, |letter, text| letter.text(text));
        let reference = format!("{}-cs-{name}", immeuble.reference);
        let readers = Readers::ConseilSyndical(immeuble.id);
        Draft::new(scene, (reference, title), (*kind, readers), day, letter)
    };
    matters.map(draft).collect()
}
