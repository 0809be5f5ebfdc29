# Demandes : les pages de la personne, celles de l'agence, et leurs e-mails.

space-demandes = Demandes
demandes-title = Mes demandes
demandes-lead = Une question, un incident, une réclamation : écrivez à votre agence et suivez ses réponses ici.
demandes-new = Nouvelle demande
demandes-none = Aucune demande
demandes-none-text = Vos demandes et les réponses de vos agences apparaîtront ici.
demandes-none-found = Aucune demande ne correspond
demandes-none-found-text = Changez les filtres ou affichez tout.
demandes-shared-with-you = partagée avec vous
demandes-last-at = Dernier échange
demandes-no-contract = Une demande concerne un contrat, et aucun n'est rattaché à votre compte.
demandes-which-contract = Pour quel contrat ?

demandes-state = État
demandes-state-all = Tous les états
demandes-state-sent = envoyée
demandes-state-taken = prise en charge
demandes-state-waiting = en attente de vous
demandes-state-waiting-agency = en attente de la personne
demandes-state-closed = close
demandes-reason-settled = réglée, d'après la personne
demandes-reason-resolved = résolue
demandes-reason-no-action = sans suite
demandes-reason-duplicate = doublon d'une autre demande
demandes-reason-not-ours = ne relève pas de l'agence
demandes-reason-other = autre raison

# $days (Number) - working days
# $agency (String) - name of the agency
demandes-answer-days = { $days ->
    [one] Réponse habituelle sous un jour ouvré : { $agency }.
   *[other] Réponse habituelle sous { $days } jours ouvrés : { $agency }.
}
demandes-category = Catégorie
demandes-category-choose = Choisissez une catégorie
demandes-subject = Objet
demandes-body = Votre demande
# $max (Number) - greatest number of characters
demandes-at-most = { $max } caractères au plus
demandes-files = Photos ou PDF (facultatif)
# $files (Number) - greatest number of files
# $most (String) - a size in words
demandes-files-hint = { $files } fichiers au plus (JPEG, PNG ou PDF), de { $most } chacun. Le lieu et la date des photos sont effacés.
demandes-files-again = Les fichiers ne sont pas conservés : choisissez-les à nouveau.
demandes-share = Visible aussi par les autres titulaires du contrat
demandes-send = Envoyer la demande
demandes-cancel = Annuler

demandes-thread = Échanges
demandes-facts = La demande
demandes-number = Numéro
demandes-contract = Contrat
demandes-agency = Agence
demandes-opened-at = Envoyée le
demandes-followed = Suivi
demandes-not-followed = Personne en particulier pour l'instant
demandes-readers = Qui la voit
demandes-is-shared = Les titulaires du contrat et l'agence
demandes-is-own = Vous et l'agence
demandes-reply = Votre réponse
demandes-reply-send = Envoyer la réponse
demandes-settled = Mon problème est réglé
# $day (String) - a day in words
demandes-reopen-until = Vous pouvez rouvrir cette demande jusqu'au { $day }.
demandes-reopen-why = Pourquoi la rouvrir
demandes-reopen = Rouvrir la demande
demandes-too-late = Cette demande est close depuis trop longtemps pour être rouverte.
demandes-done-sent = Votre demande est envoyée
demandes-done-answered = Votre réponse est envoyée
demandes-done-closed = La demande est close
demandes-done-reopened = La demande est rouverte
demandes-you = Vous
# $name (String) - the tiers
demandes-other-holder = { $name } (autre titulaire)
# $name (String) - the tiers
# $number (String) - which of its holders
demandes-holder = { $name } (titulaire { $number })
# $name (String) - name of a file
# $weight (String) - what it is and its size
demandes-file = Télécharger { $name } ({ $weight })
demandes-event-note = Note interne
demandes-event-taken = Demande prise en charge
# $name (String) - somebody of the agency
demandes-event-assigned = Attribuée à { $name }
demandes-event-unassigned = N'est plus attribuée
demandes-event-followed = Une personne de l'agence suit la demande
demandes-event-unfollowed = La demande attend d'être suivie par une autre personne de l'agence
demandes-event-asked = L'agence attend votre réponse
demandes-event-asked-agency = En attente de la personne
# $reason (String) - why
demandes-event-closed = Demande close : { $reason }
demandes-event-reopened = Demande rouverte

