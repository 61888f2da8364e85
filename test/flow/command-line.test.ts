import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Console, run } from "../../src/cli/program.ts";
import { serveCommand } from "../../src/cli/serve-command.ts";
import { verifyCommand } from "../../src/cli/verify-command.ts";
import { root } from "../support/source-files.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function standin(args: readonly string[], env: Console["env"] = {}): Promise<Ran> {
  let out = "";
  let error = "";
  const console: Console = {
    out: (text) => (out += text),
    error: (text) => (error += text),
    colour: false,
    width: 100,
    env,
    cwd: root,
  };
  const code = await run(args, [serveCommand, verifyCommand], console);
  return { code, out, error };
}

const folder = mkdtempSync(join(tmpdir(), "standin-"));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

test.each([
  [["srve"], "Did you mean serve?"],
  [["serve", "--prot", "1"], "Did you mean --port?"],
  [["serve", "--port", "http"], '--port: "http" is not a port\n    → give a whole number from 0 to 65535'],
  [["serve", "--now", "yesterday"], '--now: "yesterday" is not a date\n    → write it as ISO 8601'],
  [["serve", "nothing"], "nothing"],
  [["serve", "--scenario", "defualt"], "default"],
  [["serve", "--rows", "attempt=5"], 'did you mean "attempts"?'],
  [["serve", "--rows", "attempts=missing.json"], "missing.json"],
  [["verify"], "there is nothing to verify\n    → give a URL"],
  [["verify", "127.0.0.1:4010"], "is no URL"],
  [["verify", "--target", "missing.yaml"], "missing.yaml"],
  [["verify", "http://127.0.0.1:4010", "--report", "junti"], "did you mean junit?"],
])("answers standin %j with exit code 2 and the cure", async (args, said) => {
  const { code, error, out } = await standin(args);
  expect(code).toBe(2);
  expect(error).toContain(said);
  expect(out).toBe("");
});

test("prints help and version to the terminal and ends with 0", async () => {
  expect((await standin(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  const help = await standin(["serve", "--help"]);
  expect(help.code).toBe(0);
  expect(help.out).toContain("STANDIN_PORT");
});

test("says which port is taken and how to choose another", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const { code, error } = await standin(["serve", "--port", String(port)]);
  expect(code).toBe(2);
  expect(error).toBe(
    `--port: port ${port} on 127.0.0.1 is taken\n    → stop what listens there, or choose another: --port ${port + 1}, or --port 0 for any free one\n`,
  );
});

test("reads a flag from the environment, and lets the command line win", async () => {
  const env = { STANDIN_PORT: "http", STANDIN_WATCH: "false" };
  expect((await standin(["serve"], env)).error).toContain('--port: "http" is not a port');
  expect((await standin(["serve", "--port", "x"], env)).error).toContain('--port: "x" is not a port');
});

test("stops at a broken contract with file, place and cure", async () => {
  const path = file(
    "openapi.yaml",
    "openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths: { /a: { get: { operationId: A, x-standin-anwser: { nothing: true }, responses: { '204': { description: x } } } } }\n",
  );
  const { code, error } = await standin(["serve", path]);
  expect(code).toBe(2);
  expect(error).toContain("x-standin-anwser");
  expect(error).toContain("x-standin-answer");
});

test("says at once that nobody answers, with exit code 2 and no list of failures", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const { code, out } = await standin(["verify", `http://127.0.0.1:${port}`]);
  expect(code).toBe(2);
  expect(out).toContain(`127.0.0.1:${port}`);
  expect(out.split("\n").length).toBeLessThan(12);
});

/** `standin serve` as a process of its own; resolves with what it printed once it listens. */
async function serving(args: readonly string[]): Promise<{ screen: string; stop: () => Promise<number | null> }> {
  const child = spawn(process.execPath, [join(root, "dist/cli/standin.js"), "serve", "--port", "0", ...args], {
    cwd: root,
  });
  let screen = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => {
      screen += data.toString();
      if (screen.includes("hold it to its contract")) resolve();
    });
    child.stderr.on("data", (data: Buffer) => (screen += data.toString()));
    child.once("exit", (code) => reject(new Error(`it ended with ${code}:\n${screen}`)));
  });
  const stop = async (): Promise<number | null> => {
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    return await ended;
  };
  return { screen, stop };
}

test("prints requests that work as printed, the same on two processes, and ends with 0 when told to", async () => {
  const [one, two] = await Promise.all([serving([]), serving([])]);
  const requests = [...one.screen.matchAll(/curl -u (\S+) '(http:[^']+)'/g)].map(([, user = "", url = ""]) => ({
    user,
    url: new URL(url),
  }));
  const other = new URL(/http:\/\/127\.0\.0\.1:\d+/.exec(two.screen)?.[0] ?? "");
  expect(requests.length).toBeGreaterThan(10);
  for (const { user, url } of requests) {
    const headers = { Authorization: `Basic ${Buffer.from(user).toString("base64")}`, Accept: "application/xml" };
    const answer = await fetch(url, { headers });
    expect(answer.status).toBe(200);
    expect(await (await fetch(new URL(url.pathname + url.search, other), { headers })).text()).toBe(
      await answer.text(),
    );
  }
  expect(await Promise.all([one.stop(), two.stop()])).toEqual([0, 0]);
});
