import { setTimeout as pause } from "node:timers/promises";
import type { Target } from "../deployment/target.ts";
import { createHttpSender } from "./http-sender.ts";

/** So long is waited between two attempts. */
const between = 250;

/**
 * Waits until a deployment answers, with whatever status but those of a gateway in front of one that starts (502, 503, 504).
 * @param seconds after which it is given up: what the first check then meets is told as always
 */
export async function waitForAnswer({ url, connection }: Target, seconds: number): Promise<void> {
  if (url === undefined) return;
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const timeout = Math.max(between, Math.min(5000, until - performance.now()));
    const send = createHttpSender({ url, ...connection, timeout, mostBytes: 0 });
    const status = await send({ method: "GET", target: "/", headers: [["Connection", "close"]], body: undefined }).then(
      (answer) => answer.status,
      () => undefined,
    );
    if (status !== undefined && ![502, 503, 504].includes(status)) return;
    if (performance.now() + between >= until) return;
    await pause(between);
  }
}
