language-name = Français

## Cadre de chaque page
layout-skip = Aller au contenu
layout-sending = Envoi…
layout-help = Aide et contact
layout-legal = Mentions légales
layout-privacy = Données personnelles
layout-accessibility = Accessibilité : non conforme
layout-demo-label = Démonstration
layout-demo = Démonstration : les agences, les personnes et les contrats sont inventés.
layout-demo-mails = Messages de la démonstration

agency-title = Votre agence
agency-phone = Téléphone :
agency-email = Adresse e-mail :

space-nav = Votre espace
space-home = Accueil
space-documents = Documents
space-contracts = Mes contrats
space-profile = Profil
space-sign-out = Se déconnecter
# $minutes (Number) - minutes before the idle end
space-session-ending = { $minutes ->
    [one] Vous serez déconnecté dans { $minutes } minute, faute d'activité.
   *[other] Vous serez déconnecté dans { $minutes } minutes, faute d'activité.
}
space-session-extend = Rester connecté
space-session-ended = Vous avez été déconnecté, faute d'activité.
space-session-again = Se reconnecter

## Formulaires
summary-mark = Erreur
# $count (Number) - number of mistakes
summary-title = { $count ->
    [one] Il y a une erreur
   *[other] Il y a { $count } erreurs
}
field-all-required = Tous les champs sont obligatoires.
field-show = Afficher
field-hide = Masquer
field-the-password = le mot de passe

steps-label = Étapes de l'activation
# $current (Number) - 1, 2 or 3
steps-position = Étape { $current } sur 3
steps-email = Adresse e-mail
steps-password = Mot de passe
steps-verification = Vérification
steps-done = (étape terminée)

criteria-title = Critères à respecter :
# $min (Number) - least number of characters
criteria-length = { $min } caractères ou plus
criteria-guess = difficile à deviner
criteria-common = pas un mot de passe courant
criteria-personal = sans votre nom, votre adresse ni celui de l'agence
criteria-advice = Une phrase de quatre mots est plus facile à retenir.
criteria-met = (respecté)
criteria-unmet = (à respecter)
# $count (Number) - number of criteria; the script replaces the 0
criteria-count = Critères respectés : 0 sur { $count }

mistake-email-missing = Saisissez votre adresse e-mail
mistake-email-incomplete = Saisissez une adresse e-mail complète, par exemple nom@exemple.fr
mistake-identifier-missing = Saisissez votre adresse e-mail ou votre identifiant provisoire
mistake-password-missing = Saisissez votre mot de passe
mistake-current-password-missing = Saisissez votre mot de passe actuel
mistake-new-password-missing = Saisissez votre nouveau mot de passe
mistake-secret-missing = Saisissez votre mot de passe provisoire
mistake-login-missing = Saisissez votre identifiant provisoire
mistake-client-missing = Saisissez le code client
mistake-societe-missing = Saisissez le code société
# $min (Number) - least number of characters
mistake-too-short = Le mot de passe doit contenir { $min } caractères ou plus
mistake-too-easy = Ce mot de passe est facile à deviner : ajoutez un ou deux mots
# $why (String) - one of the why-… below
mistake-too-easy-because = Ce mot de passe est facile à deviner : { $why }
mistake-too-common = Ce mot de passe est trop courant : choisissez-en un autre
mistake-breached = Ce mot de passe figure dans une liste de mots de passe volés : choisissez-en un autre
mistake-personal = Ce mot de passe contient votre nom, votre adresse ou celui de l'agence : choisissez-en un autre
mistake-same-as-provisional = Choisissez un mot de passe différent du mot de passe provisoire
# $max (Number) - greatest number of characters
mistake-too-long = Le mot de passe doit contenir { $max } caractères au plus
mistake-current-password-wrong = Le mot de passe actuel ne correspond pas
mistake-password-changed-meanwhile = Votre mot de passe vient d’être modifié, dans un autre onglet ou sur un autre appareil. Cette demande-ci n’a rien changé de plus.
mistake-box-not-ticked = Cochez la case pour confirmer
mistake-sign-in-failed = L'identifiant ou le mot de passe ne correspond pas. Vérifiez-les ou demandez un nouveau mot de passe.
mistake-pair-refused = Cet identifiant et ce mot de passe provisoires ne correspondent à aucune activation en cours. Vérifiez-les sur le courrier de votre agence. S'ils ont expiré ou déjà servi, demandez-en de nouveaux à votre agence.
# $wait (String) - a duration in words
mistake-too-many-tries = Trop d'essais. Réessayez dans { $wait } ou demandez un nouveau mot de passe.
# $wait (String) - a duration in words
mistake-too-many-tries-of-pair = Trop d'essais. Réessayez dans { $wait } avec le courrier de votre agence, ou demandez-lui de nouveaux identifiants.
# $wait (String) - a duration in words
mistake-try-later = Trop d'essais. Réessayez dans { $wait }.
# $wait (String) - a duration in words
mistake-mail-too-soon = Un message vient de partir. Vous pourrez en demander un autre dans { $wait }.
mistake-codes-unknown = Nous ne trouvons pas d'agence avec ces codes. Vérifiez le courrier de votre agence.
mistake-use-your-existing-password = Un compte existe déjà pour cette adresse, utilisez son mot de passe.
mistake-busy = Le service est très demandé en ce moment. Réessayez dans quelques secondes.

why-words = ajoutez un ou deux mots sans rapport entre eux
why-names = les prénoms et les noms sont essayés en premier
why-dates = les dates et les années sont essayées en premier
why-keyboard = les touches voisines du clavier sont essayées en premier
why-repeats = les répétitions sont essayées en premier
why-sequences = les suites comme abc ou 123 sont essayées en premier
why-few-signs = il manque de variété, ajoutez des lettres ou des mots

## Erreurs
# $status (Number) - HTTP status
error-number = Erreur { $status }
error-home = Revenir à l'accueil
error-not-found = Cette page n'existe pas
error-not-found-why = L'adresse est incomplète, ou la page a été déplacée. Vous pouvez repartir de l'accueil.
error-forbidden = Cette demande n'a pas pu être acceptée
error-forbidden-why = Elle ne venait pas d'une page de cet espace. Repartez de l'accueil et recommencez.
error-too-many = Trop de demandes
# $wait (String) - a duration in words
error-too-many-why = Pour protéger les comptes, nous limitons le nombre d'essais. Réessayez dans { $wait }.
error-too-large = L'envoi est trop volumineux
error-too-large-why = Revenez à la page précédente et envoyez moins à la fois.
error-wrong-host = Cette adresse ne mène nulle part
error-wrong-host-why = Le nom du site n'est pas celui de votre espace. Recopiez l'adresse qui figure sur le courrier de votre agence.
error-unavailable = Le service est momentanément indisponible
error-unavailable-why = Réessayez dans quelques minutes. Rien de ce que vous aviez enregistré n'est perdu.
error-internal = Un problème est survenu de notre côté
# $reference (String) - reference number of the incident
error-internal-why = Il a été enregistré. Si vous appelez votre agence, donnez cette référence : { $reference }.
error-bad-request = Cette demande est incomplète
error-bad-request-why = Revenez à la page précédente et recommencez.
error-method = Cette page ne s'ouvre pas ainsi
error-method-why = Elle s'ouvre à partir d'un formulaire. Repartez de l'accueil et recommencez.

# $browser (String) - Chrome
# $system (String) - Android
browser-on = { $browser } sur { $system }
unknown-browser = un appareil inconnu
