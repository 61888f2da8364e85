import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { servicestack } from "../../src/serve/framework/servicestack/servicestack.ts";
import { violationsOf } from "../../src/serve/operation/check-answer.ts";
import type { Host } from "../../src/serve/operation/host.ts";
import { recordedHost, recordedHosts } from "./recorded-host.ts";
import { ask, differences, readRecordings, type Recording } from "./recording.ts";

const folder = "fixtures/recordings";
const hosts = new Map<string, Host>();
const hostOf = (name: string): Host => {
  const host = hosts.get(name) ?? recordedHost(name);
  hosts.set(name, host);
  return host;
};

const families = recordedHosts.flatMap((name) =>
  readdirSync(join(folder, name))
    .sort()
    .map((file) => ({
      family: `${name}/${file.replace(".json", "")}`,
      name,
      read: () => readRecordings(join(folder, name, file)),
    })),
);
const values = readdirSync(join(folder, "values")).map((file) => ({
  family: `values/${file.replace(".jsonl", "")}`,
  name: file.replace(".jsonl", ""),
  read: () => readValues(join(folder, "values", file)),
}));

/** Every line holds one value in four formats. */
function readValues(file: string): readonly Recording[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.flatMap((line) => {
    const row = JSON.parse(line) as Readonly<Record<"json" | "xml" | "csv" | "jsv", string>> & {
      readonly index: number;
    };
    return (["json", "xml", "csv", "jsv"] as const).map((format) => ({
      title: `value ${row.index} as ${format}`,
      request: { method: "GET", path: `/value/${row.index}.${format}` },
      response: { status: 200, headers: [], body: { text: row[format] } },
      compare: ["status", "body"],
    }));
  });
}

const table: string[] = [];
afterAll(() => console.log(["family                         same    of", ...table].join("\n")));

test.each([...families, ...values])("answers $family as the recorded host did", ({ family, name, read }) => {
  const recordings = read();
  const host = hostOf(name);
  const differing = recordings
    .map((recording) => ({ recording, found: differences(recording, host) }))
    .filter(({ found }) => found.length > 0)
    .map(({ recording: { title, request }, found }) =>
      [title, `${request.method} ${request.path}`, ...found].join("\n    "),
    );
  table.push(
    `${family.padEnd(28)} ${String(recordings.length - differing.length).padStart(6)} ${String(recordings.length).padStart(5)}`,
  );
  expect(differing).toEqual([]);
});

test.each([...families, ...values])("keeps the contract in every answer of $family", ({ name, read }) => {
  const host = hostOf(name);
  const { promise } = servicestack.open(host.contract);
  const broken = read().flatMap((recording) =>
    violationsOf(ask(recording, host), host.contract, promise).map(
      ({ pointer, keyword, message }) => `${recording.title}: ${pointer} ${keyword} ${message}`,
    ),
  );
  expect(broken).toEqual([]);
});
