import { answerOfProvider } from "/js/elements/sign-in.js";
import { FakeApi, json, problem, settled } from "./fakes.js";
import { equal, test } from "./runner.js";

/** The gate, on an API that answers what it is told to. */
async function gate(answer) {
  const api = new FakeApi(answer);
  const element = document.createElement("tidings-sign-in");
  element.setAttribute("notice", "Hello.");
  document.getElementById("main").replaceChildren(element);
  await settled();
  return { api, element };
}

test("who is signed in by nobody else is asked for a key only", async () => {
  const { element } = await gate(() => json({ name: null }));

  equal(element.querySelector("#sign-on"), null);
  equal(element.querySelector("#api-key").type, "password");
});

test("who can be signed in by a provider is told its name", async () => {
  const { element } = await gate(() => json({ name: "the <company> account" }));

  equal(element.querySelector("#sign-on").textContent, "Sign in with the <company> account");
});

test("a provider that is away is told of in words", async () => {
  const { api, element } = await gate(() => json({ name: "Company" }));
  api.answers(() => problem(503, "sign-on-unavailable", { detail: "Try again in a minute." }));
  element.querySelector("#sign-on").click();
  await settled();

  equal(element.querySelector("#sign-on-error").textContent, "Try again in a minute.");
  equal(api.asked.at(-1).path, "api/session/oidc");
});

test("what a provider sends back is taken out of the address", () => {
  const before = location.pathname;
  history.replaceState(null, "", "?state=s&code=c&session_state=x&iss=i#/requests");

  equal(answerOfProvider(), { state: "s", code: "c", iss: "i" });
  equal(location.pathname + location.search, before);
  equal(answerOfProvider(), undefined);
});

test("who was sent away comes back to where they wanted to go", () => {
  sessionStorage.setItem("tidings.wanted", "#/r/some");
  history.replaceState(null, "", "?state=s&error=access_denied");

  equal(answerOfProvider(), { state: "s", error: "access_denied" });
  equal(location.hash, "#/r/some");
  history.replaceState(null, "", location.pathname);
});
