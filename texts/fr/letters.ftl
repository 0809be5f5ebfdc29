# Courriers : la lettre elle-même, puis les pages où l'agence la demande.

## The letter, on paper
# $agency (String) - its name
letter-subject = Votre accès à l'espace en ligne de { $agency }
# $city (String) - where the agency is
# $day (String) - a day in words
letter-dated = { $city }, le { $day }
letter-greeting = Madame, Monsieur,
letter-opening = Votre agence vous ouvre un espace en ligne : vos contrats, votre compte et vos documents y sont réunis. Les identifiants ci-dessous servent une seule fois, pour créer votre compte. Cette lettre remplace celles que vous auriez reçues auparavant.
letter-login = Identifiant provisoire
letter-secret = Mot de passe provisoire
letter-until = À utiliser avant le
letter-address = Adresse de connexion
letter-agency-code = Code client
letter-societe-code = Code société
letter-holder = Titulaire
# $holder (Number) - which one
# $holders (Number) - how many there are
letter-holder-of = { $holder } sur { $holders }
letter-code-alt = Code à viser avec un téléphone : il ouvre l'adresse de connexion imprimée à côté.
letter-symbols = L'identifiant et le mot de passe provisoires ne contiennent ni le chiffre 0, ni le chiffre 1, ni les lettres I, L, O et U. Majuscules, espaces et tirets n'ont pas d'importance.
letter-step-1 = 1. Visez le code avec l'appareil photo de votre téléphone, ou saisissez l'adresse de connexion dans votre navigateur.
letter-step-2 = 2. Saisissez l'identifiant et le mot de passe provisoires.
letter-step-3 = 3. Indiquez votre adresse e-mail, choisissez votre mot de passe, puis ouvrez l'e-mail que vous recevez.
letter-already = Vous avez déjà un compte ? Saisissez ces mêmes identifiants et la même adresse e-mail : ce contrat s'ajoute aux autres.
letter-caution = Ces identifiants sont personnels. Personne ne vous les demandera, ni par téléphone ni par e-mail.
# $phone (String) - a telephone number
# $hours (String) - opening hours, in the agency's words
letter-help-phone-hours = Besoin d'aide ? Appelez-nous au { $phone } ({ $hours }), ou passez à l'agence avec cette lettre.
# $phone (String) - a telephone number
letter-help-phone = Besoin d'aide ? Appelez-nous au { $phone }, ou passez à l'agence avec cette lettre.
letter-help = Besoin d'aide ? Écrivez-nous, ou passez à l'agence avec cette lettre.
# $reference (String) - the agency's reference of a tiers
letter-below = Référence { $reference }

