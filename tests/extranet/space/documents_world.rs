//! A world made by chance, always the same: three sociétés, forty people, thousands of documents.

use palier::access::{LinkId, link, provisional};
use palier::accounts::{Account, AccountId, Email};
use palier::clock::Day;
use palier::contracts::{
    ConseilMandatId, ContractId, ImmeubleId, Qualite, Tiers, conseil_mandat, contract,
};
use palier::documents::{
    Audience, ConsentId, DocumentId, DocumentKind, Purpose, Readers, consent, document,
};
use palier::ledger::{EntryId, EntryKind, due, entry};
use palier::money::Cents;
use palier::texts::Lang;
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, Iterable};

use super::documents_kit::day;
use super::documents_naive::{Agreed, Link, Lots, Mandate, Owed, Paper, World};
use crate::support::{Agence, Extranet, PASSWORD};

pub const PEOPLE: usize = 40;
const DOCUMENTS: usize = 2_400;

/// A small generator (xorshift): the same chances at each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).expect("a small number")
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn among<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn day(&mut self) -> Day {
        let (year, month) = (2023 + self.below(4), 1 + self.below(12));
        day(&format!("{year}-{month:02}-{:02}", 1 + self.below(28)))
    }

    fn maybe_day(&mut self) -> Option<Day> {
        (!self.one_in(3)).then(|| self.day())
    }
}

/// One société with its people's tiers, before anybody is linked.
struct Portfolio {
    agence: Agence,
    tiers: Vec<Tiers>,
    immeubles: Vec<ImmeubleId>,
}

/// The world as told and as stored, and everybody's address.
pub async fn world(extranet: &Extranet) -> (World, Vec<(AccountId, String)>, Agence) {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let mut world = World::default();
    let mut portfolios = Vec::new();
    for (codes, name) in
        [(("UN", "A"), "Agence Un"), (("UN", "B"), "Agence Deux"), (("DEUX", "A"), "Agence Trois")]
    {
        let portfolio = portfolio(extranet, codes, name).await;
        contracts(extranet, &mut chance, &portfolio, &mut world).await;
        portfolios.push(portfolio);
    }
    let people = people(extranet).await;
    links(extranet, &mut chance, (&portfolios, &people), &mut world).await;
    consents(extranet, &mut chance, &mut world).await;
    dues(extranet, &mut chance, &mut world).await;
    documents(extranet, &mut chance, &portfolios, &mut world).await;
    let agence = portfolios.remove(0).agence;
    (world, people, agence)
}

async fn portfolio(extranet: &Extranet, codes: (&str, &str), name: &str) -> Portfolio {
    let agence = extranet.agence(codes, name).await;
    let (mut tiers, mut immeubles) = (Vec::new(), Vec::new());
    for number in 0..4 {
        immeubles.push(extranet.immeuble_named(&agence, &format!("Immeuble {number}")).await);
    }
    for number in 0..20 {
        tiers.push(extranet.dossier(&agence, &format!("Tiers {number}"), None).await.tiers);
    }
    Portfolio { agence, tiers, immeubles }
}

/// A few contracts more for each tiers; that of the dossier stays a lease without an immeuble.
async fn contracts(
    extranet: &Extranet,
    chance: &mut Chance,
    portfolio: &Portfolio,
    world: &mut World,
) {
    let societe = portfolio.agence.societe.id;
    let (mut contracts, mut mandates) = (Vec::new(), Vec::new());
    for tiers in &portfolio.tiers {
        for _ in 0..=chance.below(3) {
            let lots = Lots {
                societe,
                id: ContractId::new(),
                tiers: tiers.id,
                qualite: *chance.among(&[
                    Qualite::Coproprietaire,
                    Qualite::Coproprietaire,
                    Qualite::Locataire,
                    Qualite::Bailleur,
                ]),
                immeuble: (!chance.one_in(6)).then(|| *chance.among(&portfolio.immeubles)),
                from: chance.maybe_day(),
                until: chance.maybe_day(),
            };
            contracts.push(contract_row(extranet, &lots));
            world.contracts.push(lots);
        }
        if chance.one_in(3) {
            let (immeuble, from) = (*chance.among(&portfolio.immeubles), chance.day());
            let until = chance.maybe_day();
            let mandate = Mandate { societe, immeuble, tiers: tiers.id, from, until };
            mandates.push(mandate_row(extranet, &mandate));
            world.mandates.push(mandate);
        }
    }
    let tx = extranet.app.db.begin().await.expect("a transaction");
    contract::Entity::insert_many(contracts).exec_without_returning(&tx).await.expect("contracts");
    conseil_mandat::Entity::insert_many(mandates).exec_without_returning(&tx).await.expect("rows");
    tx.commit().await.expect("a commit");
}

