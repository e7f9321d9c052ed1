import { h, setText } from "./dom.js";
import { say } from "./say.js";

/** A table of texts; those that have not changed are not touched, so that a reader keeps its place. */
export function plainTable(caption, heads) {
  const body = h("tbody");
  const table = h(
    "table",
    { class: "plain-table" },
    h("caption", { class: "visually-hidden" }, caption),
    h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
    body,
  );
  return { table, fill: (rows) => fill(body, rows) };
}

/** The table of a chart, behind a line that opens it; `more` stands below. */
export function asTable(caption, table, ...more) {
  return h(
    "details",
    { class: "as-table" },
    h("summary", {}, say("overview.asTable")),
    h("div", { class: "table-scroll", role: "group", "aria-label": caption, tabindex: "0" }, table),
    ...more,
  );
}

function fill(body, rows) {
  while (body.rows.length > rows.length) {
    body.lastElementChild.remove();
  }
  rows.forEach((cells, at) => {
    const row = body.rows[at] ?? body.appendChild(emptyRow(cells.length));
    cells.forEach((text, column) => setText(row.children[column], text));
  });
}

function emptyRow(cells) {
  const others = Array.from({ length: cells - 1 }, () => h("td"));
  return h("tr", {}, h("th", { scope: "row" }), ...others);
}
