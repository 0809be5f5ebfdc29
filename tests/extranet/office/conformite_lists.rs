//! What counts as online: for each copropriétaire all that is owed, after an assemblée its own minutes,
//! and what is in force for as long as it is.

use std::time::Duration;

use palier::documents::{DocumentKind, NewDocument, Readers};
use palier::staff::Right;

use super::conformite::{at, line, sheet};
use super::documents::{Cedres, cedres};
use crate::space::documents_kit::{day, new};
use crate::support::{Browser, Extranet};
use crate::walls::kit::rows;

const DAYS_40: Duration = Duration::from_hours(24 * 40);

/// For Camille alone.
fn own(cedres: &Cedres, kind: DocumentKind, dated_on: &str) -> NewDocument {
    let readers = Readers::Contract(cedres.dossier.contract.id);
    NewDocument { dated_on: day(dated_on), ..new(&cedres.bellevue, kind, readers, dated_on) }
}

fn of_all(cedres: &Cedres, kind: DocumentKind, dated_on: &str) -> NewDocument {
    let readers = Readers::Coproprietaires(cedres.immeuble);
    NewDocument { dated_on: day(dated_on), ..new(&cedres.bellevue, kind, readers, dated_on) }
}

async fn held_on(cedres: &Cedres, staff: &Browser, day: &str) -> Browser {
    sheet(cedres, staff).await.fill("held_on", day).press("Enregistrer la date").await
}

#[tokio::test]
async fn one_call_of_any_age_is_not_the_calls_of_three_years() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let seen = async |name: &str| line(&sheet(&cedres, &cedres.staff).await, name);
    extranet.publish(&own(&cedres, DocumentKind::AppelDeFonds, "2019-04-01")).await;
    extranet.publish(&own(&cedres, DocumentKind::ChargesDeLExercice, "2021-06-01")).await;
    extranet.publish(&own(&cedres, DocumentKind::CompteIndividuel, "2021-06-01")).await;
    for name in ["Appel de fonds", "Charges de l", "Compte individuel"] {
        assert!(seen(name).await.contains("0 sur 1"), "{name}");
    }
    for date in ["2024-04-01", "2025-04-01", "2026-04-01"] {
        extranet.publish(&own(&cedres, DocumentKind::AppelDeFonds, date)).await;
    }
    extranet.publish(&own(&cedres, DocumentKind::CompteIndividuel, "2025-06-20")).await;
    let of_2024 = NewDocument {
        exercice: Some(2024),
        ..own(&cedres, DocumentKind::ChargesDeLExercice, "2025-06-20")
    };
    extranet.publish(&of_2024).await;
    assert!(seen("Charges de l").await.contains("0 sur 1"), "one year of two");
    let of_2023 = NewDocument {
        exercice: Some(2023),
        ..own(&cedres, DocumentKind::ChargesDeLExercice, "2024-06-20")
    };
    extranet.publish(&of_2023).await;
    for name in ["Appel de fonds", "Charges de l", "Compte individuel"] {
        assert!(seen(name).await.contains("En ligne"), "{name}");
    }
    // What has run out is not online.
    let share = NewDocument {
        valid_until: Some(day("2026-05-01")),
        ..own(&cedres, DocumentKind::PartDuFondsDeTravaux, "2025-06-20")
    };
    extranet.publish(&share).await;
    assert!(seen("Part du fonds").await.contains("Manquant"));
}

