/** What a browser has around the page's models, in the hands of a test. */

const real = {
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
  clearInterval: window.clearInterval.bind(window),
  now: Date.now.bind(Date),
};

/** Lets everything happen that waits for nothing but its turn. */
export function settled() {
  return new Promise((done) => real.setTimeout(done));
}

/** Waits for what takes the browser a moment. */
export async function eventually(condition, what) {
  const end = real.now() + 5000;
  while (!condition()) {
    if (real.now() > end) throw new Error(`It never came to this: ${what}`);
    await new Promise((done) => real.setTimeout(done, 5));
  }
}

// Of all clocks, so that what one has set is never cleared in another.
let lastTimer = 0;

/** Time that passes only when told to, for every timer that is set from now on. */
export class FakeClock {
  #now = real.now();
  #timers = new Map();

  constructor() {
    window.setTimeout = (run, wait) => this.#set(run, wait);
    window.setInterval = (run, wait) => this.#set(run, wait, wait);
    window.clearTimeout = (timer) => this.#timers.delete(timer);
    window.clearInterval = window.clearTimeout;
    Date.now = () => this.#now;
  }

  get now() {
    return this.#now;
  }

  async pass(milliseconds) {
    const end = this.#now + milliseconds;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = next.due;
      this.#timers.delete(next.timer);
      if (next.every) this.#timers.set(next.timer, { ...next, due: next.due + next.every });
      next.run();
      await settled();
    }
    this.#now = end;
    await settled();
  }

  #set(run, wait = 0, every = undefined) {
    lastTimer += 1;
    this.#timers.set(lastTimer, { timer: lastTimer, run, due: this.#now + wait, every });
    return lastTimer;
  }

  #next(end) {
    const due = [...this.#timers.values()].filter((timer) => timer.due <= end);
    return due.sort((one, other) => one.due - other.due)[0];
  }
}

/** A stream whose other end is the test. */
export class FakeEventSource extends EventTarget {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSED = 2;

  /** All of them in the order they were opened in. */
  static all = [];

  static get open() {
    return FakeEventSource.all.filter(({ readyState }) => readyState !== FakeEventSource.CLOSED);
  }

  static get newest() {
    return FakeEventSource.all.at(-1);
  }

  static install() {
    FakeEventSource.all = [];
    window.EventSource = FakeEventSource;
  }

  readyState = FakeEventSource.CONNECTING;
  url;

  constructor(url) {
    super();
    this.url = url;
    FakeEventSource.all.push(this);
  }

  answers() {
    this.readyState = FakeEventSource.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  tells(name, data = {}, lastEventId = "") {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }

  /** The browser tries again by itself. */
  isCut() {
    this.readyState = FakeEventSource.CONNECTING;
    this.dispatchEvent(new Event("error"));
  }

  /** The browser has given up: any answer but 200 with events, a 204 too. */
  isRefused() {
    this.readyState = FakeEventSource.CLOSED;
    this.dispatchEvent(new Event("error"));
  }

  close() {
    this.readyState = FakeEventSource.CLOSED;
  }
}

/** An API that answers what the test says, and remembers what it was asked. */
export class FakeApi {
  asked = [];
  #answer;

  /** `answer(call)` gives one of the answers below, or throws as a connection that fails. */
  constructor(answer = (_call) => json({})) {
    this.#answer = answer;
    window.fetch = async (path, { method, body, headers, signal }) => {
      const call = { method, path, headers, body: body && JSON.parse(body) };
      this.asked.push(call);
      const response = await this.#answer(call);
      signal?.throwIfAborted();
      return response;
    };
  }

  answers(answer) {
    this.#answer = answer;
  }
}

/** As much of a Response as the page looks at, without the moments that a real body takes. */
export function text(body, status = 200, type = "text/html") {
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: new Headers({ "Content-Type": type }),
    json: async () => JSON.parse(body),
  };
}

export function json(body, status = 200, type = "application/json") {
  return text(JSON.stringify(body), status, type);
}

/** A refusal of Tidings. */
export function problem(status, type, others = {}) {
  const body = { type: `https://tidings.io/problems/${type}`, ...others };
  return json(body, status, "application/problem+json");
}

/** What a proxy, or a server that boots, says in the place of Tidings. */
export function foreign(status, type) {
  return text("<title>Back soon</title>", status, type);
}

export function lookAway(hidden) {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

export function setOnline(online) {
  Object.defineProperty(navigator, "onLine", { value: online, configurable: true });
  if (online) window.dispatchEvent(new Event("online"));
}

/** As on plain http, where tabs cannot find each other; before the page's modules are loaded. */
export function forbidSharing() {
  Reflect.deleteProperty(Navigator.prototype, "locks");
}
