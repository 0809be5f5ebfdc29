//! A portfolio with many tiers, and a member of staff who looks at it.

use palier::access::link;
use palier::access::provisional::{PairId, pair};
use palier::accounts::{AccountId, account};
use palier::agencies::Societe;
use palier::clock::{Clock, Moment};
use palier::contracts::{ContractId, Qualite, TiersId, contract, tiers, tiers_line};
use palier::guard::Token;
use palier::staff::{Right, StaffId, member, right, session};
use palier::web::App;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::fill::{self, Place};

/// Tiers of one statement. All of them are one transaction: their keys are in no order, so that each
/// transaction writes as many pages of a large database as it has rows.
const SOME: usize = 1_000;
const SYLLABLES: [&str; 16] = [
    "mar", "du", "ro", "ber", "nar", "lan", "che", "val", "fon", "gui", "le", "mon", "pe", "ri",
    "sau", "tho",
];
const FIRST_NAMES: [&str; 12] = [
    "Camille", "Nadia", "Paul", "Élise", "Jean", "Inès", "Louis", "Awa", "Hugo", "Zoé", "Marc",
    "Lin",
];

/// A société that nobody has any tiers of yet.
pub async fn societe(place: &Place) -> anyhow::Result<Societe> {
    fill::people(place, Vec::new()).await
}

/// The tiers of these numbers. Of ten, three are linked, three have a pair that is good, one has a pair
/// whose time is over, three have nothing; nobody is a bailleur.
pub async fn fill(
    place: &Place,
    societe: &Societe,
    numbers: std::ops::Range<usize>,
) -> anyhow::Result<()> {
    let app = App::open(place.settings.clone(), Clock::system()).await?;
    let now = app.clock.now();
    let holder = AccountId::new();
    let email = format!("{holder}@example.org");
    let tx = app.db.begin().await?;
    account::Entity::insert(fill::person(holder, &email, "", now))
        .exec_without_returning(&tx)
        .await?;
    for start in numbers.clone().step_by(SOME) {
        let mut rows = Rows::default();
        for number in start..(start + SOME).min(numbers.end) {
            rows.add(societe, number, holder, now);
        }
        let ids: Vec<TiersId> = rows.ids.clone();
        tiers::Entity::insert_many(rows.tiers).exec_without_returning(&tx).await?;
        contract::Entity::insert_many(rows.contracts).exec_without_returning(&tx).await?;
        tiers_line::renew(&tx, societe.id, &ids).await?;
        pair::Entity::insert_many(rows.pairs).exec_without_returning(&tx).await?;
        link::Entity::insert_many(rows.links).exec_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

#[derive(Default)]
struct Rows {
    ids: Vec<TiersId>,
    tiers: Vec<tiers::ActiveModel>,
    contracts: Vec<contract::ActiveModel>,
    pairs: Vec<pair::ActiveModel>,
    links: Vec<link::ActiveModel>,
}

impl Rows {
    fn add(&mut self, societe: &Societe, number: usize, holder: AccountId, now: Moment) {
        let (id, pair) = (TiersId::new(), PairId::new());
        let (first, last) = names(number);
        let email = format!("{}.{}{number}@example.org", first.to_lowercase(), last.to_lowercase());
        let mut one = fill::one_tiers(societe, id, &email, now);
        one.reference = Set(format!("T-{number:07}"));
        one.last_name = Set(last);
        one.first_name = Set(Some(first));
        let of = (id, ContractId::new());
        let mut contract = fill::one_contract(societe, of, format!("Lot {number}"), now);
        contract.reference = Set(format!("BAIL-{number}"));
        if number % 5 > 2 {
            contract.qualite = Set(Qualite::Coproprietaire);
        }
        self.ids.push(id);
        self.tiers.push(one);
        self.contracts.push(contract);
        let kind = scattered(number) % 10;
        if kind > 6 {
            return;
        }
        let mut printed = fill::one_pair(societe, id, pair, ("", now));
        if kind > 2 {
            printed.consumed_at = Set(None);
            let days = if kind < 6 { 30 } else { 0 };
            printed.expires_at = Set(now + std::time::Duration::from_hours(24 * days));
        } else {
            let mut link = fill::one_link(societe, id, (holder, pair), now);
            link.linked_at = Set(now - std::time::Duration::from_secs(number as u64));
            self.links.push(link);
        }
        self.pairs.push(printed);
    }
}

/// A first name and a last one; four thousand last ones.
pub fn names(number: usize) -> (String, String) {
    let mix = scattered(number);
    let syllable = |by: usize| SYLLABLES[mix / by % SYLLABLES.len()];
    let last = format!("{}{}{}", syllable(16), syllable(256), syllable(4_096));
    (FIRST_NAMES[mix % FIRST_NAMES.len()].to_owned(), last)
}

/// The same number always, and no order that could be seen.
fn scattered(number: usize) -> usize {
    (number.wrapping_mul(2_654_435_761) >> 7) % 1_048_576
}

/// The cookie of a member of staff who may read the portfolio.
#[expect(clippy::too_many_lines, reason = "three rows, field by field")]
pub async fn clerk(place: &Place, societe: &Societe) -> anyhow::Result<String> {
    let app = App::open_without_keys(place.settings.clone(), Clock::system()).await?;
    let (now, id, token) = (app.clock.now(), StaffId::new(), Token::fresh());
    let staff = member::ActiveModel {
        id: Set(id),
        agency_id: Set(societe.agency_id),
        email: Set(format!("{id}@example.org")),
        name: Set("Claire Aubert".into()),
        password_hash: Set(None),
        totp_secret: Set(None),
        totp_step: Set(None),
        security_epoch: Set(1),
        lang: Set("fr".into()),
        created_at: Set(now),
        joined_at: Set(Some(now)),
        removed_at: Set(None),
        last_sign_in_at: Set(None),
        review_since: Set(None),
    };
    let right = right::ActiveModel {
        staff_id: Set(id),
        societe_id: Set(societe.id),
        right: Set(Right::Gestion),
        given_at: Set(now),
    };
    let session = session::ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        staff_id: Set(id),
        epoch: Set(1),
        agent: Set("a benchmark".into()),
        network: Set("127.0.0.0/24".into()),
        created_at: Set(now),
        authenticated_at: Set(now),
        last_seen_at: Set(now),
        ends_at: Set(now + app.settings.office.absolute),
        by_key: Set(false),
    };
    let tx = app.db.begin().await?;
    member::Entity::insert(staff).exec_without_returning(&tx).await?;
    right::Entity::insert(right).exec_without_returning(&tx).await?;
    session::Entity::insert(session).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(format!("bo={}", token.as_str()))
}
