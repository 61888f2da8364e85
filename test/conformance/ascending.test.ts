import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileContract } from "../../src/contract/load-contract.ts";
import { openWorld } from "../../src/serve/http/open-world.ts";
import { loadScenario } from "../../src/serve/scenario/load-scenario.ts";
import { loadTarget } from "../../src/verify/deployment/load-target.ts";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { inProcess } from "../support/in-process.ts";
import { basic } from "../support/stand-in.ts";
import { root } from "../support/source-files.ts";

// The same API, had its host shown the oldest rows first.
const text = readFileSync(join(root, "contracts/bokamera/openapi.yaml"), "utf8")
  .replace("direction: descending", "direction: ascending")
  .replaceAll("ordered: descending", "ordered: ascending");
const contract = compileContract(parse(text), join(root, "contracts/bokamera/openapi.yaml"));
const scenario = loadScenario("default", [contract]);
const sender = inProcess(openWorld({ contracts: [contract], scenario, loadScenario: () => scenario }));

interface Answer {
  readonly Attempts: readonly { readonly Id: string }[];
  readonly Done: boolean;
  readonly Iterator?: string;
}

async function ask(query: string): Promise<Answer> {
  const target = `/webhook/endpoints/ep_3B41OybdYwBq1mrhiJRecovered/attempts?${query}`;
  const headers = [
    ["Accept", "application/json"],
    ["Authorization", basic("admin")],
  ] as const;
  const { status, body } = await sender({ method: "GET", target, headers, body: undefined });
  expect(status).toBe(200);
  return JSON.parse(Buffer.from(body).toString("utf8")) as Answer;
}

const idsOf = ({ Attempts }: Answer): readonly string[] => Attempts.map(({ Id }) => Id);

async function walk(limit: number, sign = "", from?: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let iterator = from; ;) {
    const page = await ask(`Limit=${limit}${iterator === undefined ? "" : `&Iterator=${sign}${iterator}`}`);
    ids.push(...(sign === "" ? idsOf(page) : idsOf(page).toReversed()));
    if (page.Done) return ids;
    iterator = sign === "" ? page.Iterator : page.Attempts[0]?.Id;
  }
}

test("shows pages that rise, walks them in any size, and turns round", async () => {
  const ids = await walk(250);
  expect(ids.length).toBeGreaterThan(100);
  expect(ids).toEqual(ids.toSorted());
  expect(await walk(7)).toEqual(ids);
  const middle = ids[Math.floor(ids.length / 2)];
  expect(await walk(7, "-", middle)).toEqual(ids.slice(0, Math.floor(ids.length / 2)).toReversed());
});

test("holds a host whose pages rise to its contract", async () => {
  const target = loadTarget(join(root, "fixtures/scenarios/default.target.yaml"), {}).targetOf("bokamera")!;
  const result = await verify({
    apis: [{ contract, target, sender }],
    only: ["walk", "laws", "filters", "answers"],
  });
  expect(findingsOf(result)).toEqual([]);
});
