/** Fields of a form, and what is wrong with them: beside each of them, and in the summary. */

import { h, setText } from "./dom.js";

/** A control with its label, its hint and the place for what is wrong with it. */
export function field({ id, label, hint = undefined }, control) {
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
  control.id = id;
  control.setAttribute("aria-describedby", described);
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    hint && h("p", { id: `${id}-hint`, class: "hint" }, hint),
    control,
    h("p", { id: `${id}-error`, class: "field-error" }),
  );
}

/**
 * Shows violations, `{ field, message }` each, and takes away those of before.
 *
 * @param summary a tidings-problems
 * @param fields by their name in the API: `{ label, control }`
 */
export function showViolations(summary, fields, heading, violations) {
  showAtFields(fields, violations);
  summary.show(
    heading,
    violations.map((violation) => entryOf(violation, fields.get(nameOf(violation)))),
  );
}

export function clearViolations(summary, fields) {
  showAtFields(fields, []);
  summary.hidden = true;
}

function showAtFields(fields, violations) {
  for (const [name, { control }] of fields) {
    const wrong = violations.filter((violation) => nameOf(violation) === name);
    control.toggleAttribute("aria-invalid", false);
    if (wrong.length > 0) control.setAttribute("aria-invalid", "true");
    setText(
      document.getElementById(`${control.id}-error`),
      wrong.map(({ message }) => message).join("\n"),
    );
  }
}

function entryOf({ field: path = "", message }, known) {
  const label = known?.label ?? path;
  return { words: label ? `${label}: ${message}` : message, control: known?.control };
}

/** Nobody counts to "scopes[1]". */
function nameOf({ field: path = "" }) {
  return /^\w*/.exec(path)[0];
}
