// A thread that asks for health without end: what the requests cost their sender is not counted. It leaves in `longest`, shared
// with the thread that began it, the most milliseconds that one took; the other thread sets it back to 0.
import { setTimeout as wait } from "node:timers/promises";
import { isMainThread, Worker, workerData } from "node:worker_threads";

/** @param {string} url of the stand-in */
export function watchHealth(url) {
  const longest = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL(import.meta.url), { workerData: { url, longest } });
  return { longest, end: () => worker.terminate() };
}

if (!isMainThread) {
  const { url, longest } = workerData;
  for (;;) {
    const began = performance.now();
    await (await fetch(`${url}/_standin/health`)).text();
    const taken = Math.round(performance.now() - began);
    if (taken > Atomics.load(longest, 0)) Atomics.store(longest, 0, taken);
    await wait(5);
  }
}
