//! The ends of the chains of the audit trail: what is cut off is told by what was noted outside.

use std::collections::BTreeMap;

use palier::audit::chain::Why;
use palier::audit::{self, Actor, Event, Kind, Origin};
use sea_orm::prelude::Uuid;

use super::chain::{fault, forced, lived_in, marker, quoted, sealed};
use super::kit::*;
use crate::support::Extranet;

/// The last place of a chain.
async fn last(extranet: &Extranet, chain: &str) -> i64 {
    let question = format!(
        "select cast(max(number) as text) as line from audit_chained where chain_id = {chain}"
    );
    rows(extranet, &question).await[0].parse().expect("a number")
}

/// Cuts so many places off the end of a chain, and mends what the database says of its length.
pub async fn cut_off(extranet: &Extranet, chain: Uuid, count: i64) {
    let chain = quoted(extranet, chain);
    let own = format!("chain_id = {chain} and number");
    let kept = last(extranet, &chain).await - count;
    forced(
        extranet,
        &[
            &format!(
                "delete from audit_event where id in \
                 (select event_id from audit_chained where {own} > {kept})"
            ),
            &format!("delete from audit_chained where {own} > {kept}"),
            &format!(
                "update audit_head set number = {kept}, value = \
                 (select value from audit_chained where {own} = {kept}) where chain_id = {chain}"
            ),
        ],
    )
    .await;
}

/// Whoever cuts the end off and mends what the database says of it is found out by what is noted outside.
#[tokio::test]
async fn an_end_that_is_cut_off_is_told_by_what_was_noted_outside() {
    let (extranet, chain) = lived_in().await;
    let marker = marker(&extranet).await;
    let anchors = marker.anchors();
    assert_eq!(fault(&extranet, &anchors).await, None);
    let last = last(&extranet, &chain).await;
    let own = format!("chain_id = {chain} and number");
    let kept = last - 2;
    let gone = format!(
        "delete from audit_event where id in (select event_id from audit_chained where {own} > {kept})"
    );
    let cut = format!("delete from audit_chained where {own} > {kept}");
    forced(&extranet, &[&gone, &cut]).await;
    let told = Some((kept + 1, Why::Cut { noted: last }));
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, told);
    let mended = format!(
        "update audit_head set number = {kept}, value = \
         (select value from audit_chained where {own} = {kept}) where chain_id = {chain}"
    );
    forced(&extranet, &[&mended]).await;
    assert_eq!(fault(&extranet, &BTreeMap::new()).await, None, "the database alone cannot know");
    assert_eq!(fault(&extranet, &anchors).await, told);
    // And when others have taken their places since.
    for _ in 0..3 {
        let tx = extranet.app.db.begin().await.expect("a transaction");
        let societe = anchors.keys().find(|id| !id.is_nil()).copied().expect("a société");
        let event = Event::done(Kind::Imported, Actor::Operator, "a file").at(societe);
        audit::record(&tx, &Origin::console(extranet.clock.now()), event).await.expect("written");
        tx.commit().await.expect("a commit");
    }
    sealed(&extranet).await;
    assert_eq!(fault(&extranet, &anchors).await, Some((last, Why::OtherThanNoted)));
}
