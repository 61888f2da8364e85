import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { Console } from "../../src/cli/console.ts";
import { run } from "../../src/cli/program.ts";
import { checkCommand } from "../../src/cli/check-command.ts";
import { configCommand } from "../../src/cli/config-command.ts";
import { deriveCommand } from "../../src/cli/derive-command.ts";
import { initCommand } from "../../src/cli/init-command.ts";
import { schemasCommand } from "../../src/cli/schemas-command.ts";
import { serveCommand } from "../../src/cli/serve-command.ts";
import { verifyCommand } from "../../src/cli/verify-command.ts";
import { printedLines } from "../support/printed-lines.ts";
import { root } from "../support/source-files.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

const commands = [serveCommand, verifyCommand, deriveCommand, checkCommand, schemasCommand, initCommand, configCommand];

async function standin(args: readonly string[], env: Console["env"] = {}, width = 100): Promise<Ran> {
  let out = "";
  let error = "";
  const console: Console = {
    out: (text) => (out += text),
    error: (text) => (error += text),
    colour: false,
    width,
    env,
    cwd: root,
  };
  const code = await run(args, commands, console);
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
  [["srve"], 'did you mean "serve"?'],
  [["serve", "--prot", "1"], 'did you mean "--port"?'],
  [["serve", "--port", "http"], '--port: "http" is not a port\n    → give a whole number from 0 to 65535'],
  [["serve", "--now", "yesterday"], '--now: "yesterday" is not a date\n    → write it as ISO 8601'],
  [["serve", "--log", "xml"], '--log: "xml" is no form of a log\n    → write text or json'],
  [["serve", "--host", ""], '--host: "" is not an address'],
  [["serve", "--max-body", "none"], '--max-body: "none" is no number of megabytes'],
  [["serve", "--max-bodies", "5"], "--max-bodies: 5242880 bytes for all bodies are fewer than the 10485760 of one"],
  [["serve", "--port", "1", "--port", "2"], "--port: it is given twice"],
  [["serve", "--rows", "attempts=1", "--rows", "attempts=2"], 'the rows of "attempts" are given twice'],
  [["derive", "nowhere.html"], "nowhere.html: there is no such file"],
  [["derive", "package-lock.json", "--pause", "long"], '"long" is no number of milliseconds'],
  [["serve", "nothing"], "nothing"],
  [["serve", "--scenario", "defualt"], "default"],
  [["serve", "--rows", "attempt=5"], 'did you mean "attempts"?'],
  [["serve", "--rows", "attempts=missing.json"], "missing.json"],
  [
    ["serve", "--port", "0", "--write-target", "nowhere/t.yaml"],
    "--write-target nowhere/t.yaml: there is no folder nowhere\n    → name a file in a folder that exists",
  ],
  [["serve", "--port", "0", "--write-target", "test"], "--write-target test: test is a folder"],
  [
    ["check", "test/support/shop.yaml", "--write-overlay", "nowhere/o.yaml"],
    "--write-overlay nowhere/o.yaml: there is no folder nowhere\n    → name a file in a folder that exists",
  ],
  [["check", "test/support/shop.yaml", "--write-overlay", "test"], "--write-overlay test: test is a folder"],
  [["verify"], "there is nothing to verify\n    → give a URL"],
  [["verify", "127.0.0.1:4010"], "is not a URL"],
  [["verify", "--target", "missing.yaml"], "missing.yaml"],
  [["verify", "http://127.0.0.1:4010", "--report", "junti"], 'did you mean "junit"?'],
  [["verify", "http://127.0.0.1:4010", "--report", "json", "--report", "html"], "both go to the terminal"],
  [["verify", "http://127.0.0.1:4010", "--report", "json=/tmp/a", "--report", "html=/tmp/./a"], "to the same file"],
  [["verify", "http://127.0.0.1:4010", "--seed", "--only", "walk"], '--seed: the seed is missing: "--only" is a flag'],
  [["verify", "http://127.0.0.1:4010", "--only", "walk", "--skip", "walk"], "no case is left to run"],
  [["verify", "http://127.0.0.1:4010", "--only", "bokamerra"], 'did you mean "bokamera"?'],
  [
    ["verify", "http://127.0.0.1:4010", "--skip", "ListWebhookEndpointAttemps"],
    'did you mean "ListWebhookEndpointAttempts"?',
  ],
  [["verify", "http://admin:open@127.0.0.1:4010"], "the URL has credentials in it"],
  [["verify", "http://127.0.0.1:4010/?apikey=CANARY"], "the URL has credentials in it"],
  [["verify", "http://127.0.0.1:99999"], "is not a URL"],
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
  expect(await standin(["help", "serve"])).toEqual(help);
});