fn contract_row(extranet: &Extranet, lots: &Lots) -> contract::ActiveModel {
    contract::ActiveModel {
        societe_id: Set(lots.societe),
        id: Set(lots.id),
        tiers_id: Set(lots.tiers),
        immeuble_id: Set(lots.immeuble),
        reference: Set(lots.id.to_string()),
        qualite: Set(lots.qualite),
        immeuble: Set(String::new()),
        address: Set("8 rue des Lilas".into()),
        postcode: Set("31000".into()),
        city: Set("Toulouse".into()),
        lot: Set(String::new()),
        started_on: Set(lots.from),
        ended_on: Set(lots.until),
        created_at: Set(extranet.clock.now()),
        updated_at: Set(extranet.clock.now()),
    }
}

fn mandate_row(extranet: &Extranet, mandate: &Mandate) -> conseil_mandat::ActiveModel {
    let id = ConseilMandatId::new();
    conseil_mandat::ActiveModel {
        societe_id: Set(mandate.societe),
        id: Set(id),
        immeuble_id: Set(mandate.immeuble),
        tiers_id: Set(mandate.tiers),
        reference: Set(id.to_string()),
        presides: Set(false),
        started_on: Set(mandate.from),
        ended_on: Set(mandate.until),
        created_at: Set(extranet.clock.now()),
        updated_at: Set(extranet.clock.now()),
    }
}

async fn people(extranet: &Extranet) -> Vec<(AccountId, String)> {
    let hasher = extranet.app.bulk_hasher().expect("a hasher");
    let hash = hasher.hash(PASSWORD).await.expect("a hash");
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        let address = format!("person{number}@example.org");
        let email = Email::parse(&address).expect("an address");
        let now = extranet.clock.now();
        let account = Account::create(&tx, &email, &hash, Lang::French, now).await;
        people.push((account.expect("an account").id, address));
    }
    tx.commit().await.expect("a commit");
    people
}

/// From none to five tiers for each person, at any agency, one link in five over.
#[expect(clippy::too_many_lines, reason = "a row, column by column")]
async fn links(
    extranet: &Extranet,
    chance: &mut Chance,
    (portfolios, people): (&[Portfolio], &[(AccountId, String)]),
    world: &mut World,
) {
    let hasher = extranet.app.bulk_hasher().expect("a hasher");
    for portfolio in portfolios {
        let societe = &portfolio.agence.societe;
        let whom = (portfolio.tiers.clone(), 1);
        provisional::issue(&extranet.app, &hasher, societe, whom).await.expect("pairs");
    }
    let reader = extranet.app.db.reader();
    let pairs = provisional::pair::Entity::find().all(reader).await.expect("pairs");
    let mut rows = Vec::new();
    for (account, _) in people {
        for _ in 0..chance.below(6) {
            let portfolio = chance.among(portfolios);
            let tiers = chance.among(&portfolio.tiers).id;
            let mut all = world.links.iter();
            if all.any(|link| link.tiers == tiers && link.account == *account) {
                continue;
            }
            let live = !chance.one_in(5);
            let societe = portfolio.agence.societe.id;
            let holder = world.links.iter().filter(|link| link.tiers == tiers).count() + 1;
            let pair = pairs.iter().find(|pair| pair.tiers_id == tiers).expect("a pair");
            rows.push(link::ActiveModel {
                societe_id: Set(societe),
                id: Set(LinkId::new()),
                tiers_id: Set(tiers),
                account_id: Set(*account),
                pair_id: Set(pair.id),
                holder: Set(i32::try_from(holder).expect("few")),
                linked_at: Set(extranet.clock.now()),
                ended_at: Set((!live).then(|| extranet.clock.now())),
                ended_by: Set((!live).then_some(link::EndedBy::Agency)),
                suspended_at: Set(None),
                contested_at: Set(None),
            });
            world.links.push(Link { societe, account: *account, tiers, live });
        }
    }
    let tx = extranet.app.db.begin().await.expect("a transaction");
    link::Entity::insert_many(rows).exec_without_returning(&tx).await.expect("links");
    tx.commit().await.expect("a commit");
}

/// Some people agree for some contract that they hold, some take it back.
async fn consents(extranet: &Extranet, chance: &mut Chance, world: &mut World) {
    let mut rows = Vec::new();
    for link in &world.links {
        for lots in world.contracts.iter().filter(|lots| lots.tiers == link.tiers) {
            if chance.one_in(3) {
                continue;
            }
            let withdrawn = chance.one_in(4);
            rows.push(consent::ActiveModel {
                societe_id: Set(lots.societe),
                id: Set(ConsentId::new()),
                contract_id: Set(lots.id),
                account_id: Set(link.account),
                purpose: Set(Purpose::QuittanceElectronique),
                wording: Set(1),
                given_at: Set(extranet.clock.now()),
                withdrawn_at: Set(withdrawn.then(|| extranet.clock.now())),
            });
            let (contract, account) = (lots.id, link.account);
            world.consents.push(Agreed { contract, account, withdrawn });
        }
    }
    let tx = extranet.app.db.begin().await.expect("a transaction");
    consent::Entity::insert_many(rows).exec_without_returning(&tx).await.expect("consents");
    tx.commit().await.expect("a commit");
}

