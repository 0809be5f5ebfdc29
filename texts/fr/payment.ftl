## Comment payer
payment-title = Payer par virement
payment-nothing = Vous n'avez rien à payer aujourd'hui. Voici où adresser vos prochains virements.
payment-amount = Montant
payment-payee = Bénéficiaire
payment-iban-long = numéro de compte bancaire international
payment-reference = Référence à indiquer
payment-code = Code QR d'un virement SEPA : il contient le bénéficiaire, l'IBAN, le montant et la référence écrits à côté
payment-code-hint = Code à lire avec l'application de votre banque, si elle le permet.
payment-fraud = Vérifiez toujours l'IBAN auprès de votre agence, par téléphone, si l'on vous en communique un nouveau.
payment-unknown = Votre agence n'a pas encore indiqué ici le compte sur lequel payer. Demandez-le-lui, ou utilisez celui de son dernier courrier.
