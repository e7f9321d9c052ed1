import { manyEventsPath } from "./api.js";
import { after } from "./request-model.js";
import { canShare, SharedSource } from "./shared-source.js";

// More send requests than this are too much for the address of one stream.
const MOST = 60;

/**
 * Messages of many send requests, kept current by the stream of all of them.
 *
 * `onChange(message)` is told of each that has changed. Those that are final are followed no more.
 */
export class LiveMessages {
  #messages = new Map();
  #sources = new Map();
  #position = 0;
  #onChange;
  #open = false;

  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** Adds messages, each with its correlationId, as they stood at the log position. */
  add(messages, position) {
    this.#position = this.#messages.size === 0 ? position : Math.min(this.#position, position);
    messages.forEach((message) =>
      this.#messages.set(message.id, { position, ...this.#messages.get(message.id), ...message }),
    );
    if (this.#open) this.#follow();
  }

  clear() {
    this.close();
    this.#messages.clear();
  }

  open() {
    this.#open = true;
    this.#follow();
  }

  /** What changes meanwhile is told when it is opened again. */
  close() {
    this.#open = false;
    this.#sources.forEach((source) => source.close());
    this.#sources.clear();
  }

  #follow() {
    const wanted = this.#wanted();
    if (!canShare) {
      this.#followAlone(wanted);
      return;
    }
    for (const [correlationId, source] of this.#sources) {
      if (!wanted.includes(correlationId)) {
        source.close();
        this.#sources.delete(correlationId);
      }
    }
    for (const correlationId of wanted.filter((id) => !this.#sources.has(id))) {
      this.#sources.set(
        correlationId,
        this.#listen(new SharedSource(correlationId, () => this.#position), correlationId),
      );
    }
  }

  /** Tabs that cannot find each other have a stream each, and that is one. */
  #followAlone(wanted) {
    const name = wanted.join(" ");
    if (this.#sources.has(name)) return;
    this.#sources.forEach((source) => source.close());
    this.#sources.clear();
    if (wanted.length > 0) {
      const source = new EventSource(manyEventsPath(wanted, this.#position));
      this.#sources.set(name, this.#listen(source));
    }
  }

  #wanted() {
    const moving = [...this.#messages.values()].filter((message) => !message.final);
    return [...new Set(moving.map(({ correlationId }) => correlationId))].slice(0, MOST);
  }

  #listen(source, correlationId) {
    for (const name of ["status", "attempt"]) {
      source.addEventListener(name, ({ data }) => this.#heard(JSON.parse(data)));
    }
    source.addEventListener("snapshot", ({ data }) => this.#replace(JSON.parse(data)));
    source.addEventListener("end", () => this.#ended(source, correlationId));
    return source;
  }

  #heard(event) {
    const message = this.#messages.get(event.messageId);
    if (!message || event.seq <= message.position) return;
    const changed = { ...after(message, event), position: event.seq };
    this.#messages.set(message.id, changed);
    this.#onChange(changed);
  }

  #replace({ correlationId, logPosition, messages }) {
    for (const snapshot of messages) {
      const message = this.#messages.get(snapshot.id);
      if (message && logPosition > message.position) {
        const changed = { ...message, ...snapshot, correlationId, position: logPosition };
        this.#messages.set(message.id, changed);
        this.#onChange(changed);
      }
    }
  }

  #ended(source, correlationId) {
    source.close();
    if (correlationId) this.#sources.delete(correlationId);
  }
}
