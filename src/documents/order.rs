//! The orders in which lists of documents stand. Each ends with the number, so that no two pages of one
//! list share a line.

use sea_orm::sea_query::{Order, SelectStatement};

use super::document::{Column, Entity};

/// By the document's own day: how people look for one.
pub fn newest_first(list: &mut SelectStatement) {
    list.order_by((Entity, Column::DatedOn), Order::Desc)
        .order_by((Entity, Column::PublishedAt), Order::Desc)
        .order_by((Entity, Column::Id), Order::Asc);
}

/// By the moment of publication, which has an index: what the agency did last stands first.
pub fn last_published_first(list: &mut SelectStatement) {
    list.order_by((Entity, Column::PublishedAt), Order::Desc)
        .order_by((Entity, Column::Id), Order::Desc);
}
