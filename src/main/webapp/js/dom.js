/** Builds DOM nodes without markup strings, so that no text can become an element. */

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => (child ?? false) !== false));
  return element;
}

/** Sets the text only when it differs: an untouched node costs no layout. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Shows codes in one line that breaks only between them. */
export function setCodes(element, codes) {
  const [first, ...others] = codes.map((code) => h("span", { class: "code-part" }, code));
  if (element.textContent !== codes.join(" · ")) {
    element.replaceChildren(first, ...others.flatMap((code) => [" · ", code]));
  }
}

export function toggleAttribute(element, name, value) {
  if (value === undefined || value === null || value === false) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value);
  }
}
