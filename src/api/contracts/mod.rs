//! Contracts: read here, written with their tiers.

mod list;
mod pages;

use super::operation::{Api, Said};
use crate::api_keys::Scope;
use list::{ContractShown, ContractsPage};
use pages::ContractsAsked;

pub fn doors() -> Api {
    let list = Said::new("listContracts", "Contracts of the société, by reference.");
    let list = list.scope(Scope::TiersRead).asks::<ContractsAsked>().answers::<ContractsPage>();
    let read = Said::new("readContract", "One contract, with what its account comes to.");
    let read = read.scope(Scope::TiersRead).answers::<ContractShown>();
    Api::default().get("/api/v1/contracts", pages::list, list).get(
        "/api/v1/contracts/{reference}",
        pages::read,
        read,
    )
}
