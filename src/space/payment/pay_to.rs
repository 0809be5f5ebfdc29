//! The account to pay to: the immeuble's own, or the société's.

use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, SelectStatement};

use crate::contracts::{contract, immeuble};
use crate::ledger::{Iban, bic, state};

/// Whom to pay, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayTo {
    pub payee: String,
    pub iban: Iban,
    pub bic: Option<String>,
}

/// Columns that [`join`] adds to a question about contracts.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct PayToRow {
    immeuble_payee: Option<String>,
    immeuble_iban: Option<String>,
    immeuble_bic: Option<String>,
    payee: Option<String>,
    iban: Option<String>,
    bic: Option<String>,
}

impl PayToRow {
    /// Never a mixture of two accounts. An IBAN that cannot be right is shown to nobody, and where
    /// the immeuble's own cannot be, the société's does not take its place.
    pub fn pay_to(&self, societe_name: &str) -> Option<PayTo> {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let (payee, iban, code) = match given(&self.immeuble_iban) {
            Some(iban) => (&self.immeuble_payee, iban, &self.immeuble_bic),
            None => (&self.payee, given(&self.iban)?, &self.bic),
        };
        Some(PayTo {
            payee: given(payee).unwrap_or_else(|| societe_name.to_owned()),
            iban: Iban::parse(&iban)?,
            bic: code.as_deref().and_then(bic),
        })
    }
}

/// Adds the columns of [`PayToRow`] to a question that names `contract` and `ledger`.
pub fn join(question: &mut SelectStatement) {
    let immeuble = |column| Expr::col((immeuble::Entity, column));
    let state = |column| Expr::col((state::Entity, column));
    let own = immeuble(immeuble::Column::SocieteId)
        .equals((contract::Entity, contract::Column::SocieteId))
        .and(
            immeuble(immeuble::Column::Id).equals((contract::Entity, contract::Column::ImmeubleId)),
        );
    question
        .left_join(immeuble::Entity, own)
        .expr_as(immeuble(immeuble::Column::Payee), "immeuble_payee")
        .expr_as(immeuble(immeuble::Column::Iban), "immeuble_iban")
        .expr_as(immeuble(immeuble::Column::Bic), "immeuble_bic")
        .expr_as(state(state::Column::Payee), "payee")
        .expr_as(state(state::Column::Iban), "iban")
        .expr_as(state(state::Column::Bic), "bic");
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGENCY: &str = "FR7630006000011234567890189";
    const IMMEUBLE: &str = "DE89 3704 0044 0532 0130 00";

    fn societe() -> PayToRow {
        let text = |text: &str| Some(text.to_owned());
        PayToRow {
            payee: text("Cabinet Bellevue Gestion"),
            iban: text(AGENCY),
            bic: text("AGRIFRPP"),
            ..PayToRow::default()
        }
    }

    #[test]
    fn an_immeuble_with_its_own_account_is_paid_there() {
        let row = PayToRow { immeuble_iban: Some(IMMEUBLE.into()), ..societe() };
        let to = row.pay_to("Cabinet Bellevue").unwrap();
        assert_eq!(to.iban, Iban::parse(IMMEUBLE).unwrap());
        assert_eq!((to.payee.as_str(), to.bic), ("Cabinet Bellevue", None));
        let to = societe().pay_to("Cabinet Bellevue").unwrap();
        assert_eq!((to.payee.as_str(), to.iban.as_str()), ("Cabinet Bellevue Gestion", AGENCY));
    }

    #[test]
    fn a_wrong_iban_is_no_account_at_all() {
        assert_eq!(PayToRow::default().pay_to("Cabinet"), None);
        let wrong = PayToRow { immeuble_iban: Some("FR76 0000".into()), ..societe() };
        assert_eq!(wrong.pay_to("Cabinet"), None);
    }
}
