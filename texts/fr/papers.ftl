# Espace gestion : les documents de la société.

papers-publish = Publier un document
papers-none = Aucun document publié
papers-none-text = Publiez un document : vous choisirez pour qui, et vous verrez qui pourra le lire avant de confirmer.
papers-none-found = Aucun document ne correspond
papers-state = État
papers-state-all = Tous les états
papers-state-current = En ligne
papers-state-expired = Expiré
papers-state-withdrawn = Retiré
papers-state-replaced = Remplacé
# $day (String) - a day in words
papers-published-on = Publié le { $day }
# $day (String) - a day and time in words
papers-withdrawn-on = Retiré le { $day }

# $place (String) - reference of the contract
papers-whom-contract = Titulaires du contrat { $place }
# $place (String) - name of the tiers
papers-whom-tiers = { $place }
# $place (String) - name of the immeuble
papers-whom-coproprietaires = Copropriétaires : { $place }
# $place (String) - name of the immeuble
papers-whom-conseil = Conseil syndical : { $place }
papers-audience-contract = Les titulaires d'un contrat
papers-audience-tiers = Un tiers
papers-audience-coproprietaires = Tous les copropriétaires d'un immeuble
papers-audience-conseil = Le conseil syndical d'un immeuble
papers-group-coproprietaires = Copropriété : pour tous les copropriétaires
papers-group-coproprietaire = Copropriété : pour un copropriétaire
papers-group-conseil = Copropriété : pour le conseil syndical
papers-group-others = Gérance et autres
# $list (String) - I, II or III
# $number (String) - a figure
papers-law = Liste légale { $list }, { $number }° (décret du 23 mai 2019)

papers-file = Fichier
# $most (String) - a size in words
papers-file-hint = PDF, PNG ou JPEG, { $most } au plus. Les photos perdent leur date et leur lieu de prise de vue.
papers-file-same = Sans nouveau fichier, le contenu actuel est gardé.
# $name (String) - name of the file
# $weight (String) - what it is and how large
papers-file-kept = Fichier reçu : { $name } ({ $weight }). Inutile de le choisir à nouveau.
papers-title = Titre
papers-title-hint = Ce que vos clients liront, et le nom du fichier qu'ils enregistreront.
papers-choose = Choisissez
papers-audience = Pour qui
papers-audience-hint = Ce que la loi réserve à certains ne peut pas être publié pour d'autres.
papers-audience-by-kind = Selon le type de document
papers-target = Référence
papers-target-hint = Celle de l'immeuble, du contrat ou du tiers, telle que votre logiciel l'écrit.
papers-dated-on = Date du document
papers-dated-on-hint = La date qu'il porte, non celle d'aujourd'hui : un copropriétaire lit ce qui date de son temps.
papers-period = Période (facultatif)
papers-period-from = Du
papers-period-until = Au
papers-exercice = Exercice comptable (facultatif)
papers-valid-until = Valable jusqu'au (facultatif)
papers-valid-until-hint = Pour une assurance, un diagnostic, un contrat.
papers-next = Rien n'est encore publié : vous verrez d'abord qui pourra le lire.
papers-continue = Continuer

papers-check = Vérifiez avant de publier
papers-change = Modifier
papers-caution-title = Ce PDF mérite un coup d'œil
papers-caution-javascript = Il contient du JavaScript.
papers-caution-open-action = Il déclenche une action à l'ouverture.
papers-caution-launch = Il peut lancer un programme.
papers-caution-embedded-file = Il contient un autre fichier.
papers-caution-text = Ouvrez-le et assurez-vous de sa provenance. Ce contrôle cherche des marques dans le fichier sans l'analyser : son silence n'est pas une garantie.
papers-who = Qui pourra le lire
papers-who-by-consent = Une quittance n'est visible que des titulaires qui ont accepté de la recevoir en ligne, et une fois le terme payé.
# $count (Number) - how many tiers
papers-who-count = { $count ->
    [0] Personne.
    [one] { $count } tiers.
   *[other] { $count } tiers.
}
# $count (Number) - how many tiers
papers-who-without = { $count ->
    [one] { $count } n'a pas encore activé son accès : il le lira ensuite.
   *[other] { $count } n'ont pas encore activé leur accès : ils le liront ensuite.
}
papers-who-pages = Pages des lecteurs
papers-no-access = sans accès
papers-confirm = Publier

papers-published-done = Le document est publié.
papers-withdrawn-done = Le document est retiré : plus personne ne peut l'ouvrir.
papers-shown-done = Le document est de nouveau publié.
papers-replace = Remplacer
# $title (String) - title of the document
papers-replace-lead = Le nouveau document prendra la place de « { $title } ». L'ancien contenu ne sera plus lisible ; son empreinte est gardée.
papers-withdraw = Retirer
papers-show-again = Publier à nouveau
papers-reference = Référence
papers-sha256 = Empreinte (SHA-256)

