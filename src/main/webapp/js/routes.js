/**
 * The screens of the page, a block each.
 *
 * `pattern` is what the hash is before its query; `title` a key of the words; `load` fetches the
 * screen when it is first shown; `build(query, groups)` makes it of the hash's query (as
 * URLSearchParams) and of what the pattern has caught. `needs` is the scope it is shown for, and
 * `ofAllTeams` keeps it to the team that runs the installation; `nav` puts it into the navigation,
 * `keep` keeps it as it is: "always" while somebody is signed in, "entry" for when the browser goes
 * back to this entry of its history. `watch` is called once when somebody has signed in who may see
 * it, to keep its badge or lamp in the navigation.
 */

import { h } from "./dom.js";

/** @type {Record<string, any>[]} */
export const ROUTES = [
  {
    name: "overview",
    pattern: /^#\/?$/,
    title: "overview.title",
    load: () => import("./elements/overview-screen.js"),
    build: (query) => h("tidings-overview-screen", { days: query.get("days") }),
    nav: true,
    keep: "entry",
  },
  {
    name: "compose",
    pattern: /^#\/compose$/,
    title: "compose.title",
    load: () => import("./elements/compose-form.js"),
    build: () => h("tidings-compose"),
    nav: true,
    keep: "always",
  },
  {
    name: "messages",
    pattern: /^#\/messages$/,
    title: "messages.title",
    load: () => import("./elements/messages-screen.js"),
    build: (query) => h("tidings-messages-screen", { query }),
    nav: true,
    needs: "read",
    keep: "entry",
  },
  {
    name: "message",
    pattern: /^#\/m\/([^/]+)\/([^/]+)$/,
    title: "message.title",
    load: () => import("./elements/message-screen.js"),
    build: (query, [correlationId, id]) =>
      h("tidings-message-screen", {
        "correlation-id": correlationId,
        "message-id": id,
        tab: query.get("tab"),
      }),
  },
  {
    name: "requests",
    pattern: /^#\/requests$/,
    title: "requests.title",
    load: () => import("./elements/request-list.js"),
    build: (query) =>
      h("tidings-requests", {
        outcome: query.get("outcome"),
        from: query.get("from"),
        to: query.get("to"),
      }),
    nav: true,
    keep: "entry",
  },
  {
    name: "request",
    pattern: /^#\/r\/([^/]+)$/,
    title: "request.title",
    load: () => import("./elements/request-view.js"),
    build: (_, [correlationId]) => h("tidings-request", { "correlation-id": correlationId }),
  },
  {
    name: "webhooks",
    pattern: /^#\/webhooks$/,
    title: "webhooks.title",
    load: () => import("./elements/webhook-calls.js"),
    build: (query) =>
      h("tidings-webhook-calls", { show: query.get("show"), message: query.get("message") }),
    watch: () => import("./webhook-badge.js").then(({ watchWebhooks }) => watchWebhooks()),
    nav: true,
    needs: "operate",
  },
  {
    name: "system",
    pattern: /^#\/system$/,
    title: "system.title",
    load: () => import("./elements/system-screen.js"),
    build: () => h("tidings-system-screen"),
    nav: true,
    needs: "operate",
  },
  {
    name: "privacy",
    pattern: /^#\/privacy$/,
    title: "privacy.title",
    load: () => import("./elements/privacy-screen.js"),
    build: (query) => h("tidings-privacy-screen", { erasure: query.get("erasure") }),
    nav: true,
    needs: "privacy",
  },
  {
    name: "keys",
    pattern: /^#\/keys$/,
    title: "keys.title",
    load: () => import("./elements/keys-screen.js"),
    build: (query) => h("tidings-keys-screen", { show: query.get("show") }),
    nav: true,
    needs: "admin",
  },
  {
    name: "teams",
    pattern: /^#\/teams$/,
    title: "teams.title",
    load: () => import("./elements/teams-screen.js"),
    build: () => h("tidings-teams-screen"),
    nav: true,
    needs: "admin",
    ofAllTeams: true,
  },
  {
    name: "audit",
    pattern: /^#\/audit$/,
    title: "audit.title",
    load: () => import("./elements/audit-screen.js"),
    build: (query) => h("tidings-audit-screen", { filter: query.toString() }),
    nav: true,
    needs: "admin",
    ofAllTeams: true,
  },
  {
    name: "sessions",
    pattern: /^#\/sessions$/,
    title: "sessions.title",
    load: () => import("./elements/sessions-screen.js"),
    build: (query) => h("tidings-sessions-screen", { key: query.get("key") }),
  },
  {
    name: "webhook",
    pattern: /^#\/webhooks\/([^/]+)$/,
    title: "webhooks.one",
    load: () => import("./elements/webhook-call-screen.js"),
    build: (_, [id]) => h("tidings-webhook-call-screen", { "call-id": id }),
    needs: "operate",
  },
  {
    name: "docs",
    pattern: /^#\/docs$/,
    title: "docs.title",
    load: () => import("./elements/docs-screen.js"),
    build: () => h("tidings-docs-screen"),
    keep: "entry",
  },
  {
    name: "stream-check",
    pattern: /^#\/stream-check$/,
    title: "check.title",
    load: () => import("./elements/stream-check.js"),
    build: () => h("tidings-stream-check"),
  },
];

/** The order of the navigation, whoever adds a screen. */
const NAVIGATION = [
  "overview",
  "compose",
  "messages",
  "requests",
  "webhooks",
  "system",
  "privacy",
  "keys",
  "teams",
  "audit",
];

/** The screens of the navigation in their order. */
export function navigationRoutes() {
  const place = ({ name }) => NAVIGATION.indexOf(name);
  return ROUTES.filter(({ nav }) => nav).sort((one, other) => place(one) - place(other));
}

/** Where the page begins. */
export function home() {
  return ROUTES.some(({ name }) => name === "overview") ? "#/" : "#/compose";
}

/** `{ route, query, groups }` of a hash; undefined when there is no such screen. */
export function routeOf(hash) {
  const mark = hash.indexOf("?");
  const path = mark < 0 ? hash : hash.slice(0, mark);
  for (const route of ROUTES) {
    const caught = route.pattern.exec(path);
    if (caught) {
      const query = new URLSearchParams(mark < 0 ? "" : hash.slice(mark + 1));
      return { route, query, groups: caught.slice(1).map((group) => decoded(group)) };
    }
  }
  return undefined;
}

/** The hash of a path such as `#/messages` with a query; what is empty is left out. */
export function hashOf(path, values = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== "") query.set(name, value);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Says in the address what the screen shows now; the screen stays, and Back goes past it. */
export function replaceHash(hash) {
  history.replaceState(history.state, "", hash);
  window.dispatchEvent(new CustomEvent("tidings:replaced"));
}

function decoded(group) {
  try {
    return group === undefined ? undefined : decodeURIComponent(group);
  } catch {
    return group;
  }
}
