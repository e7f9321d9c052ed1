// Follows the stream at a URL with the npm package `eventsource` and prints a line for each event, until `end`.
// node follow.mjs <url> <key>
import { EventSource } from "eventsource";

const [url, key] = process.argv.slice(2);

const source = new EventSource(url, {
  fetch: (input, init) =>
    fetch(input, { ...init, headers: { ...init.headers, Authorization: `Bearer ${key}` } }),
});

for (const name of ["snapshot", "status", "replayed", "reset", "end"]) {
  source.addEventListener(name, ({ lastEventId }) => {
    console.log(`${name} ${lastEventId}`);
    if (name === "end") {
      source.close();
    }
  });
}
source.addEventListener("error", () => console.log(`error ${source.readyState}`));
