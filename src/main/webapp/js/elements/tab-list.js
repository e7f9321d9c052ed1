import { h } from "../dom.js";

/**
 * Tabs by the pattern of ARIA: arrow keys, Home and End turn to a tab, and the tab key leads from it
 * into what it shows. Fires `tidings:tab` with the name of the one that was turned to.
 */
export class TabList extends HTMLElement {
  #tabs = new Map();
  #panels = new Map();

  /** Tabs by name: `{ words, panel }`, in their order. */
  show(tabs, chosen) {
    const list = h("div", {
      role: "tablist",
      class: "tabs",
      "aria-label": this.getAttribute("label"),
    });
    for (const [name, { words, panel }] of tabs) {
      const tab = h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "aria-controls": `panel-${name}`,
          onclick: () => this.turn(name),
        },
        words,
      );
      const place = h(
        "div",
        {
          role: "tabpanel",
          id: `panel-${name}`,
          "aria-labelledby": tab.id,
          tabindex: "0",
          class: "tab-panel",
        },
        panel,
      );
      list.append(tab);
      this.#tabs.set(name, tab);
      this.#panels.set(name, place);
    }
    list.addEventListener("keydown", (event) => this.#onKey(event));
    this.replaceChildren(list, ...this.#panels.values());
    this.#choose(tabs.has(chosen) ? chosen : [...tabs.keys()][0]);
  }

  turn(name) {
    this.#choose(name);
    this.dispatchEvent(new CustomEvent("tidings:tab", { detail: name }));
  }

  #choose(name) {
    for (const [each, tab] of this.#tabs) {
      tab.setAttribute("aria-selected", String(each === name));
      tab.tabIndex = each === name ? 0 : -1;
      this.#panels.get(each).hidden = each !== name;
    }
  }

  #onKey(event) {
    const names = [...this.#tabs.keys()];
    const at = names.findIndex((name) => this.#tabs.get(name) === event.target);
    const next = {
      ArrowRight: (at + 1) % names.length,
      ArrowLeft: (at + names.length - 1) % names.length,
      Home: 0,
      End: names.length - 1,
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this.turn(names[next]);
      this.#tabs.get(names[next]).focus();
    }
  }
}

customElements.define("tidings-tabs", TabList);
