## Page d'un contrat
contract-crumbs = Fil d'Ariane
contract-parts = Ce contrat
contract-reference-in-line = référence
contract-account = Compte
contract-documents = Documents
contract-contacts = Contacts
contract-newest = Derniers mouvements
contract-statement = Relevé de compte
contract-quittances = Quittances et reçus
contract-debit = Débit
contract-credit = Crédit
contract-entry-reversal = annule une écriture
contract-entry-corrected = rectifié

contract-home = Mon logement
contract-copropriete = Ma copropriété
contract-property = Mon bien
contract-qualite = En qualité de
contract-immeuble = Immeuble
contract-address = Adresse
# $count (Number) - number of lots
contract-lots = { $count ->
    [one] Lot
   *[other] Lots
}
# $count (Number) - part of the common parts
contract-tantiemes = { $count ->
    [one] { $count } tantième
   *[other] { $count } tantièmes
}
contract-started = Début
contract-ended = Fin
contract-holder = Au nom de
# $count (Number) - other people who hold it with accounts of their own
contract-other-holders = { $count ->
    [one] Une autre personne y accède, avec son propre compte.
   *[other] { $count } autres personnes y accèdent, chacune avec son propre compte.
}

contract-others = Mes autres contrats
contract-one = Un autre contrat ?
contract-all = Tous mes contrats
