/** Bands across the top of every screen: what everybody has to know while it is so. */

import { h } from "./dom.js";

/**
 * Shows a band, or what it says now.
 *
 * @param name one band has it
 * @param kind "test", "warning" or "broken"
 * @param content words and links
 */
export function showBand(name, kind, ...content) {
  const band = bandOf(name) ?? h("p", { class: "band", "data-band": name });
  band.dataset.kind = kind;
  band.replaceChildren(...content);
  if (!band.isConnected) {
    document.getElementById("bands").append(band);
  }
}

export function hideBand(name) {
  bandOf(name)?.remove();
}

function bandOf(name) {
  return document.querySelector(`#bands [data-band="${name}"]`);
}