inbox-settings = Réglages des demandes
inbox-templates = Modèles de réponse
inbox-search = Rechercher
inbox-search-hint = Numéro de la demande, nom ou référence du tiers, référence du contrat
inbox-state-open = Ouvertes
inbox-state-all = Toutes
inbox-category-all = Toutes les catégories
inbox-assigned = Attribution
inbox-assigned-all = Toutes
inbox-assigned-me = À moi
inbox-assigned-nobody = À personne
inbox-assigned-somebody = À quelqu'un
# $count (Number) - how many demandes
inbox-count = { $count ->
    [0] Aucune demande
    [one] { $count } demande
   *[other] { $count } demandes
}
inbox-none = Aucune demande ouverte
inbox-none-text = Les demandes de vos locataires, bailleurs et copropriétaires arriveront ici.
inbox-waits-since = Attend une réponse depuis
inbox-export = Exporter (CSV)
inbox-closed-at = Close le
inbox-tiers = Tiers
inbox-tiers-reference = Référence du tiers
inbox-shared = Tous les titulaires du contrat
inbox-not-shared = Son auteur seul
inbox-answer = Répondre
inbox-answer-body = Réponse
inbox-files = Fichiers joints (facultatif)
inbox-asks = Mettre en attente de la personne : une réponse lui est demandée
inbox-send = Envoyer la réponse
inbox-template = Partir d'un modèle
inbox-template-hint = Ses mots remplacent ce qui est écrit dans la réponse.
inbox-template-choose = Aucun modèle
inbox-template-put = Insérer le modèle
inbox-assign-to = Attribuer à
inbox-assign = Attribuer
inbox-note = Note interne
inbox-note-words = Note
inbox-note-hint = Lue dans l'agence seulement, jamais par la personne.
inbox-note-add = Ajouter la note
inbox-close = Clore la demande
inbox-close-words = Précision (facultatif)
inbox-reopen = Rouvrir la demande
inbox-reopen-words = Pourquoi la rouvrir
inbox-seen-by-person = La personne le lira.
inbox-done-answered = La réponse est envoyée
inbox-done-assigned = L'attribution est enregistrée
inbox-done-noted = La note est ajoutée
inbox-done-closed = La demande est close
inbox-done-reopened = La demande est rouverte
inbox-categories-text = Une catégorie par ligne, dans l'ordre où elles sont proposées. Une demande garde la catégorie qu'elle avait à son envoi.
inbox-categories-locataire = Catégories des locataires
inbox-categories-bailleur = Catégories des propriétaires bailleurs
inbox-categories-coproprietaire = Catégories des copropriétaires
inbox-answer-days = Réponse annoncée (jours ouvrés)
inbox-answer-days-hint = De 1 à 60, ou vide pour ne rien annoncer. La personne le lit avant d'envoyer sa demande et tant qu'elle attend.
# $days (Number) - working days
inbox-days = { $days ->
    [one] { $days } jour ouvré
   *[other] { $days } jours ouvrés
}
inbox-save = Enregistrer
inbox-saved = Les réglages sont enregistrés
inbox-templates-none = Aucun modèle : écrivez-en un, et il sera proposé à chaque réponse.
inbox-template-add = Ajouter un modèle
inbox-template-change = Modifier le modèle
inbox-template-title = Nom du modèle
inbox-template-body = Texte
# $title (String) - title of the template
inbox-template-remove = Supprimer « { $title } »

mistake-demande-moved = Cette demande a changé d'état entre-temps : la page est à jour, recommencez si besoin.
# $wait (String) - a duration in words
mistake-too-often = Vous avez beaucoup écrit en peu de temps. Réessayez dans { $wait }.
# $max (Number) - greatest number of days
mistake-days-out-of-range = Saisissez un nombre de 1 à { $max }, ou rien
mistake-too-many-templates = Il y a déjà 50 modèles : supprimez-en un d'abord
unfit-too-many-attachments = Choisissez moins de fichiers

# $number (String) - number of the demande
demandes-mail-received-subject = Nous avons bien reçu votre demande { $number }
# $agency (String) - name of the agency
demandes-mail-received-body = { $agency } a bien reçu votre demande.
# $agency (String) - name of the agency
# $number (String) - number of the demande
demandes-mail-answered-subject = { $agency } vous a répondu (demande { $number })
# $agency (String) - name of the agency
demandes-mail-answered-body = { $agency } a répondu à votre demande.
# $number (String) - number of the demande
demandes-mail-closed-subject = Votre demande { $number } est close
# $agency (String) - name of the agency
demandes-mail-closed-body = { $agency } a clos votre demande. La raison est indiquée sur le site.
# $number (String) - number of the demande
demandes-mail-reopened-subject = Votre demande { $number } est rouverte
# $agency (String) - name of the agency
demandes-mail-reopened-body = { $agency } a rouvert votre demande.
# $number (String) - number of the demande
# $category (String) - category of the demande
demandes-mail-which = Demande { $number } : { $category }.
demandes-mail-answer-on-site = Lisez et répondez sur le site : une réponse à cet e-mail ne serait lue par personne.
demandes-mail-answer-in-office = Lisez et répondez dans l'espace gestion : une réponse à cet e-mail ne serait lue par personne.
demandes-mail-button = Voir la demande
# $number (String) - number of the demande
demandes-mail-opened-subject = Demande { $number } : nouvelle demande
# $number (String) - number of the demande
demandes-mail-message-subject = Demande { $number } : nouveau message
# $number (String) - number of the demande
demandes-mail-back-subject = Demande { $number } : rouverte par la personne

office-demandes = Demandes
mailed-demande = Suivi d'une demande
activity-demande-opened = Demande envoyée
activity-demande-answered = Message écrit dans une demande
activity-demande-closed = Demande close
activity-demande-reopened = Demande rouverte
activity-demande-file = Fichier d'une demande ouvert
journal-kind-demande-opened = Demande envoyée
journal-kind-demande-answered = Message écrit dans une demande
journal-kind-demande-noted = Note interne écrite dans une demande
journal-kind-demande-assigned = Demande attribuée
journal-kind-demande-closed = Demande close
journal-kind-demande-reopened = Demande rouverte
journal-kind-demande-file-opened = Fichier d'une demande ouvert
journal-kind-demandes-exported = Liste des demandes exportée
journal-kind-demandes-changed = Réglages des demandes modifiés
