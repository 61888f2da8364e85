import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { WireRequest } from "../../src/verify/exchange/wire.ts";
import { arazzoOf } from "./arazzo.ts";
import type { Objection, Peer } from "./peer.ts";
import { manifest, redocly } from "./redocly.ts";
import { exchange } from "./traffic.ts";

interface Report {
  readonly files: Readonly<Record<string, { readonly executedWorkflows: readonly Workflow[] }>>;
}
interface Workflow {
  readonly workflowId: string;
  readonly executedSteps: readonly { readonly checks?: readonly Check[] }[];
}
interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly message: string;
}

/** `redocly respect`: it sends the requests itself, from an Arazzo description; each of them once. */
export const respect: Peer = {
  name: "respect",
  title: "Redocly Respect",
  package: manifest,
  async start({ contract, file, right, requests, server, folder }) {
    const arazzo = join(folder, `${contract.name}.arazzo.yaml`);
    const report = join(folder, `${contract.name}.respect.json`);
    const once = unique(requests);
    writeFileSync(arazzo, JSON.stringify(arazzoOf(contract, file, await exchange(right, once), server.url)));
    return {
      requests: once.length,
      async *objections(host) {
        server.answer(host);
        await redocly(["respect", arazzo, "-S", `openapi=${server.url}`, "-J", report, "--no-secrets-masking"]);
        const { files } = JSON.parse(readFileSync(report, "utf8")) as Report;
        yield* Object.values(files).flatMap(({ executedWorkflows }) => executedWorkflows.flatMap(objectionsOf));
      },
      close: () => Promise.resolve(),
    };
  },
};

function unique(requests: readonly WireRequest[]): readonly WireRequest[] {
  const key = ({ method, target, headers, body }: WireRequest): string =>
    JSON.stringify([method, target, headers, body === undefined ? null : Buffer.from(body).toString("base64")]);
  return [...new Map(requests.map((request) => [key(request), request])).values()];
}

function objectionsOf({ workflowId, executedSteps }: Workflow): readonly Objection[] {
  const failed = executedSteps.flatMap(({ checks }) => (checks ?? []).filter(({ passed }) => !passed));
  return failed.flatMap(({ name, message }) =>
    kindsOf(message).map((kind) => ({ request: Number(workflowId.slice(1)), says: `${name}: ${kind}` })),
  );
}

/** The lines of a message that name a broken rule (`REQUIRED must have …`), without the excerpts of the body around them. */
export function kindsOf(message: string): readonly string[] {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .map((line) => line.trim());
  const rules = lines.filter((line) => /^[A-Z]{3,} \S/.test(line));
  return rules.length > 0 ? rules : [lines.find((line) => line !== "") ?? ""];
}
