## Aide et contact
help-title = Aide et contact
help-lead = Votre agence répond à toutes les questions sur vos contrats et vos identifiants. Cette page explique le reste.
help-activate = Activer mon compte
help-activate-before = Ouvrez l'adresse imprimée sur le courrier de votre agence, puis saisissez l'identifiant et le mot de passe provisoires. Viennent ensuite trois étapes :
help-activate-email = votre adresse e-mail, qui devient votre identifiant ;
help-activate-password = le mot de passe de votre choix ;
help-activate-mail = la vérification : ouvrez le message reçu et connectez-vous avec ce mot de passe. C'est cette connexion qui active le compte.
help-mail = Le message n'arrive pas
help-mail-text = Comptez quelques minutes et regardez dans les courriers indésirables. La page d'attente permet de renvoyer le message et de corriger l'adresse. Un lien plus récent remplace toujours les précédents.
help-add = Ajouter un contrat
help-add-text = Un seul compte suffit pour tous vos contrats, même dans plusieurs agences. Connectez-vous, choisissez « Ajouter un contrat » et saisissez les identifiants provisoires du nouveau contrat. Votre mot de passe ne change pas.
help-letter = Courrier perdu ou identifiants expirés
help-letter-text = Demandez de nouveaux identifiants à votre agence. Les anciens cessent alors de fonctionner.
help-password = Mot de passe oublié
# $time (String) - a duration in words
help-password-text = Indiquez l'adresse e-mail de votre compte : un lien valable { $time } permet d'en choisir un nouveau.
help-password-go = Demander un lien
help-mailbox = Je n'ai plus accès à ma messagerie
help-mailbox-text = Appelez votre agence. Après vérification, elle peut détacher vos contrats de l'ancien compte et vous remettre de nouveaux identifiants.
help-call = Qui appeler ?
help-call-text = Votre agence : son numéro figure sur ses courriers, et à côté du formulaire de connexion une fois l'agence choisie.

## Mentions légales
# $agency (String) - name of the agency
legal-published-by = Cet espace est mis à votre disposition par { $agency }, responsable des informations et des documents qu'elle y publie.
legal-published = Cet espace est mis à votre disposition par votre agence, responsable des informations et des documents qu'elle y publie.
legal-host = Pour connaître l'éditeur et l'hébergeur du service, adressez-vous à votre agence.
legal-software = Logiciel
legal-software-text = Le service fonctionne avec le logiciel Palier, sous licence Apache 2.0. La police de caractères Atkinson Hyperlegible Next est sous licence OFL, les pictogrammes Lucide sous licence ISC.
legal-notification = Valeur des documents
legal-notification-text = La mise en ligne d'un document dans cet espace ne vaut pas notification au sens de la loi.
# $agency (String) - name of the agency
legal-terms = Conditions générales d'utilisation de { $agency }

## Données personnelles
privacy-kept = Ce qui est conservé
privacy-kept-account = Votre compte : l'adresse e-mail. Votre mot de passe n'est pas gardé : seul l'est un code calculé à partir de lui, qui ne permet pas de le retrouver.
privacy-kept-contracts = Vos contrats : les informations que chaque agence transmet, et le lien entre votre compte et ces contrats.
privacy-kept-devices = Pour chaque appareil connecté : ce que c'est (par exemple « Chrome sur Android ») et le début de son adresse sur Internet, tant que la connexion dure. Les appareils déjà utilisés sont retenus plus longtemps, pour vous prévenir quand un autre se connecte.
privacy-kept-trail = Un journal des connexions, des changements d'accès et des documents ouverts, pendant un an, pour protéger votre compte.
privacy-kept-unused = Un compte auquel personne ne se connecte pendant trois ans est fermé, après deux messages d'avertissement.
privacy-who = Qui les voit
privacy-who-text = Chaque agence ne voit que ses propres dossiers. Elle ne voit ni votre mot de passe, ni vos contrats dans une autre agence.
privacy-cookies = Cookies
privacy-cookies-text = Seuls des cookies nécessaires sont utilisés : votre connexion, la langue, les agences choisies et la reconnaissance de cet appareil. Aucun ne sert à la publicité ni à la mesure d'audience, et rien n'est chargé depuis un autre site.
privacy-rights = Vos droits
privacy-rights-self = Dans « Profil », « Mes données », vous pouvez à tout moment recevoir une copie de ce qui est gardé, ou fermer votre compte.
# $agency (String) - name of the agency
privacy-rights-at = Pour consulter, corriger ou faire effacer vos données, écrivez à { $agency }. Certaines doivent être gardées le temps que la loi impose.
privacy-rights-text = Pour consulter, corriger ou faire effacer vos données, écrivez à votre agence. Certaines doivent être gardées le temps que la loi impose.
privacy-cnil = Si sa réponse ne vous convient pas, vous pouvez adresser une réclamation à la CNIL, sur cnil.fr.

## Accessibilité
accessibility-title = Accessibilité
accessibility-state = Accessibilité : non conforme. Aucun audit de conformité au référentiel RGAA n'a encore été réalisé ; tant qu'il ne l'est pas, c'est l'état que la loi demande d'indiquer.
accessibility-aim = Ce que nous recherchons
accessibility-aim-text = Cet espace est conçu pour être utilisé au clavier, avec un lecteur d'écran, agrandi jusqu'à 400 %, en thème clair ou sombre, et sans JavaScript.
accessibility-tell = Une difficulté ?
accessibility-tell-text = Dites-la à votre agence : elle doit vous donner l'information par un autre moyen et peut nous signaler le défaut.
accessibility-recourse = Sans réponse satisfaisante, vous pouvez saisir gratuitement le Défenseur des droits, sur defenseurdesdroits.fr ou au 09 69 39 00 00.
