import { h } from "../dom.js";
import { say } from "../say.js";

const ROWS_SHOWN = 3;

/** Shows which column of a pasted table the numbers are taken from, and lets another be chosen. */
export class TakenColumn extends HTMLElement {
  /** The column that was chosen for this table, or "all"; undefined while nothing was. */
  chosen;

  #shape;

  /** Whether the choice was made for a table of this shape; without one every table fits. */
  fits(table) {
    return this.chosen === undefined || shapeOf(table) === this.#shape;
  }

  show(table) {
    this.#shape = shapeOf(table);
    this.hidden = !table;
    this.replaceChildren(...(table ? this.#parts(table) : []));
  }

  #parts(table) {
    const key = table.column === "all" ? "taken.rowsAsList" : "taken.rows";
    const taken = say(key, { n: table.rows.length });
    const heading = table.heading && table.column !== "all" ? ` ${say("taken.heading")}` : "";
    return [
      h("label", { for: "recipients-column" }, say("taken.where")),
      this.#choice(table),
      h("p", { class: "hint" }, taken + heading),
      preview(table),
    ];
  }

  #choice(table) {
    const choice = h("select", {
      id: "recipients-column",
      onchange: () => this.#choose(choice.value),
    });
    for (let column = 0; column < table.width; column++) {
      choice.append(
        h(
          "option",
          { value: column, selected: column === table.column },
          columnName(table, column),
        ),
      );
    }
    choice.append(
      h("option", { value: "all", selected: table.column === "all" }, say("taken.every")),
    );
    return choice;
  }

  #choose(value) {
    this.chosen = value === "all" ? value : Number(value);
    this.dispatchEvent(new CustomEvent("tidings:column"));
    this.querySelector("select").focus();
  }
}

function shapeOf(table) {
  return table && [table.width, ...(table.heading?.cells ?? [])].join("\0");
}

function columnName({ heading }, column) {
  const name = heading?.cells[column];
  return say(name ? "taken.named" : "taken.column", { n: column + 1, name });
}

function preview({ heading, rows, width, column }) {
  const columns = Array.from({ length: width }, (_, each) => each);
  const row = (tag, cells) =>
    h(
      "tr",
      {},
      columns.map((each) => h(tag, { "data-taken": each === column }, cells[each] ?? "")),
    );
  return h(
    "div",
    { class: "table-preview" },
    h(
      "table",
      { "aria-label": say("taken.first") },
      heading && h("thead", {}, row("th", heading.cells)),
      h(
        "tbody",
        {},
        rows.slice(0, ROWS_SHOWN).map(({ cells }) => row("td", cells)),
      ),
    ),
  );
}

customElements.define("tidings-taken", TakenColumn);
