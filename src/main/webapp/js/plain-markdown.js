import { h } from "./dom.js";

/** The Markdown that descriptions of the API use, as elements: paragraphs, lists, tables, code. */
export function markdown(text = "") {
  return text
    .trim()
    .split(/\n\s*\n/)
    .filter((block) => block !== "")
    .map((block) => blockOf(block.split("\n")));
}

function blockOf(lines) {
  if (lines.every((line) => line.startsWith("|"))) return tableOf(lines);
  if (lines[0].startsWith("- ")) return listOf(lines);
  return h("p", {}, ...inline(lines.join(" ")));
}

function listOf(lines) {
  const items = [];
  for (const line of lines) {
    if (line.startsWith("- ")) items.push(line.slice(2));
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return h("ul", {}, ...items.map((item) => h("li", {}, ...inline(item))));
}

function tableOf([head, , ...rows]) {
  const cells = (line) => line.split("|").slice(1, -1);
  const row = (line, tag) =>
    h("tr", {}, ...cells(line).map((cell) => h(tag, {}, ...inline(cell.trim()))));
  return h(
    "div",
    { class: "doc-wide", tabindex: "0", role: "group" },
    h(
      "table",
      { class: "plain-table" },
      h("thead", {}, row(head, "th")),
      h("tbody", {}, ...rows.map((line) => row(line, "td"))),
    ),
  );
}

function inline(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/).map((part) => {
    if (part.startsWith("`")) return h("code", {}, part.slice(1, -1));
    if (part.startsWith("**")) return h("strong", {}, part.slice(2, -2));
    return part.startsWith("[") ? part.slice(1, part.indexOf("]")) : part;
  });
}
