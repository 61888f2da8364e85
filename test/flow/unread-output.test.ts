import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../support/source-files.ts";

let standIn: ChildProcessByStdio<null, Readable, Readable>;
let url = "";

// Nobody reads the output beyond its first lines.
beforeEach(async () => {
  const args = ["serve", "teahouse", "--port", "0", "--limit", "unread-bytes=50000"];
  standIn = spawn(process.execPath, [join(root, "dist/cli/standin.js"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [screen] = (await once(standIn.stdout, "data")) as [Buffer];
  standIn.stdout.pause();
  [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(screen.toString()) ?? [];
});
afterEach(() => standIn.kill("SIGKILL"));

/** Asks with so long a line that a hundred are more than a pipe holds, and what waits to be printed together. */
async function ask(times: number): Promise<void> {
  for (let request = 0; request < times; request++) {
    const answer = await fetch(`${url}/teas?about=${"x".repeat(3000)}`);
    expect(answer.status).toBe(200);
    await answer.text();
  }
}

test("a stand-in whose output nobody reads answers all the same, and ends with 0 when told to", async () => {
  await ask(120);
  const ended = once(standIn, "exit");
  standIn.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

test("printed requests that nobody reads are counted, not held, and the count is told when they are read again", async () => {
  await ask(300);
  let [printed, told] = ["", ""];
  standIn.stderr.setEncoding("utf8").on("data", (text: string) => (told += text));
  standIn.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  standIn.stdout.resume();
  while (!told.includes("nobody read")) await ask(1);
  await ask(1);
  const count = Number(/not printed, as nobody read the output: (\d+)/.exec(told)?.[1]);
  expect(count).toBeGreaterThan(10);
  expect(count).toBeLessThan(290);
  expect(printed).toContain("GET /teas");
});
