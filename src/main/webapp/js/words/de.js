/** Every word of the page in German; the keys are those of `en.js`. */
export const WORDS = {
  "app.caller": "Angemeldet als",
  "app.language": "Sprache",
  "app.loadFailed":
    "Dieser Teil der Seite konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
  "app.navigation": "Hauptnavigation",
  "app.notice": "Tidings sendet SMS und sagt, was aus jeder geworden ist.",
  "app.sessionEnded": "Die Sitzung ist beendet. Melden Sie sich an, um fortzufahren.",
  "app.signOut": "Abmelden",
  "app.signedOut": "Sie sind abgemeldet.",
  "app.simulator": "Simulator: Kein Text verlässt diesen Rechner",
  "app.skip": "Zum Inhalt springen",
  "app.testCaller": "{name} (Test)",
  "app.tryAgain": "Noch einmal versuchen",

  "check.title": "Stream-Prüfung",

  "compose.title": "Verfassen",

  "request.title": "Sendeauftrag",

  "requests.title": "Sendeaufträge",

  "signIn.title": "Anmelden",

  "webhooks.title": "Webhook-Aufrufe",
};