async fn dues(extranet: &Extranet, chance: &mut Chance, world: &mut World) {
    let (mut entries, mut dues) = (Vec::new(), Vec::new());
    for lots in &world.contracts {
        for _ in 0..chance.below(8) {
            let (id, due_on) = (EntryId::new(), chance.day());
            entries.push(entry::ActiveModel {
                societe_id: Set(lots.societe),
                id: Set(id),
                contract_id: Set(lots.id),
                reference: Set(id.to_string()),
                revision: Set(0),
                kind: Set(EntryKind::Loyer),
                dated_on: Set(due_on),
                due_on: Set(Some(due_on)),
                period_from: Set(None),
                period_until: Set(None),
                label: Set("Loyer".into()),
                cents: Set(Cents::new(50_000)),
                recorded_at: Set(extranet.clock.now()),
            });
            dues.push(due::ActiveModel {
                societe_id: Set(lots.societe),
                contract_id: Set(lots.id),
                entry_id: Set(id),
                due_on: Set(due_on),
                cents: Set(Cents::new(50_000)),
            });
            world.dues.push(Owed { contract: lots.id, due_on });
        }
    }
    let tx = extranet.app.db.begin().await.expect("a transaction");
    entry::Entity::insert_many(entries).exec_without_returning(&tx).await.expect("entries");
    due::Entity::insert_many(dues).exec_without_returning(&tx).await.expect("dues");
    tx.commit().await.expect("a commit");
}

async fn documents(
    extranet: &Extranet,
    chance: &mut Chance,
    portfolios: &[Portfolio],
    world: &mut World,
) {
    let mut rows = Vec::new();
    for _ in 0..DOCUMENTS {
        let paper = paper(chance, chance_of(portfolios, rows.len()), &world.contracts);
        rows.push(document_row(extranet, &paper));
        world.documents.push(paper);
    }
    let tx = extranet.app.db.begin().await.expect("a transaction");
    for some in rows.chunks(500) {
        let some = some.to_vec();
        document::Entity::insert_many(some).exec_without_returning(&tx).await.expect("documents");
    }
    tx.commit().await.expect("a commit");
}

fn chance_of(portfolios: &[Portfolio], number: usize) -> &Portfolio {
    &portfolios[number % portfolios.len()]
}

fn paper(chance: &mut Chance, portfolio: &Portfolio, contracts: &[Lots]) -> Paper {
    let societe = portfolio.agence.societe.id;
    let own: Vec<_> = contracts.iter().filter(|lots| lots.societe == societe).collect();
    let readers = match chance.below(10) {
        0..4 => Readers::Contract(chance.among(&own).id),
        4 => Readers::Tiers(chance.among(&portfolio.tiers).id),
        5..8 => Readers::Coproprietaires(*chance.among(&portfolio.immeubles)),
        _ => Readers::ConseilSyndical(*chance.among(&portfolio.immeubles)),
    };
    let audience = readers.audience();
    let mut kinds: Vec<_> = DocumentKind::iter().filter(|kind| kind.allows(audience)).collect();
    if audience == Audience::Contract && chance.one_in(2) {
        kinds = vec![DocumentKind::Quittance];
    }
    let (year, month) = (2023 + chance.below(4), 1 + chance.below(12));
    let of = |last: &str| day(&format!("{year}-{month:02}-{last}"));
    Paper {
        societe,
        id: DocumentId::new(),
        kind: *chance.among(&kinds),
        readers,
        dated: chance.day(),
        period: (!chance.one_in(9)).then(|| (of("01"), of("28"))),
        withdrawn: chance.one_in(8),
    }
}

fn document_row(extranet: &Extranet, paper: &Paper) -> document::ActiveModel {
    let (mut contract_id, mut tiers_id, mut immeuble_id) = (None, None, None);
    match paper.readers {
        Readers::Contract(id) => contract_id = Some(id),
        Readers::Tiers(id) => tiers_id = Some(id),
        Readers::Coproprietaires(id) | Readers::ConseilSyndical(id) => immeuble_id = Some(id),
    }
    document::ActiveModel {
        societe_id: Set(paper.societe),
        id: Set(paper.id),
        reference: Set(paper.id.to_string()),
        kind: Set(paper.kind),
        audience: Set(paper.readers.audience()),
        title: Set("Document".into()),
        search_text: Set("document".into()),
        contract_id: Set(contract_id),
        tiers_id: Set(tiers_id),
        immeuble_id: Set(immeuble_id),
        dated_on: Set(paper.dated),
        period_from: Set(paper.period.map(|(from, _)| from)),
        period_until: Set(paper.period.map(|(_, until)| until)),
        exercice: Set(None),
        valid_until: Set(None),
        file_name: Set("document.pdf".into()),
        media_type: Set("application/pdf".into()),
        bytes: Set(10),
        sha256: Set(String::new()),
        object: Set("00/none".into()),
        published_at: Set(extranet.clock.now()),
        withdrawn_at: Set(paper.withdrawn.then(|| extranet.clock.now())),
        updated_at: Set(extranet.clock.now()),
        is_tagged: Set(None),
    }
}
