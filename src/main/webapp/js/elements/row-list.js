const PAGE = 10;

/**
 * A long list that is one stop for the tab key: arrow keys, Page Up, Page Down, Home and End go from
 * row to row, and Enter opens one, as links and buttons do by themselves.
 *
 * Each child has one element with the attribute `data-row` in it, or is it: a link, a button or the
 * summary of details. Whoever puts rows anywhere but directly into the list calls `refresh`.
 */
export class RowList extends HTMLElement {
  #current;
  #observer = new MutationObserver(() => this.refresh());

  connectedCallback() {
    if (!this.hasAttribute("role")) {
      this.setAttribute("role", "list");
    }
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("focusin", this.#onFocus);
    this.#observer.observe(this, { childList: true });
    this.refresh();
  }

  disconnectedCallback() {
    this.removeEventListener("keydown", this.#onKey);
    this.removeEventListener("focusin", this.#onFocus);
    this.#observer.disconnect();
  }

  /** The elements that the keys go to, in their order, but those that are hidden. */
  get rows() {
    return [...this.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
  }

  /** The row that the tab key leads to. */
  get current() {
    return this.#current;
  }

  /** Lets the tab key lead to one row, the one it led to before where that is still there. */
  refresh() {
    const all = [...this.querySelectorAll("[data-row]")];
    const current = all.includes(this.#current) ? this.#current : all[0];
    all.forEach((row) => setTabIndex(row, row === current ? 0 : -1));
    this.#current = current;
  }

  /** Moves the focus to a row. */
  go(row) {
    this.#turnTo(row);
    row?.focus();
  }

  #onFocus = ({ target }) => {
    const row = target.closest("[data-row]");
    if (row && this.contains(row)) this.#turnTo(row);
  };

  #onKey = (event) => {
    const row = event.target.closest("[data-row]");
    if (event.target !== row || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const rows = this.rows;
    const next = this.#next(event.key, rows.indexOf(row), rows.length - 1);
    if (next !== undefined) {
      event.preventDefault();
      this.go(rows[Math.min(Math.max(next, 0), rows.length - 1)]);
    }
  };

  #next(key, place, last) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    if (key in steps) return place + steps[key];
    return { Home: 0, End: last }[key];
  }

  #turnTo(row) {
    if (row && row !== this.#current) {
      if (this.#current) setTabIndex(this.#current, -1);
      setTabIndex(row, 0);
      this.#current = row;
    }
  }
}

function setTabIndex(row, index) {
  if (row.getAttribute("tabindex") !== String(index)) {
    row.setAttribute("tabindex", index);
  }
}

customElements.define("tidings-rows", RowList);
