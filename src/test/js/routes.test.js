import { hashOf, home, navigationRoutes, routeOf, ROUTES } from "/js/routes.js";
import { hasWords } from "/js/say.js";
import { equal, test } from "./runner.js";

const found = (hash) => {
  const { route, query, groups } = routeOf(hash);
  return [route.name, Object.fromEntries(query), groups];
};

test("a hash is a screen, with its query and what its path names", () => {
  equal(found("#/requests?outcome=failed"), ["requests", { outcome: "failed" }, []]);
  equal(found("#/r/a%20b"), ["request", {}, ["a b"]]);
  equal(found("#/r/%"), ["request", {}, ["%"]]);
});

test("a hash of no screen is none, and the page has a beginning", () => {
  equal([routeOf("#/nowhere"), routeOf("#recipients")], [undefined, undefined]);
  equal(routeOf(home()) !== undefined, true);
});

test("every screen has a name of its own and a title", () => {
  const names = ROUTES.map(({ name }) => name);
  equal([...new Set(names)], names);
  equal(
    ROUTES.filter(({ title }) => !hasWords(title)).map(({ name }) => name),
    [],
  );
});

test("every screen loads and can be built", async () => {
  for (const { name, load, build } of ROUTES) {
    await load();
    const screen = build(new URLSearchParams(), ["a", "b"]);
    equal(customElements.get(screen.localName) !== undefined, true, name);
  }
});

test("the navigation has its order", () => {
  const names = navigationRoutes().map(({ name }) => name);
  const wanted = ["compose", "requests", "webhooks"];
  equal(
    names.filter((name) => wanted.includes(name)),
    wanted,
  );
});

test("an address leaves out what is not asked for", () => {
  equal(
    hashOf("#/messages", { outcome: "failed", sender: "", from: undefined }),
    "#/messages?outcome=failed",
  );
  equal(hashOf("#/messages"), "#/messages");
});
