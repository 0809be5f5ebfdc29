# Espace gestion : le cadre des pages de l'agence.

office-title = Espace gestion
office-nav = Espace gestion
office-choose = Choisissez une société
office-no-societe = Aucune société ne vous est confiée. Demandez un droit à un administrateur de votre agence.
office-portfolio = Portefeuille
office-letters = Courriers
office-documents = Documents
office-conformite = Conformité
office-imports = Imports
office-activity = Suivi
office-journal = Journal
office-team = Équipe
office-settings = Paramètres
office-keys = API
office-right-lecture = lecture
office-right-gestion = gestion
office-right-administration = administration
