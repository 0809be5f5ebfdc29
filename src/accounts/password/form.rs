//! The field « Nouveau mot de passe », wherever it stands: judged while typed, checked when sent.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::breached;
use super::hint::Hint;
use super::new_password::NewPassword;
use super::personal::Personal;
use super::policy::{Policy, Review};
use crate::guard::ProvisionalSecret;
use crate::texts::Texts;
use crate::web::{App, CriteriaList, Criterion, Mistake, Mistakes, Why};

/// What was typed; never given back.
#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    password: String,
}

/// A new password that does not do: which criteria it meets, and what is wrong with it.
pub struct Refused {
    pub criteria: CriteriaList,
    pub mistakes: Mistakes,
}

/// The live answer, for the list that ticks while one types.
pub struct Judgement(String);

impl IntoResponse for Judgement {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/json")], self.0).into_response()
    }
}

impl PasswordForm {
    pub fn new(password: String) -> Self {
        Self { password }
    }

    /// The password, if it meets every criterion. `address` is where the page has it judged live.
    pub async fn check(
        &self,
        app: &App,
        personal: &Personal,
        address: &str,
    ) -> Result<NewPassword, Refused> {
        if self.password.is_empty() {
            let mistakes = Mistakes::on("password", Mistake::NewPasswordMissing);
            return Err(Refused { criteria: untried(address), mistakes });
        }
        let provisional = self.provisional();
        let password = NewPassword::parse(&self.password, &policy(app), personal, provisional)
            .map_err(|review| {
                let mistakes = Mistakes::on("password", self.mistake(app, review));
                Refused { criteria: list(Some(&review), address), mistakes }
            })?;
        if is_breached(app, &password).await {
            let mistakes = Mistakes::on("password", Mistake::Breached);
            return Err(Refused { criteria: list(Some(&Review::BREACHED), address), mistakes });
        }
        Ok(password)
    }

    /// Each criterion, and why the password is easy to guess, in words.
    pub async fn judge(&self, app: &App, personal: &Personal, texts: &Texts) -> Judgement {
        let provisional = self.provisional();
        let review = match NewPassword::parse(&self.password, &policy(app), personal, provisional) {
            Ok(password) if is_breached(app, &password).await => Review::BREACHED,
            Ok(_) => Review::ACCEPTED,
            Err(review) => review,
        };
        let hint = review.hint.and_then(why).map(|why| why.text(texts));
        let answer = json!({
            "length": review.long_enough,
            "guess": review.hard_to_guess,
            "common": review.not_common,
            "personal": review.not_personal,
            "hint": hint,
        });
        Judgement(answer.to_string())
    }

    /// The secret of a letter is no password: it was on paper. We keep only its hash, so anything
    /// written like one counts as one.
    fn provisional(&self) -> Option<&str> {
        ProvisionalSecret::looks_like(&self.password).then_some(self.password.as_str())
    }

    fn mistake(&self, app: &App, review: Review) -> Mistake {
        let limit = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        match review.hint {
            Some(Hint::TooLong) => Mistake::TooLong(limit(app.settings.password.max_length)),
            _ if !review.long_enough => Mistake::TooShort(limit(app.settings.password.min_length)),
            _ if self.provisional().is_some() => Mistake::SameAsProvisional,
            _ if !review.not_personal => Mistake::Personal,
            _ if !review.not_common => Mistake::TooCommon,
            hint => Mistake::TooEasy(hint.and_then(why)),
        }
    }
}

/// The criteria before anything was typed.
pub fn untried(address: &str) -> CriteriaList {
    list(None, address)
}

fn list(review: Option<&Review>, address: &str) -> CriteriaList {
    let review = review.copied();
    let criterion = |key, met: fn(Review) -> bool| Criterion { key, met: review.map(met) };
    let items = vec![
        criterion("length", |review| review.long_enough),
        criterion("guess", |review| review.hard_to_guess),
        criterion("common", |review| review.not_common),
        criterion("personal", |review| review.not_personal),
    ];
    CriteriaList { items, address: address.to_owned() }
}

async fn is_breached(app: &App, password: &NewPassword) -> bool {
    breached::holds(app.settings.password.breached_list.as_deref(), password.as_str()).await
}

fn policy(app: &App) -> Policy {
    let password = &app.settings.password;
    Policy {
        min_length: password.min_length,
        min_bits: password.min_bits,
        min_score: password.min_score,
    }
}

fn why(hint: Hint) -> Option<Why> {
    match hint {
        Hint::TooShort | Hint::TooLong => None,
        Hint::OnlyDigits | Hint::TooSimple => Some(Why::FewSigns),
        Hint::Word => Some(Why::Words),
        Hint::Repetition => Some(Why::Repeats),
        Hint::Sequence => Some(Why::Sequences),
        Hint::Date => Some(Why::Dates),
        Hint::Keyboard => Some(Why::Keyboard),
    }
}