test.each(["serve", "verify", "derive", "check", "schemas", "init", "config"])(
  "shows the help of %s on one screen, with examples and exit codes",
  async (command) => {
    const { out } = await standin(["help", command], {}, 80);
    expect(out).toMatch(new RegExp(`\\nExamples:\\n {2}standin ${command} .*# `));
    expect(out).toMatch(/\nExit codes:\n {2}0 /);
    expect(out).toContain("  2  the command line, a file or an address cannot be used");
    expect(out.split("\n").length).toBeLessThanOrEqual(24);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  },
);

test("explains every flag of serve and verify with --all, and names the others in the short help", async () => {
  for (const [command, rare] of [
    ["serve", "--allow-host"],
    ["verify", "--exact"],
  ] as const) {
    const [short, all] = [await standin(["help", command], {}, 80), await standin(["help", command, "--all"], {}, 80)];
    expect(short.out).toMatch(new RegExp(`\\nstandin help ${command} --all also explains [^]*${rare}`));
    expect(short.out).not.toMatch(new RegExp(`\\n {2}${rare}`));
    expect([all.code, all.out]).toEqual([0, expect.stringMatching(new RegExp(`\\n {2}${rare} .*\\w`)) as string]);
  }
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
  expect((await standin(["serve"], env)).error).toContain('--port (variable STANDIN_PORT): "http" is not a port');
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

test("remarks on a method that faker does not have, once and where it is written", async () => {
  const named = "{ type: object, properties: { name: { type: string, x-faker: person.fulName } } }";
  const path = file(
    "faker.yaml",
    `openapi: 3.1.0
info: { title: x, version: "1" }
paths:
  /pets: { get: { responses: { "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } } }
components:
  schemas:
    Named: ${named}
    Pet: { allOf: [{ $ref: "#/components/schemas/Named" }, { type: object, properties: { id: { type: integer } } }] }
`,
  );
  expect(await standin(["check", path])).toMatchObject({
    code: 0,
    out: [
      `${path}: 1 operation, 1 remark`,
      `${path} /components/schemas/Named/properties/name/x-faker (line 7): faker has no method "person.fulName"`,
      '    → did you mean "person.fullName"?',
      "",
    ].join("\n"),
  });
});

test("lists what is unusual in contracts, and ends with 0", async () => {
  const path = file(
    "loose.yaml",
    "openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths:\n  /a: { get: {} }\ncomponents:\n  schemas: { A: { type: string, format: datetime } }\n",
  );
  expect(await standin(["check", path])).toEqual({
    code: 0,
    error: "",
    out: [
      `${path}: 1 operation, 2 remarks`,
      `${path} /paths/~1a/get (line 4): no response is documented, so any answer is accepted`,
      "    → add `responses`",
      `${path} /components/schemas/A/format (line 6): "datetime" is not in the format registry of OpenAPI, so nothing checks it`,
      '    → did you mean "date-time"?',
      "",
    ].join("\n"),
  });
});

test("says a remark once, and of how many more places it is true; --explain names them all", async () => {
  const path = file(
    "again.yaml",
    "openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths:\n  /a: { get: {} }\n  /b: { get: {}, put: {} }\n  /c: { $ref: '#/x-c' }\nx-c: { get: { responses: { '200': { description: x, content: { a/b: { schema: { type: string, format: datetime } } } } } } }\n",
  );
  const odd = `${path} /x-c/get/responses/200/content/a~1b/schema/format (line 7): "datetime" is not`;
  const { out } = await standin(["check", path]);
  expect(out.split("\n").slice(0, 3)).toEqual([
    `${path}: 4 operations, 4 remarks`,
    `${path} /paths/~1a/get (line 4) and 2 more places: no response is documented, so any answer is accepted`,
    "    → add `responses`",
  ]);
  expect(out.split("\n")[3]).toContain(odd);
  const { out: all } = await standin(["check", path, "--explain"]);
  expect(all.split("\n").filter((line) => line.includes("no response is documented"))).toHaveLength(3);
});

test("ends with 2 where a contract cannot be served", async () => {
  const path = file(
    "broken.yaml",
    "openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths:\n  /a: { $ref: '#/components/pathItems/A' }\n",
  );
  expect(await standin(["check", path])).toEqual({
    code: 2,
    error: `${path} /paths/~1a/$ref (line 4): \`$ref\` points at /components/pathItems/A, which does not exist in this document\n    → correct the reference, or define what it points at\n`,
    out: "",
  });
});

test("writes the schemas of a contract beside it, and tells when they are not what it says", async () => {
  const contract = mkdtempSync(join(tmpdir(), "standin-schemas-"));
  writeFileSync(
    join(contract, "openapi.yaml"),
    "openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths: {}\ncomponents: { schemas: { A: { type: string } } }\n",
  );
  const schema = join(contract, "schemas/A.schema.json");
  expect(await standin(["schemas", contract, "--check"])).toMatchObject({
    code: 1,
    out: `differs from its contract: ${schema}\n`,
  });
  expect(await standin(["schemas", contract])).toMatchObject({ code: 0, out: `written: ${schema}\n` });
  expect(await standin(["schemas", contract, "--check"])).toMatchObject({ code: 0, out: "" });
});

test("says at once that nobody answers, with exit code 2 and no list of failures", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const { code, out, error } = await standin(["verify", `http://127.0.0.1:${port}`]);
  expect(code).toBe(2);
  expect(out).toContain(`127.0.0.1:${port}`);
  expect(out.split("\n").length).toBeLessThan(12);
  expect(error).not.toContain("::error");
  const there = await standin(["verify", `http://127.0.0.1:${port}`], { GITHUB_ACTIONS: "true" });
  expect(there.out).toBe(out);
  expect(there.error).toContain(`::error title=standin verify::No answer from http://127.0.0.1:${port}`);
});

test("writes the other reports where one takes none, says so, and ends with 2", async () => {
  const [before, after] = [join(folder, "before.md"), join(folder, "after.html")];
  const reports = [`markdown=${before}`, "json=/dev/full", `html=${after}`].flatMap((one) => ["--report", one]);
  const { code, out, error } = await standin(["verify", "http://127.0.0.1:4010", "--dry-run", ...reports]);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(error).toMatch(/^--report json=\S+: the report could not be written \(\w+\)\n {4}→ name a file/);
  expect(readFileSync(before, "utf8")).toContain("Nothing was sent");
  expect(readFileSync(after, "utf8")).toContain("Nothing was sent");
});

test("refuses at once a report in a folder where no file can be made", async () => {
  const { code, out, error } = await standin([
    "verify",
    "http://127.0.0.1:4010",
    "--report",
    "json=/proc/standin-report",
  ]);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(error).toBe(
    "--report json=/proc/standin-report: /proc cannot be written (ENOENT)\n" +
      "    → name a file in a folder that exists and may be written\n",
  );
});

test("tells of what breaks before a report that could not be written, by file names that a job knows", async () => {
  const server = createServer((_, response) => response.writeHead(302, { Location: "/login" }).end());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const env = { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: join(root, "contracts") };
  const args = [`http://127.0.0.1:${port}`, "--target", join(root, "fixtures/scenarios/default.target.yaml")];
  const reports = ["--only", "bokamera/", "--report", "terminal", "--report", "json=/dev/full"];
  const { code, out, error } = await standin(["verify", ...args, ...reports], env);
  expect(code).toBe(1);
  expect(out).toContain("answered  302 Found → /login\n");
  expect(error).toContain("::error file=bokamera/openapi.yaml,title=");
  expect(error).toMatch(/--report json=\/dev\/full: the report could not be written \(ENOSPC\)\n.*\n$/);
});

/** `standin serve` as a process of its own; resolves with what it printed once it listens. */
async function serving(
  args: readonly string[],
): Promise<{ readonly screen: string; stop: () => Promise<number | null> }> {
  const child = spawn(process.execPath, [join(root, "dist/cli/standin.js"), "serve", "--port", "0", ...args], {
    cwd: root,
    env: { ...process.env, CI: "true" },
  });
  // Kept apart: a chunk of one may end in the middle of a line, where a chunk of the other would fall in.
  let screen = "";
  let errors = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      screen += text;
      if (/verify it against its contract[^]*\n$/.test(screen)) resolve();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.once("exit", (code) => reject(new Error(`it ended with ${code}:\n${screen}${errors}`)));
  });
  const stop = async (): Promise<number | null> => {
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    return await ended;
  };
  return {
    get screen() {
      return screen;
    },
    stop,
  };
}

