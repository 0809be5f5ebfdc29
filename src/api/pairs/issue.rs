//! Which pairs are asked for, and the pairs.

use serde_json::{Value, json};

use super::super::answer::{Answer, Answered};
use super::super::json::{Json, Members};
use super::super::query::Text;
use super::super::schema::{IsoMoment, described};
use crate::access::provisional::{self, Issued};
use crate::agencies::Societe;
use crate::api_keys::{KeyHolder, needs};
use crate::contracts::Tiers;
use crate::guard::Fault;
use crate::web::{App, Error, Failure, Problem, Visitor, Wrong};

/// Pairs of one request. Each takes a slow hash, and the answer waits for all of them: many letters are
/// printed in « Espace gestion » or with `palier pairs issue`.
const MOST: usize = 50;

const HOLDERS: u64 = 20;

described! {
    /// A pair as a letter prints it: this is the only time that its secret is readable.
    pub struct PairIssued {
        ref_tiers: String,
        /// Which of the tiers' holders: 1, 2…
        holder: i32,
        login: String,
        secret: String,
        expires_at: IsoMoment,
        /// Where it is typed.
        login_url: String,
    }
}

described! {
    /// Pairs that were issued.
    pub struct PairsIssued {
        pairs: Vec<PairIssued>,
    }
}

/// What is asked for.
struct Wanted {
    references: Vec<String>,
    holders: i32,
}

pub fn wanted_schema() -> Value {
    let references = json!({
        "type": "array", "minItems": 1, "maxItems": MOST, "uniqueItems": true,
        "items": { "type": "string", "minLength": 1, "maxLength": 255 },
    });
    let holders = json!({
        "type": "integer", "minimum": 1, "maximum": HOLDERS, "default": 1,
        "description": "Pairs for each of them; 50 pairs in all at most.",
    });
    json!({
        "type": "object",
        "properties": { "ref_tiers": references, "holders": holders },
        "required": ["ref_tiers"],
        "additionalProperties": false,
    })
}

/// All of them, or none.
pub async fn issue(
    app: &App,
    visitor: &Visitor,
    holder: &KeyHolder<needs::PairsWrite>,
    json: &Json,
) -> Answered<PairsIssued> {
    let wanted = wanted(json)?;
    let all_tiers = known(app, holder.societe(), &wanted.references).await?;
    let bulk = app.shared_hasher().map_err(Error::internal)?;
    let whom = (all_tiers, wanted.holders);
    let drafts = provisional::drafts(app, holder.societe(), whom, visitor.now).await?;
    let hashed = provisional::hash_all(&bulk, drafts, |_| ()).await.map_err(Fault::from)?;
    let (origin, tx) = (visitor.origin(), app.db.begin().await?);
    let by = (&origin, holder.actor());
    let kept = provisional::keep_all((app, &tx), holder.societe(), hashed, by).await?;
    tx.commit().await?;
    let login_url = app.address(&holder.societe().login_path());
    let pairs = kept.into_iter().map(|(issued, _)| shown(issued, &login_url)).collect();
    Ok(Answer(PairsIssued { pairs }))
}

fn wanted(json: &Json) -> Result<Wanted, Problem> {
    let mut wrong = Vec::new();
    let mut wanted = Wanted { references: Vec::new(), holders: 1 };
    if let Some(body) = Members::of(json, "", &mut wrong) {
        body.only(|name| ["ref_tiers", "holders"].contains(&name), &mut wrong);
        match body.get("ref_tiers") {
            Some(Json::List(list)) if (1..=MOST).contains(&list.len()) => {
                wanted.references = references(list, &mut wrong);
            }
            _ => wrong.push(Wrong::at("/ref_tiers", "A list of 1 to 50 references is expected.")),
        }
        match body.get("holders") {
            None | Some(Json::Nothing) => {}
            Some(Json::Number(number)) if (1..=HOLDERS).contains(&number.as_u64().unwrap_or(0)) => {
                wanted.holders = number.as_i64().and_then(|it| it.try_into().ok()).unwrap_or(1);
            }
            Some(_) => {
                wrong.push(Wrong::at("/holders", "A whole number from 1 to 20 is expected."));
            }
        }
    }
    let pairs = wanted.references.len().saturating_mul(wanted.holders.unsigned_abs() as usize);
    if wrong.is_empty() && pairs > MOST {
        let why = "At most 50 pairs are issued at once: fewer references, or fewer holders.";
        wrong.push(Wrong::at("/holders", why));
    }
    if wrong.is_empty() { Ok(wanted) } else { Err(Problem::invalid(wrong)) }
}

fn references(list: &[Json], wrong: &mut Vec<Wrong>) -> Vec<String> {
    let mut references: Vec<String> = Vec::new();
    for (at, item) in list.iter().enumerate() {
        let place = format!("/ref_tiers/{at}");
        match item {
            Json::Text(text) if references.contains(text) => {
                wrong.push(Wrong::at(place, "The reference came before."));
            }
            Json::Text(text) => match Text::parse(text) {
                Ok(Text(text)) => references.push(text),
                Err(why) => wrong.push(Wrong::at(place, why)),
            },
            _ => wrong.push(Wrong::at(place, "A text is expected.")),
        }
    }
    references
}

/// In the order in which they were asked for.
async fn known(app: &App, societe: &Societe, references: &[String]) -> Result<Vec<Tiers>, Failure> {
    let mut found = Tiers::with_references(app.db.reader(), societe, references).await?;
    let is_there = |reference: &String| found.iter().any(|tiers| tiers.reference == *reference);
    let unknown = references.iter().enumerate().filter(|(_, reference)| !is_there(reference));
    let wrong: Vec<Wrong> = unknown
        .map(|(at, _)| Wrong::at(format!("/ref_tiers/{at}"), "The société has no such tiers."))
        .collect();
    if !wrong.is_empty() {
        return Err(Problem::invalid(wrong).into());
    }
    found.sort_by_key(|tiers| references.iter().position(|it| *it == tiers.reference));
    Ok(found)
}

fn shown(issued: Issued, login_url: &str) -> PairIssued {
    PairIssued {
        ref_tiers: issued.tiers.reference,
        holder: issued.holder,
        login: issued.login.as_str().to_owned(),
        secret: issued.secret.as_str().to_owned(),
        expires_at: issued.expires_at.into(),
        login_url: login_url.to_owned(),
    }
}
