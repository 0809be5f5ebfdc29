home-title = Mes contrats
home-add = Ajouter un contrat
home-added = Contrat ajouté. Vous le retrouverez à chaque connexion.
home-detached = Contrat détaché. Il n'apparaît plus dans votre espace.
home-activated = Votre compte est activé. Connectez-vous désormais avec votre adresse e-mail.
home-reference = Référence
home-detach = Détacher ce contrat
home-empty = Aucun contrat pour l'instant
home-empty-text = Vos contrats apparaîtront ici dès que vous les aurez ajoutés avec les identifiants provisoires de votre agence. Si votre agence vous a retiré l'accès à un contrat, elle seule peut le rendre.

# $day (String) - a day in words
home-ended = terminé le { $day }

home-account = Voir le compte
home-documents = Voir les documents
# $contract (String) - quality, place and reference of the contract
home-which = ({ $contract })
home-suspended = L'accès à ce dossier est suspendu. Appelez votre agence : elle peut le rétablir à tout moment.
home-no-contract = Aucun contrat transmis pour l'instant. Ils apparaîtront ici dès que l'agence les aura envoyés.

home-to-do = À faire
home-to-do-none = Rien à payer dans les 30 jours, d'après les comptes que vos agences ont transmis.
home-to-do-unknown = Vos échéances apparaîtront ici dès que vos agences auront transmis vos comptes.
# $amount (String) - an amount
# $day (String) - a day in words
home-late = { $amount } en retard depuis le { $day }
# $amount (String) - an amount
# $day (String) - a day in words
home-due = { $amount } à payer avant le { $day }
home-new-documents = Nouveaux documents
home-new-documents-all = Voir tous les nouveaux documents
home-new-documents-none = Rien de nouveau. Les documents que vos agences publieront apparaîtront ici jusqu'à ce que vous les ouvriez.

home-filter = Choisir les contrats affichés
home-filter-agency = Agence
home-filter-agency-all = Toutes les agences
home-filter-qualite = Qualité
home-filter-qualite-all = Toutes les qualités
home-filter-go = Filtrer
home-filter-none = Aucun de vos contrats ne correspond à ces filtres.
home-filter-clear = Voir tous mes contrats

home-pages = Pages des contrats
# $page (Number) - this page
# $pages (Number) - how many there are
# $contracts (Number) - how many contracts they hold
home-page = Page { $page } sur { $pages }, { $contracts } contrats
home-previous = Contrats précédents
home-next = Voir les autres contrats