## The pages
letters-lead = Émettez des identifiants provisoires et imprimez les courriers qui les portent, prêts pour des enveloppes à fenêtre.
letters-new = Nouveaux courriers
letters-which = Pour qui
letters-without-access = Tous les tiers sans accès
letters-expired = Les tiers dont les identifiants ont expiré
letters-all = Tous les tiers, même ceux qui ont un compte
letters-qualite = Qualité
letters-any-qualite = Toutes les qualités
letters-immeuble = Immeuble (facultatif)
letters-immeuble-hint = Sa référence dans votre logiciel de gestion.
letters-holders = Courriers par tiers
letters-holders-hint = 2 pour des époux ou des indivisaires : chacun reçoit ses identifiants.
letters-see = Voir ce qui sera imprimé
letters-see-hint = Rien n'est émis avant votre confirmation, à la page suivante.
letters-former = Courriers déjà demandés
letters-none = Aucun courrier n'a encore été demandé.
# $count (Number) - how many
letters-count = { $count ->
    [one] { $count } courrier
   *[other] { $count } courriers
}
letters-unmade = Courriers en préparation ou interrompus
# $count (Number) - how many
letters-confirm-title = { $count ->
    [0] Aucun courrier à imprimer
    [one] { $count } courrier à imprimer
   *[other] { $count } courriers à imprimer
}
# $most (Number) - how many at once
letters-too-many-title = Plus de { $most } courriers à imprimer
letters-nobody = Aucun tiers ne correspond à ce choix.
# $most (Number) - how many at once
letters-too-many = Un fichier contient { $most } courriers au plus. Choisissez une qualité ou un immeuble, et recommencez.
letters-no-key = Les courriers contiennent des mots de passe : ils attendent sous clé d'être remis, et cette installation n'a pas de clé. Demandez à qui l'exploite de régler « keys.file ».
# $count (Number) - how many
letters-effect-pairs = { $count ->
    [one] { $count } identifiant provisoire et son mot de passe sont émis.
   *[other] { $count } identifiants provisoires et leurs mots de passe sont émis.
}
# $count (Number) - how many tiers
letters-effect-replaced = { $count ->
    [0] Aucun courrier encore valable n'est remplacé.
    [one] { $count } tiers a un courrier encore valable : ses identifiants cessent de fonctionner dès que les nouveaux sont prêts.
   *[other] { $count } tiers ont un courrier encore valable : leurs identifiants cessent de fonctionner dès que les nouveaux sont prêts.
}
# $count (Number) - how many tiers
letters-effect-associated = { $count ->
    [one] { $count } tiers est déjà associé à un compte : ses nouveaux identifiants ne serviront qu'après une dissociation.
   *[other] { $count } tiers sont déjà associés à un compte : leurs nouveaux identifiants ne serviront qu'après une dissociation.
}
# $count (Number) - how many tiers
letters-left-out-held = { $count ->
    [one] { $count } tiers a déjà un compte : il ne reçoit pas de courrier. Pour un second titulaire, cochez-le dans le portefeuille.
   *[other] { $count } tiers ont déjà un compte : ils ne reçoivent pas de courrier. Pour un second titulaire, cochez-les dans le portefeuille.
}
# $count (Number) - how many tiers
letters-left-out-suspended = { $count ->
    [one] { $count } tiers est suspendu : il ne reçoit pas de courrier tant que son accès n'est pas rétabli.
   *[other] { $count } tiers sont suspendus : ils ne reçoivent pas de courrier tant que leur accès n'est pas rétabli.
}
# $most (Number) - how many are counted
letters-left-out-more = Plus de { $most } tiers ont déjà un compte ou sont suspendus : ils ne reçoivent pas de courrier.
letters-effect-once = Les fichiers ne sont remis qu'une fois : personne, pas même Palier, ne pourra réafficher les mots de passe.
# $count (Number) - how many
letters-confirm = { $count ->
    [one] Émettre les identifiants et imprimer le courrier
   *[other] Émettre les identifiants et imprimer les { $count } courriers
}
letters-back = Choisir d'autres tiers
letters-waiting = Vos courriers attendent leur tour
letters-waiting-text = L'impression commence d'elle-même. Vous pouvez quitter cette page et y revenir.
letters-running = Vos courriers se préparent
# $percent (Number) - of a hundred
letters-running-text = { $percent } % sont prêts. Vous pouvez quitter cette page et y revenir.
letters-failed = Ces courriers n'ont pas pu être préparés
letters-failed-text = Aucun identifiant n'a été émis : les courriers précédents restent valables.
letters-again = Recommencer
letters-withdrawn = Ces courriers n'ont pas été retirés à temps
letters-withdrawn-text = Ils ont été effacés, et leurs identifiants annulés : personne ne les a jamais lus. Les identifiants qu'ils remplaçaient ne fonctionnent plus non plus.
letters-gone = Ce fichier a déjà été remis, ou il est en train de l'être.
# $count (Number) - how many
letters-ready = { $count ->
    [one] { $count } courrier est prêt
   *[other] { $count } courriers sont prêts
}
# $count (Number) - how many
letters-odd-names = { $count ->
    [one] { $count } courrier porte un nom ou une adresse dont certains signes ne peuvent pas être imprimés : ils y figurent par un point d'interrogation. Vérifiez-le avant l'envoi.
   *[other] { $count } courriers portent un nom ou une adresse dont certains signes ne peuvent pas être imprimés : ils y figurent par un point d'interrogation. Vérifiez-les avant l'envoi.
}
letters-ready-text = Chaque fichier est remis une seule fois, puis effacé d'ici. Enregistrez-le, imprimez-le, et supprimez-le après l'envoi.
# $moment (String) - a day and a time in words
letters-until = À retirer avant le { $moment }. Passé ce délai, ce qui n'a pas été retiré est effacé, et les identifiants que personne n'a reçus sont annulés.
letters-pdf = Courriers à imprimer (PDF)
letters-csv = Mêmes identifiants en tableau (CSV)
# $size (String) - a number
letters-size = { $size } Mo
letters-take-pdf = Télécharger le PDF
letters-take-csv = Télécharger le CSV
# $who (String) - a name
# $moment (String) - a day and a time in words
letters-taken = Remis une fois, à { $who }, le { $moment }.
# $who (String) - a name
letters-broke-off = Téléchargement commencé par { $who } et non terminé : il peut être repris depuis le début.
letters-erased = Effacé sans avoir été remis.
letters-reload = Actualiser cette page
# $who (String) - a name
# $moment (String) - a day and a time in words
letters-asked = Demandés par { $who } le { $moment }.
mistake-which-missing = Choisissez à qui écrire.
mistake-immeuble-unknown = Aucun immeuble de cette société n'a cette référence.
mistake-holders-out-of-range = Indiquez un nombre de courriers de 1 à 20.
