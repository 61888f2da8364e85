import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { answerRequest } from "../../../../src/serve/http/stand-in.ts";
import type { NamedApi } from "../../../../src/serve/http/open-world.ts";
import { noChanges } from "../../../../src/serve/state/changes.ts";
import { requestsFor } from "../../../../src/serve/http/samples/sample-requests.ts";
import { basic, openTestWorld } from "../../../support/stand-in.ts";

/** What is worked out of contract and schema, counted while something runs: expressions, generated code, validators. */
async function countMade(run: () => Promise<unknown>): Promise<readonly string[]> {
  const made: string[] = [];
  const spied = <Callable extends object>(name: string, callable: Callable): Callable =>
    new Proxy(callable, {
      construct(target, args: unknown[]) {
        made.push(`${name} ${String(args[0]).slice(0, 60)}`);
        return Reflect.construct(target as new () => object, args) as object;
      },
      apply(target, self, args: unknown[]) {
        made.push(`${name} ${String(args[0]).slice(0, 60)}`);
        const returned: unknown = Reflect.apply(target as () => unknown, self, args);
        return returned;
      },
    });
  const globals = { RegExp: globalThis.RegExp, Function: globalThis.Function };
  const real = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(Ajv2020.prototype) as object);
  const methods = Object.fromEntries(
    ["compile", "addSchema"].map((name) => [name, real[name]?.value as () => unknown] as const),
  );
  const spies = Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, spied(name, method)]));
  Object.assign(globalThis, { RegExp: spied("RegExp", RegExp), Function: spied("Function", Function) });
  Object.assign(Ajv2020.prototype, spies);
  try {
    await run();
  } finally {
    Object.assign(globalThis, globals);
    for (const name of Object.keys(spies)) Reflect.deleteProperty(Ajv2020.prototype, name);
  }
  return made;
}

const accepts = ["application/json", "application/xml", "text/csv", "application/jsv", "text/html"];

function requestsOf(apis: readonly NamedApi[]): readonly (readonly [target: string, accept: string, by: string])[] {
  return apis.flatMap(({ host, manners }) =>
    host.contract.operations.flatMap((operation) => {
      const [first] = requestsFor(operation, { host, manners });
      const targets =
        first === undefined
          ? []
          : [first.target, `${first.target}${first.target.includes("?") ? "&" : "?"}Limit=999&jsconfig=edv`];
      const by = host.contract.name === "bokamera" ? "admin" : "owner";
      return targets.flatMap((target) => accepts.map((accept) => [target, accept, by] as const));
    }),
  );
}

test.each([
  { served: "the example APIs", contracts: [] as string[] },
  { served: "an ordinary document", contracts: ["test/support/shop.yaml"] },
])("works out nothing again for the second of two equal requests to $served", async ({ contracts }) => {
  const { apis } = openTestWorld({ contracts }).at(noChanges, 0);
  const requests = requestsOf(apis);
  expect(requests.length).toBeGreaterThan(4);
  for (const [target, accept, by] of requests) {
    const ask = (): Promise<unknown> => {
      const headers = [["Accept", accept] as const, ["Authorization", basic(by)] as const];
      return answerRequest({ method: "GET", target, headers, body: new Uint8Array(), scheme: "http" }, apis);
    };
    await ask();
    expect([target, accept, await countMade(ask)]).toEqual([target, accept, []]);
  }
});

test("counts what is made", async () => {
  const made = await countMade(() => Promise.resolve([new RegExp("a+"), new Ajv2020().compile({ type: "string" })]));
  expect(made.slice(0, 1)).toEqual(["RegExp a+"]);
  expect(made.some((one) => one.startsWith("compile"))).toBe(true);
});
