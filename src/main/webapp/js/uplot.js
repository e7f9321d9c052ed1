import { h } from "./dom.js";

/** Brings the library that draws lines when it is first needed (ADR 0067). */

// As in the pom.xml.
const FILES = new URL("../webjars/uplot/1.6.30/dist/", import.meta.url);

let loading;

/** The class of its charts. Who calls again after a failure tries again. */
export function uPlot() {
  loading ??= load().catch((failure) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}

async function load() {
  await Promise.all([
    arrived(h("link", { rel: "stylesheet", href: new URL("uPlot.min.css", FILES) })),
    arrived(h("script", { src: new URL("uPlot.iife.min.js", FILES) })),
  ]);
  return /** @type {any} */ (window).uPlot;
}

function arrived(element) {
  return new Promise((done, fail) => {
    element.addEventListener("load", done);
    element.addEventListener("error", () => {
      element.remove();
      fail(new Error("It did not come."));
    });
    document.head.append(element);
  });
}
