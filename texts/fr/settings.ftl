# Paramètres de la société.

settings-lead = Ce que vos locataires, propriétaires et copropriétaires voient de votre agence. Chaque modification est inscrite au journal.
settings-saved = Paramètres enregistrés.
settings-change = Modifier
# for ears alone, after « Modifier »
# $part (String) - title of the part
settings-of = : { $part }
settings-save = Enregistrer
settings-none = non renseigné
settings-optional = Facultatif.
settings-identity = Identité et coordonnées
settings-identity-lead = Ces informations figurent sur les pages, dans les messages et sur les courriers.
settings-name = Nom
settings-address = Adresse postale
settings-address-hint = Une ligne par élément, cinq au plus, comme sur une enveloppe.
settings-city = Ville
settings-city-hint = Elle permet de trouver votre agence dans l'annuaire.
settings-phone = Téléphone
settings-email = Adresse e-mail de contact
settings-email-hint = Facultatif. Les réponses aux messages y arrivent.
settings-hours = Horaires
settings-hours-hint = Facultatif. Par exemple : du lundi au vendredi, 9 h – 18 h.
settings-bank = Compte bancaire
settings-bank-lead = Les personnes dont l'immeuble n'a pas son propre compte paient sur celui-ci. Les pages changent aussitôt : vérifiez l'IBAN sur un relevé de la banque.
settings-bank-none = Aucun compte : les pages n'indiquent pas où payer, sauf pour les immeubles qui ont le leur.
settings-payee = Titulaire
# $societe (String) - name of the société
settings-payee-hint = Facultatif. Sans titulaire, c'est { $societe }.
settings-iban = IBAN
settings-iban-hint = Sa clé est vérifiée. Laissez vide pour ne plus en avoir.
settings-bic = BIC
settings-looks = Logo et couleur
settings-logo-none = Pas de logo : les pages montrent vos initiales.
settings-colour = Couleur
# $colour (String) - #14536b
settings-colour-is = Votre couleur : { $colour }.
settings-colour-change = Changer la couleur
settings-listing = Annuaire des agences
settings-listed = Votre agence se trouve par son nom ou sa ville, sans courrier.
settings-unlisted = Votre agence ne se trouve pas par son nom : il faut les codes du courrier.
settings-list = Figurer dans l'annuaire
settings-unlist = Ne plus figurer dans l'annuaire
settings-listed-done = Votre agence figure dans l'annuaire.
settings-unlisted-done = Votre agence ne figure plus dans l'annuaire.
settings-codes = Codes des courriers
# $client (String) - client code
# $societe (String) - code of the société
settings-codes-now = Code client { $client }, code société { $societe }.
settings-codes-former = Anciens codes qui mènent encore ici :
settings-codes-change = Gérer les anciens codes
settings-terms-none = Aucune version n'est publiée : rien n'est demandé à l'activation.
settings-terms-see = Voir les versions
settings-terms-lead = Une version publiée ne se modifie plus. La suivante est proposée à chacun à sa prochaine connexion, sans fermer l'accès à ses documents.
settings-terms-current = en vigueur
# $count (Number) - accounts that accepted this version
settings-terms-accepted = { $count ->
    [0] Acceptée par aucun compte.
    [one] Acceptée par { $count } compte.
   *[other] Acceptée par { $count } comptes.
}
settings-terms-done = Version publiée.

## Couleur
colour-lead = Donnez la couleur de votre charte. Les liens et les boutons la prennent, ajustée si elle ne se lit pas assez bien.
colour-field = Couleur
colour-hint = Un dièse et six chiffres ou lettres de a à f, par exemple #14536b.
colour-see = Voir l'aperçu
colour-preview = Aperçu
colour-adjusted = Couleur ajustée pour rester lisible.
colour-adjusted-why = La vôtre n'apparaît telle quelle que dans la barre en haut des pages.
colour-light = Thème clair
colour-dark = Thème sombre
colour-sample = Votre dernier appel de fonds est arrivé.
colour-sample-link = Voir mes documents
colour-sample-button = Se connecter
colour-decimal = ,
# $colour (String) - #14536b
# $ratio (String) - 7,42
colour-told = { $colour }, contraste { $ratio }
colour-is-kept = C'est votre couleur actuelle.
colour-save = Enregistrer cette couleur

## Anciens codes
alias-lead = Les courriers déjà envoyés portent peut-être d'autres codes : faites-les mener ici.
alias-added = Ces codes mènent maintenant à votre agence.
alias-removed = Ces codes ne mènent plus à votre agence.
alias-remove-text = Les courriers qui portent ces codes ouvrent votre agence. Sans eux, la personne devra la chercher.
alias-remove = Ne plus accepter
alias-add-title = Ajouter d'anciens codes
alias-add = Ajouter ces codes

## Publier des conditions d'utilisation
publish-title = Publier une nouvelle version
publish-lead = Elle est proposée à l'activation de chaque compte, et aux autres à leur prochaine connexion.
publish-body = Texte
publish-body-hint = Séparez les paragraphes par une ligne vide. 30 000 caractères au plus.
publish-changes = Ce qui change
publish-changes-hint = Une ou deux phrases, montrées à ceux qui ont accepté une version précédente.
publish-sure = J'ai relu ce texte, il ne pourra plus être modifié
publish-submit = Publier cette version

## Erreurs de saisie
mistake-field-missing = Remplissez ce champ
# $max (Number) - greatest number of characters
mistake-text-too-long = Écrivez { $max } caractères au plus
# $max (Number) - greatest number of lines
mistake-too-many-lines = Écrivez { $max } lignes au plus
mistake-hidden-signs = Ce texte contient des caractères invisibles : saisissez-le à nouveau
mistake-phone-incomplete = Saisissez un numéro de téléphone, par exemple 05 61 00 00 00
mistake-iban-wrong = Cet IBAN ne peut pas être juste : sa clé ne correspond pas. Recopiez-le depuis un RIB.
mistake-bic-wrong = Un BIC compte 8 ou 11 lettres et chiffres
mistake-colour-wrong = Écrivez la couleur sous la forme #14536b
mistake-codes-incomplete = Saisissez les deux codes : des lettres et des chiffres, 20 au plus
mistake-codes-taken = Ces codes mènent déjà à une société
mistake-codes-foreign = Ce code client n'a jamais été celui de votre agence. L'exploitant du service peut l'ajouter.
mistake-terms-unchanged = Ce texte est celui de la version en vigueur
mistake-terms-moved = Une autre version vient d'être publiée. Rouvrez cette page pour partir de son texte.

## Logo
logo-title = Logo
logo-change = Changer le logo
logo-lead = Il figure en haut des pages et sur les courriers. Il est redessiné à la taille de l'écran, sans rien d'autre que son image.
logo-file = Image
logo-file-hint = PNG ou JPEG, 5 Mio au plus. Un fond transparent est conservé.
logo-save = Enregistrer ce logo
logo-remove-text = Sans logo, les pages montrent vos initiales.
logo-remove = Retirer le logo
mistake-logo-missing = Choisissez une image
mistake-logo-format = Choisissez une image PNG ou JPEG
mistake-logo-too-large = Cette image est trop lourde : 5 Mio au plus
mistake-logo-size = Cette image est trop grande ou trop étroite : 16 pixels au moins de chaque côté, 40 millions en tout
mistake-logo-damaged = Cette image est abîmée : enregistrez-la à nouveau