#[tokio::test]
async fn after_the_assemblee_the_accounts_of_each_and_its_own_minutes_are_asked_for() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    extranet.publish(&own(&cedres, DocumentKind::CompteIndividuel, "2025-06-20")).await;
    for date in ["2023-05-20", "2024-05-21", "2025-05-22"] {
        extranet.publish(&of_all(&cedres, DocumentKind::ProcesVerbal, date)).await;
    }
    extranet.later(DAYS_40);
    let staff = extranet.staff(&cedres.bellevue, Right::Gestion).await;
    let page = held_on(&cedres, &staff, "2026-06-12").await;
    assert!(line(&page, "Compte individuel").contains("À actualiser"));
    assert!(!line(&page, "assemblée générale").contains("À actualiser"), "there is still time");
    extranet.publish(&own(&cedres, DocumentKind::CompteIndividuel, "2026-06-13")).await;
    let page = sheet(&cedres, &staff).await;
    assert!(!line(&page, "Compte individuel").contains("À actualiser"));
    // The three months are over.
    let page = held_on(&cedres, &staff, "2026-03-12").await;
    assert!(line(&page, "assemblée générale").contains("À actualiser"));
    page.does_not_see("inchangé – Procès-verbal");
    extranet.publish(&of_all(&cedres, DocumentKind::ProcesVerbal, "2026-03-12")).await;
    let page = sheet(&cedres, &staff).await;
    assert!(line(&page, "assemblée générale").contains("En ligne"));
    assert!(!line(&page, "assemblée générale").contains("À actualiser"));
}

#[tokio::test]
async fn what_is_in_force_or_was_verified_is_not_asked_for_anew() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let contract = NewDocument {
        valid_until: Some(day("2028-06-11")),
        ..of_all(&cedres, DocumentKind::ContratDeSyndic, "2025-06-12")
    };
    extranet.publish(&contract).await;
    extranet.publish(&of_all(&cedres, DocumentKind::CarnetDEntretien, "2025-06-12")).await;
    extranet.later(DAYS_40);
    let staff = extranet.staff(&cedres.bellevue, Right::Gestion).await;
    let page = held_on(&cedres, &staff, "2026-06-12").await;
    assert!(!line(&page, "Contrat de syndic").contains("À actualiser"));
    assert!(line(&page, "Carnet d").contains("À actualiser"));
    let page = page.press("Vérifié, inchangé – Carnet d’entretien").await.sees("C’est enregistré");
    assert!(!line(&page, "Carnet d").contains("À actualiser"));
    page.sees("Vérifié, inchangé – Claire Aubert, le 21 juin 2026");
    let trail = "select subject as line from audit_event where kind = 'conformite_changed'";
    let told = rows(&extranet, trail).await;
    assert!(told.iter().any(|it| it.ends_with("verified carnet_d_entretien")), "{told:?}");
    // Of an account nobody may say so, and a reader says nothing.
    let url = |kind| at(&cedres, &format!("/{}/{kind}/verified", cedres.immeuble));
    assert_eq!(staff.clone().post(&url("compte_individuel"), &[]).await.status, 404);
    assert_eq!(staff.clone().post(&url("proces_verbal"), &[]).await.status, 404);
    let reader = extranet.staff(&cedres.bellevue, Right::Lecture).await;
    assert_eq!(reader.post(&url("carnet_d_entretien"), &[]).await.status, 404);
    // The next assemblée asks again.
    extranet.later(Duration::from_hours(24 * 365));
    let staff = extranet.staff(&cedres.bellevue, Right::Gestion).await;
    let page = held_on(&cedres, &staff, "2027-06-12").await;
    assert!(line(&page, "Carnet d").contains("À actualiser"));
}

#[tokio::test]
async fn the_list_counts_as_the_sheet_does_and_nothing_where_nothing_is_asked_for() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    extranet.publish(&of_all(&cedres, DocumentKind::FicheSynthetique, "2026-04-30")).await;
    let list = cedres.staff.clone().visit(&at(&cedres, "")).await;
    let html = list.html();
    let (before, _) = html.split_once(" en règle").expect("a total");
    let total = before.rsplit('>').next().expect("its words").to_owned();
    sheet(&cedres, &cedres.staff).await.sees(&format!("{total} en règle"));
    let page = sheet(&cedres, &cedres.staff).await.fill("waived_on", "2026-04-02");
    let page = page.press("Enregistrer la dispense").await;
    page.does_not_see("en règle").does_not_see("à actualiser");
    let list = cedres.staff.clone().visit(&at(&cedres, "")).await.sees("Dispensée");
    list.does_not_see("manquant").does_not_see("en règle");
}
