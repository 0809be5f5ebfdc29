# The agency's side: the frame of its pages.

office-title = Agency office
office-nav = Agency office
office-choose = Choose a company
office-no-societe = No company is entrusted to you. Ask an administrator of your agency for a right.
office-portfolio = Portfolio
office-letters = Letters
office-documents = Documents
office-conformite = Compliance
office-imports = Imports
office-activity = Follow-up
office-journal = Journal
office-team = Team
office-settings = Settings
office-keys = API
office-right-lecture = reading
office-right-gestion = management
office-right-administration = administration
