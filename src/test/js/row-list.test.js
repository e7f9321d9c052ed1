import { h } from "/js/dom.js";
import "/js/elements/row-list.js";
import { settled } from "./fakes.js";
import { equal, test } from "./runner.js";

const row = (name) =>
  h("div", { role: "listitem" }, h("a", { href: `#${name}`, id: name, "data-row": true }, name));

function shown(...names) {
  const list = h("tidings-rows", {}, names.map(row));
  document.getElementById("main").replaceChildren(list);
  return list;
}

const stops = (list) =>
  [...list.querySelectorAll("[data-row]")]
    .filter(({ tabIndex }) => tabIndex === 0)
    .map(({ id }) => id);

function press(key, others = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...others });
  document.activeElement.dispatchEvent(event);
  return document.activeElement.id;
}

test("a list is one stop for the tab key, however long", () => {
  equal(stops(shown("a", "b", "c")), ["a"]);
  equal(stops(shown()), []);
});

test("keys go from row to row, and no further than to the ends", () => {
  const list = shown("a", "b", "c");
  list.go(list.current);
  equal(
    ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Home", "End", "PageUp", "PageDown"].map(
      (key) => press(key),
    ),
    ["b", "c", "c", "b", "a", "c", "a", "c"],
  );
  equal(stops(list), ["c"]);
});

test("keys that mean something else to the browser are left to it", () => {
  const list = shown("a", "b");
  list.go(list.current);
  equal([press("ArrowDown", { altKey: true }), press("Enter"), press("x")], ["a", "a", "a"]);
});

test("rows that are hidden are passed over", () => {
  const list = shown("a", "b", "c");
  list.children[1].hidden = true;
  list.go(list.current);
  equal(press("ArrowDown"), "c");
});

test("a row that was clicked is where the tab key leads from then on", () => {
  const list = shown("a", "b", "c");
  document.getElementById("b").focus();
  equal(stops(list), ["b"]);
});

test("rows that come keep the stop, and one that goes gives it to the first", async () => {
  const list = shown("a", "b");
  list.go(document.getElementById("b"));
  list.prepend(row("new"));
  await settled();
  equal(stops(list), ["b"]);
  list.replaceChildren(row("x"), row("y"));
  await settled();
  equal(stops(list), ["x"]);
});