## Erreurs
unfit-file-missing = Choisissez un fichier
# $most (String) - a size in words
unfit-file-too-large = Choisissez un fichier de { $most } au plus
unfit-file-content = Choisissez un PDF, un PNG ou un JPEG : ce fichier n'en est pas un, quel que soit son nom
unfit-picture-damaged = Choisissez une autre image : celle-ci est incomplète ou abîmée
unfit-picture-too-large = Choisissez une image plus petite : celle-ci dépasse 40 millions de pixels
unfit-kind-missing = Choisissez le type de document
unfit-audience-missing = Choisissez pour qui est ce document
unfit-audience-not-allowed = Ce type de document ne peut pas être publié pour ces lecteurs
unfit-target-missing = Saisissez la référence de l'immeuble, du contrat ou du tiers
unfit-target-unknown = Aucun immeuble, contrat ou tiers de la société n'a cette référence
unfit-title-missing = Saisissez un titre
unfit-day-missing = Saisissez la date du document
unfit-day-wrong = Saisissez une date qui existe
unfit-period-wrong = Saisissez le premier et le dernier jour de la période, dans cet ordre
unfit-term-missing = Saisissez la période de la quittance, du premier au dernier jour
unfit-term-unpaid = Le terme n'est pas entièrement payé : publiez un reçu
unfit-year-wrong = Saisissez une année, par exemple 2026
unfit-reason-missing = Saisissez une raison

papers-opened = Qui l'a ouvert
# $count (Number) - how many tiers
papers-opened-count = { $count ->
    [0] Personne ne l'a encore ouvert.
    [one] { $count } tiers l'a ouvert.
   *[other] { $count } tiers l'ont ouvert.
}
# $times (Number) - how many times
# $day (String) - a day and time in words
papers-opened-at = { $times ->
    [one] le { $day }
   *[other] { $times } fois, la dernière le { $day }
}
papers-versions = Contenus précédents
# $day (String) - a day and time in words
# $who (String) - a name
papers-version-until = Remplacé le { $day } par { $who }
papers-by-operator = l'exploitant
papers-by-someone = un ancien collaborateur ou un logiciel

papers-many = Publier plusieurs documents
papers-files = Fichiers
# $most (String) - a size in words
papers-files-hint = PDF, PNG ou JPEG, 100 fichiers au plus, { $most } au plus chacun. Pas d'archive.
# $count (Number) - how many files
papers-files-kept = { $count ->
    [one] { $count } fichier reçu. Inutile de le choisir à nouveau.
   *[other] { $count } fichiers reçus. Inutile de les choisir à nouveau.
}
# $count (Number) - how many files
papers-files-refused = { $count ->
    [one] { $count } fichier refusé :
   *[other] { $count } fichiers refusés :
}
papers-index = Index (facultatif)
papers-index-hint = Un CSV dont chaque ligne décrit un fichier, aux mêmes colonnes que l'import de documents. Avec lui, ce qui suit n'est pas lu.
papers-same-for-all = Sans index : la même chose pour tous
papers-same-for-all-hint = Chaque document prend le nom de son fichier pour titre.
# $count (Number) - how many
papers-together = { $count ->
    [one] { $count } document est prêt.
   *[other] { $count } documents sont prêts.
}
# $count (Number) - how many
papers-together-left-out = { $count ->
    [one] { $count } est laissé de côté.
   *[other] { $count } sont laissés de côté.
}
papers-together-done = Les documents sont publiés.
papers-start-again = Recommencer
# $line (String) - number of a line
papers-index-line = Ligne { $line }
# $line (String) - number of a line
# $file (String) - name of a file
papers-index-line-of = Ligne { $line } : { $file }
papers-names = L'index et les fichiers
# $count (Number) - how many files
papers-names-matched = { $count ->
    [one] { $count } fichier nommé par l'index et reçu
   *[other] { $count } fichiers nommés par l'index et reçus
}
# $count (Number) - how many files
papers-names-missing = { $count ->
    [one] { $count } fichier nommé par l'index, mais pas reçu
   *[other] { $count } fichiers nommés par l'index, mais pas reçus
}
# $count (Number) - how many files
papers-names-unnamed = { $count ->
    [one] { $count } fichier reçu, que l'index ne nomme pas
   *[other] { $count } fichiers reçus, que l'index ne nomme pas
}
# $title (String) - title of the document
papers-outcome-publish = Sera publié : { $title }
# $title (String) - title of the document
papers-outcome-replace = Remplacera : { $title }
# $title (String) - title of the document
papers-outcome-withdraw = Sera retiré : { $title }
# $whom (String) - the readers in words
# $count (String) - how many, as a sentence
papers-effect = { $whom } – { $count }
# $whom (String) - the former readers in words
papers-effect-before = Jusqu'ici pour d'autres – { $whom }
papers-outcome-published = Publié
papers-outcome-unnamed = Aucune ligne de l'index ne nomme ce fichier.
papers-outcome-left-out = Laissé de côté

unfit-some-files-refused = Des fichiers sont refusés : continuez sans eux, ou choisissez à nouveau tous les fichiers
unfit-too-many-files = Plus de 100 fichiers à la fois
unfit-same-file-name = Un autre fichier porte ce nom
