/** Every word of the page in English, by screen and in order; `{name}` is a value of that name. */
export const WORDS = {
  "app.caller": "Signed in as",
  "app.language": "Language",
  "app.loadFailed":
    "This part of the page could not be loaded. Check the connection and try again.",
  "app.navigation": "Main",
  "app.notice": "Tidings sends SMS and tells what became of each.",
  "app.sessionEnded": "The session has ended. Sign in to go on.",
  "app.signOut": "Sign out",
  "app.signedOut": "You are signed out.",
  "app.simulator": "Simulator: no text leaves this machine",
  "app.skip": "Skip to content",
  "app.testCaller": "{name} (test)",
  "app.tryAgain": "Try again",

  "check.title": "Stream check",

  "compose.title": "Compose",

  "request.title": "Send request",

  "requests.title": "Send requests",

  "signIn.title": "Sign in",

  "webhooks.title": "Webhook calls",
};