test("prints requests that work as printed, the same on two processes, and ends with 0 when told to", async () => {
  const [one, two] = await Promise.all([serving(["--samples"]), serving(["--samples"])]);
  const requests = printedLines(one.screen);
  const other = new URL(/http:\/\/127\.0\.0\.1:\d+/.exec(two.screen)?.[0] ?? "");
  // A build machine is no terminal: nothing is coloured there.
  expect(one.screen).not.toContain("\u001b");
  expect(requests.length).toBeGreaterThan(20);
  expect(requests.filter(({ about }) => about.startsWith("404")).length).toBe(2);
  // Each in a session of its own: what is removed by one is not there for the next.
  for (const [index, { method, url, headers: printed, body, about }] of requests.entries()) {
    const session = { "X-Standin-Session": `line-${index}` };
    const headers = { Accept: "application/xml, application/json;q=0.5", ...session, ...printed };
    const answer = await fetch(url, { method, headers, body: body ?? null });
    expect([method, url.pathname, answer.status]).toEqual([
      method,
      url.pathname,
      about.startsWith("404") ? 404 : expect.toSatisfy((status: number) => status >= 200 && status < 300),
    ]);
    const again = await fetch(new URL(url.pathname + url.search, other), { method, headers, body: body ?? null });
    expect((await again.text()).replaceAll(other.host, url.host)).toBe(await answer.text());
  }
  expect(await Promise.all([one.stop(), two.stop()])).toEqual([0, 0]);
});

