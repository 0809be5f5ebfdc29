//! A provisional pair: opens activation of one tiers, never data; good for one holder, once.

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use crate::accounts::sign_in::{attempt_buckets, growing, write_down};
use crate::agencies::{Societe, SocieteId};
use crate::audit::{Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::contracts::TiersId;
use crate::guard::{Attempt, Bucket, Fault, Passed, ProvisionalLogin, ProvisionalSecret};
use crate::guard::{KeyId, Rule, SecretHash, Verdict, throttle};
use crate::web::{App, Visitor};

pub use Model as Pair;

crate::id!(PairId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provisional_pair")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PairId,
    pub tiers_id: TiersId,
    /// Spouses and indivisaires may each have their own pair: 1, 2…
    pub holder: i32,
    /// Raised at each issue for the same holder; only the last one may live.
    pub generation: i32,
    /// Unique within the société; never holds an `@`, so it cannot be taken for an address.
    pub login: String,
    pub secret_hash: String,
    pub issued_at: Moment,
    pub expires_at: Moment,
    pub consumed_at: Option<Moment>,
    pub revoked_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What came of typing a pair.
pub enum Claimed {
    Right(Pair, Passed),
    /// Unknown, wrong, expired, used or withdrawn: one answer for all.
    Refused,
    Throttled {
        until: Moment,
    },
}

impl Pair {
    /// Whether it still opens its activation.
    pub fn is_live(&self, now: Moment) -> bool {
        self.consumed_at.is_none() && self.revoked_at.is_none() && self.expires_at > now
    }

    /// The pair that a foreign key promises.
    pub async fn known(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        id: PairId,
    ) -> Result<Self, DbErr> {
        let found = Entity::find_by_id((societe, id)).one(db).await?;
        found.ok_or_else(|| DbErr::RecordNotFound(format!("pair {id}")))
    }

    /// The pair of a login in its canonical form, whatever became of it.
    pub async fn with_login(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        login: &str,
    ) -> Result<Option<Self>, DbErr> {
        if login.contains('\0') {
            // No login holds it, and PostgreSQL refuses the very question.
            return Ok(None);
        }
        let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
        own.filter(COLUMN.login.eq(login)).one(db).await
    }
}

/// How many pairs still work and can only be checked by this key.
pub async fn count_hashed_with(
    db: &impl ConnectionTrait,
    key: &KeyId,
    now: Moment,
) -> Result<u64, DbErr> {
    Entity::find()
        .filter(SecretHash::is_made_with_key(Column::SecretHash, key))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.revoked_at.is_null())
        .filter(COLUMN.expires_at.gt(now))
        .count(db)
        .await
}

/// Waits for whoever is at work on this pair, and keeps others waiting until the transaction ends.
/// Whatever touches a pair's tickets, activations and links holds it first. (The one writer of
/// SQLite holds everything.)
pub async fn hold(tx: &impl ConnectionTrait, pair: &Pair) -> Result<(), DbErr> {
    Entity::find_by_id((pair.societe_id, pair.id)).lock_exclusive().one(tx).await?;
    Ok(())
}

/// Judges a login and a secret typed on a page of this société.
pub async fn claim(
    app: &App,
    visitor: &Visitor,
    societe: &Societe,
    (login, secret): (&str, &str),
) -> Result<Claimed, Fault> {
    let login = ProvisionalLogin::normalise(login);
    let secret = ProvisionalSecret::normalise(secret);
    let found = Pair::with_login(app.db.reader(), societe.id, &login).await?;
    let live = found.filter(|pair| pair.is_live(visitor.now) && !societe.is_suspended());
    let hash = live.as_ref().and_then(|pair| SecretHash::parse(&pair.secret_hash));
    let candidates: Vec<&SecretHash> = hash.iter().collect();
    let buckets = buckets(app, visitor, societe, &login).await?;
    let attempt = Attempt { typed: &secret, candidates: &candidates, buckets, own_bucket: None };
    let verdict = app.guard.verify(&app.db, attempt, visitor.now).await?;
    note(app, visitor, societe, (live.as_ref(), &verdict)).await?;
    Ok(match (verdict, live) {
        (Verdict::Right(passed), Some(pair)) => Claimed::Right(pair, passed),
        (Verdict::Throttled { until }, _) => Claimed::Throttled { until },
        _ => Claimed::Refused,
    })
}

/// Spends a pair: whoever comes second finds it spent. False when it is not live any more.
pub async fn spend(tx: &impl ConnectionTrait, pair: &Pair, now: Moment) -> Result<bool, DbErr> {
    let spent = Entity::update_many()
        .col_expr(Column::ConsumedAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(pair.societe_id))
        .filter(COLUMN.id.eq(pair.id))
        .filter(COLUMN.generation.eq(pair.generation))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.revoked_at.is_null())
        .exec(tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// By login, by the first characters of logins (a walk through neighbours), and by société.
///
/// The last two are counts that strangers can fill, and a full one must not keep out everybody who
/// holds a letter. While one is full, whoever comes from an address with free tries left here goes on,
/// counted by login, address, network and in all. By default strangers thus have 1000 guesses an hour
/// at a société and 5 more from each address, 20 000 at most with everybody's (`total_attempts`): in
/// the 30 days of a letter 14 million, each at one pair and its 60 random bits, one chance in 8·10¹⁰.
async fn buckets(
    app: &App,
    visitor: &Visitor,
    societe: &Societe,
    login: &str,
) -> Result<Vec<Bucket>, DbErr> {
    let limits = &app.settings.throttle;
    let at_most = |limit| Rule::Window { limit, window: limits.window };
    let here = |what: &str| format!("{}:{what}", societe.id);
    let prefix: String = login.chars().take(2).collect();
    let shared = [
        Bucket::new("pair-prefix", &here(&prefix), at_most(limits.prefix_attempts)),
        Bucket::new("societe", &societe.id.to_string(), at_most(limits.societe_attempts)),
    ];
    let mut buckets = attempt_buckets(app, visitor);
    buckets.push(Bucket::new("pair", &here(login), growing(app)));
    let open_at = throttle::closed_until(app.db.reader(), &shared, visitor.now).await?;
    if open_at > visitor.now {
        let own = here(&visitor.counted_ip());
        buckets.push(Bucket::new("pair-spared", &own, at_most(limits.free_attempts)));
    } else {
        buckets.extend(shared);
    }
    Ok(buckets)
}

async fn note(
    app: &App,
    visitor: &Visitor,
    societe: &Societe,
    (pair, verdict): (Option<&Pair>, &Verdict),
) -> Result<(), DbErr> {
    let outcome = match verdict {
        Verdict::Right(_) => Outcome::Done,
        Verdict::Wrong { .. } => Outcome::Refused,
        Verdict::Throttled { .. } => Outcome::Throttled,
    };
    let subject = pair.map_or("unknown".into(), |pair| pair.id.to_string());
    let event = Event::done(Kind::PairTried, Actor::Anyone, subject).at(societe.id.uuid());
    write_down(app, visitor, event.with(outcome)).await
}
