/**
 * Runs something at once and again so long after each end, but only while the page is seen: a tab in
 * the background asks for nothing, and asks at once when it comes back.
 */
export function whileSeen(every, run, signal) {
  let timer;
  let running = false;
  const again = async () => {
    clearTimeout(timer);
    if (running || document.hidden || signal.aborted) return;
    running = true;
    await run();
    running = false;
    if (!signal.aborted) timer = setTimeout(again, every);
  };
  document.addEventListener("visibilitychange", again, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  void again();
  return again;
}
