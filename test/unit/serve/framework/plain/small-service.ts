import { compileContract } from "../../../../../src/contract/load-contract.ts";
import { openWorld } from "../../../../../src/serve/http/open-world.ts";
import { type Answered, answerRequest } from "../../../../../src/serve/http/stand-in.ts";
import { preferenceOf } from "../../../../../src/serve/operation/preference.ts";
import type { Scenario, ScenarioApi } from "../../../../../src/serve/scenario/scenario.ts";
import { unmentioned } from "../../../../../src/serve/scenario/scenario.ts";
import { noChanges } from "../../../../../src/serve/state/changes.ts";

/** What is asked; a header that is written once is one pair. */
interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** An answer as a client sees it, its body as text. */
interface Seen {
  readonly status: number;
  readonly type: string | undefined;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly json: unknown;
}

/** A service of a document of our own, in whose world nothing is named but what a test names. */
export interface SmallService {
  ask(target: string, asked?: Asked): Promise<Seen>;
  answered(target: string, asked?: Asked): Promise<Answered>;
}

/** @param document `paths` and whatever else stands beside them */
export function smallService(document: object, api: Partial<ScenarioApi> = {}): SmallService {
  const whole = { openapi: "3.1.0", info: { title: "Small", version: "1" }, ...document };
  const contract = compileContract(whole, "small.yaml");
  const apis = new Map([[contract.name, { ...unmentioned, ...api }]]);
  const scenario: Scenario = { name: "s", file: "s.yaml", about: "", seed: "s", now: "2026-01-01T00:00:00Z", apis };
  const world = openWorld({ contracts: [contract], scenario, loadScenario: () => scenario });
  const answered: SmallService["answered"] = async (target, { method = "GET", headers = {}, body = "" } = {}) => {
    const request = {
      method,
      target,
      headers: Object.entries({ Host: "api.example", ...headers }),
      body: Buffer.from(body),
      scheme: "http",
    };
    return answerRequest(request, world.at(noChanges, 0).apis, preferenceOf(request));
  };
  return { answered, ask: async (target, asked) => seen((await answered(target, asked)).answer) };
}

function seen({ status, headers, body }: Answered["answer"]): Seen {
  const named = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const text = typeof body === "string" ? body : Buffer.from(body).toString("latin1");
  return { status, type: named.get("content-type"), headers: named, text, json: jsonOf(text) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** An operation that answers what it was sent, so that a test sees what was read. */
export function echoing(parameters: readonly object[], more: object = {}): object {
  const names = parameters.map((parameter) => String(Reflect.get(parameter, "name")));
  return {
    parameters,
    ...more,
    responses: {
      "200": {
        description: "what was read",
        content: {
          "application/json": {
            schema: { type: "object", properties: Object.fromEntries(names.map((name) => [name, {}])) },
          },
        },
      },
    },
    "x-standin-answer": { echo: true },
  };
}
