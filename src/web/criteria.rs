//! The control criteria of a new password, as the page shows them.

/// One criterion; its words live in `web/criteria.html`.
pub struct Criterion {
    /// `length`, `guess`, `common` or `personal`: also the key in the live answer.
    pub key: &'static str,
    /// `None` until a password has been judged.
    pub met: Option<bool>,
}

/// What a new password must be, and which of it is met already.
pub struct CriteriaList {
    pub items: Vec<Criterion>,
    /// Where `app.js` posts `password=…` for the live ticks.
    pub address: String,
}