test("ends at once when told to, though answers are being delayed", async () => {
  const { screen, stop } = await serving(["teahouse"]);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(screen)?.[0] ?? "";
  const put = { method: "POST", body: JSON.stringify({ delay: 600_000, path: "/faulty" }) };
  expect((await fetch(`${url}/_standin/faults`, put)).status).toBe(201);
  const waiting = [
    fetch(`${url}/faulty`).catch(() => "cut off"),
    fetch(`${url}/`, { headers: { Prefer: "delay=60000" } }).catch(() => "cut off"),
  ];
  const asked = async (): Promise<number> =>
    ((await (await fetch(`${url}/_standin/log`)).json()) as { entries: unknown[] }).entries.length;
  await vi.waitFor(async () => expect(await asked()).toBe(2), { timeout: 4000 });
  expect(await stop()).toBe(0);
  expect(await Promise.all(waiting)).toEqual(["cut off", "cut off"]);
});

test("prints nothing when a client goes away in the middle of its body", async () => {
  const standIn = await serving(["teahouse"]);
  const printed = standIn.screen;
  const url = new URL(/http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? "");
  await new Promise<void>((resolve) => {
    const socket = connect(Number(url.port), url.hostname, () => {
      socket.write("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc", () =>
        setTimeout(() => socket.resetAndDestroy(), 50),
      );
    });
    socket.on("error", () => undefined);
    socket.once("close", () => resolve());
  });
  expect((await fetch(new URL("/_standin/health", url))).status).toBe(200);
  expect(await standIn.stop()).toBe(0);
  expect(standIn.screen).toBe(printed);
});

test("prints the line that verifies it, and by that line everything holds and nothing is left unchecked", async () => {
  const server = await serving(["pwc-reportfiling"]);
  const line = /standin (verify .*)\n/.exec(server.screen)?.[1] ?? "";
  const { code, out } = await standin([...line.split(" "), "--strict"]);
  await server.stop();
  expect(code).toBe(0);
  expect(out).toContain("Everything holds");
});

test("holds by the line that it prints for all contracts, but for tokens: any are let in where nobody is named", async () => {
  const server = await serving([]);
  const line = /standin (verify .*)\n/.exec(server.screen)?.[1] ?? "";
  const skipped = ["--skip", "security/forged-token", "--skip", "security/unsigned-token"];
  const own = ["--skip", "bokamera", "--skip", "pwc-reportfiling"];
  const { code, out } = await standin([...line.split(" "), ...own, ...skipped]);
  await server.stop();
  expect(out).not.toContain("✗");
  expect(code).toBe(0);
});
