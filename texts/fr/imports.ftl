# Imports de fichiers de l'agence.

imports-lead = Chaque fichier est d'abord lu sans rien enregistrer. Vous voyez ce qu'il ferait, puis vous l'importez ou l'abandonnez.
imports-new = Importer un fichier
imports-none = Aucun import
imports-none-text = Envoyez d'abord les tiers et leurs contrats, puis les immeubles, les lots, les mandats et les écritures.
# $name (String) - a colleague's name
# $when (String) - date and time in words
imports-sent = Envoyé par { $name }, { $when }
# $name (String) - a colleague's name
# $when (String) - date and time in words
imports-confirmed = Confirmé par { $name }, { $when }
# $created (Number) - rows that create something
# $changed (Number) - rows that change something
# $ended (Number) - rows that end something
# $refused (Number) - refused rows
imports-counts = Créées : { $created } · modifiées : { $changed } · terminées : { $ended } · refusées : { $refused }
imports-kind = Contenu du fichier
imports-kind-choose = Choisissez un contenu
imports-kind-tiers = Tiers et contrats
imports-kind-immeubles = Immeubles
imports-kind-lots = Lots
imports-kind-mandats = Mandats du conseil syndical
imports-kind-entries = Écritures comptables
imports-state-reading = lecture en cours
imports-state-shown = à confirmer
imports-state-applying = import en cours
imports-state-applied = importé
imports-state-condemned = refusé
imports-state-discarded = abandonné
imports-state-expired = expiré
imports-new-lead = Rien n'est enregistré à cette étape : un rapport vous montre ce que le fichier ferait.
imports-file = Fichier
# $size (Number) - mebibytes
# $rows (String) - most rows
imports-file-hint = CSV ou JSON, { $size } Mio et { $rows } lignes au plus, en UTF-8 ou tel qu'Excel l'enregistre.
imports-as-of = Écritures complètes jusqu'au
imports-as-of-hint = Pour les écritures seulement : c'est la date du solde affiché.
imports-send = Envoyer et voir le rapport
imports-reading = Lecture du fichier
imports-applying = Import en cours
imports-refreshed = Cette page se met à jour d'elle-même. Vous pouvez la quitter.
imports-refresh = Mettre à jour maintenant
imports-failed = L'opération n'a pas abouti
imports-failed-text = Rien n'a été enregistré. Abandonnez ce fichier, puis envoyez-le à nouveau.
# $count (Number) - rows taken in
imports-applied = { $count ->
    [one] Import terminé : { $count } ligne prise en compte.
   *[other] Import terminé : { $count } lignes prises en compte.
}
imports-condemned = Le fichier est refusé en entier, rien n'a été enregistré
imports-again = Envoyer un autre fichier
imports-expired = Ce fichier n'a pas été confirmé à temps. Envoyez-le à nouveau.
imports-discarded = Import abandonné, rien n'a été enregistré.
imports-moved = Les données ont changé depuis le rapport précédent : rien n'a été enregistré. Voici ce que le fichier ferait maintenant.
imports-read = Lignes lues
imports-created = Créées
imports-changed = Modifiées
imports-ended = Terminées
imports-unchanged = Inchangées
imports-refused = Refusées
imports-confirm-title = Importer ce fichier
imports-confirm-text = Tout est enregistré en une fois, ou rien ne l'est.
# $count (Number) - refused rows
imports-confirm-refused = { $count ->
    [one] La ligne refusée est laissée de côté.
   *[other] Les { $count } lignes refusées sont laissées de côté.
}
# $count (Number) - rows that will be taken in
imports-confirm = { $count ->
    [one] Importer { $count } ligne
   *[other] Importer { $count } lignes
}
imports-nothing = Ce fichier ne changerait rien : tout est déjà à jour.
imports-discard = Abandonner
imports-parts = Détail du rapport
# $count (Number) - rows
imports-part-refused = Refusées ({ $count })
# $count (Number) - rows
imports-part-ended = Terminées ({ $count })
# $count (Number) - rows
imports-part-shifted = Accès modifiés ({ $count })
# $count (Number) - rows
imports-part-changed = Modifiées ({ $count })
# $count (Number) - rows
imports-part-created = Créées ({ $count })
# $count (Number) - files
imports-part-unnamed = Fichiers sans ligne ({ $count })
# $count (Number) - remarks
imports-part-flawed = À vérifier ({ $count })
imports-ends-text = Ces contrats et mandats reçoivent une date de fin, ou une date plus proche. La personne continue de voir le contrat, marqué « terminé », mais plus ce qui est publié après cette date.
# $name (String) - name of the tiers
imports-ends-held = { $name } : la personne a un compte et perd l'accès à ce qui suit.
imports-shifts-text = La date de début ou la qualité change, ou la fin est reportée : la personne ne voit plus tout à fait les mêmes choses. Les documents et les mouvements suivent ces dates.
# $name (String) - name of the tiers
imports-shifts-held = { $name } : la personne a un compte, et ce qu'elle voit change.
# $name (String) - name of the tiers
imports-ends-unheld = { $name } : personne ne s'y connecte.
imports-unnamed = Aucune ligne de l'index ne nomme ce fichier : il n'est pas publié.
# $column (String) - name of a column
# $before (String) - what it says
# $after (String) - what it will say
imports-change = { $column } : « { $before } » devient « { $after } »
# $column (String) - name of a column
# $after (String) - what it will say
imports-change-new = { $column } : « { $after } », rien auparavant
# $column (String) - name of a column
# $before (String) - what it says
imports-change-gone = { $column } : plus rien, « { $before } » auparavant
# $column (String) - name of a column
imports-change-hidden = { $column } : nouvelle valeur, qui n'est pas répétée ici
# $title (String) - of a document
# $whom (String) - who will see it, in words
imports-document = { $title } – { $whom }
imports-report-gone = Le détail de ce rapport n'est plus conservé : il contenait des noms et des adresses.
imports-documents-new = Importer des documents
imports-documents-lead = Un index décrit chaque fichier. Rien n'est publié à cette étape : un rapport vous montre ce qui le serait.
imports-documents-index = Index
imports-documents-index-hint = CSV ou JSON, aux colonnes décrites pour l'import de documents. Une ligne peut aussi retirer un document.
imports-documents-index-kept = Index reçu. Choisissez-en un autre seulement pour le remplacer.
# $each (String) - a size in words
# $files (Number) - most files
# $together (String) - a size in words
imports-documents-files-hint = PDF, PNG ou JPEG, { $each } au plus chacun. { $files } fichiers et { $together } au plus en tout. Pas d'archive.
# $line (Number) - line of the file
imports-line = Ligne { $line }
imports-report = Télécharger tout le rapport (CSV)
imports-csv-line = Ligne
imports-csv-cell = Colonne
imports-csv-part = Résultat
imports-csv-why = Motif
imports-csv-refused = refusée
imports-csv-flawed = importée, à vérifier
imports-csv-ended = terminée
imports-csv-changed = modifiée
imports-csv-shifted = accès modifié
imports-csv-created = créée
imports-csv-unnamed = fichier sans ligne
imports-csv-reference = Référence
imports-csv-before = Avant
imports-csv-after = Après
imports-csv-hidden = (nouvelle valeur)

mistake-import-missing = Choisissez un fichier
mistake-import-format = Choisissez un fichier dont le nom finit par .csv, .txt ou .json
mistake-import-too-large = Ce fichier est trop volumineux : envoyez-le en plusieurs fois
mistake-import-kind-missing = Choisissez ce que contient le fichier
mistake-import-day-wrong = Saisissez une date passée, ou celle d'aujourd'hui
