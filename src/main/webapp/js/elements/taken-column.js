import { h } from "../dom.js";
import { counted } from "../format.js";

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
    const rows = counted(table.rows.length, "row");
    const taken = table.column === "all" ? `${rows}, read as a list.` : `${rows}.`;
    const heading =
      table.heading && table.column !== "all" ? " The first line is left out as a heading." : "";
    return [
      h("label", { for: "recipients-column" }, "A table was pasted. The numbers are in"),
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
      h("option", { value: "all", selected: table.column === "all" }, "every column: it is a list"),
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
  return name ? `column ${column + 1}, “${name}”` : `column ${column + 1}`;
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
      { "aria-label": "The first rows" },
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
