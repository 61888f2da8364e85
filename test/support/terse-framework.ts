import type { Contract } from "../../src/contract/model/contract.ts";
import type { Type } from "../../src/contract/model/type.ts";
import type { Value } from "../../src/contract/model/value.ts";
import type { Framework } from "../../src/serve/framework/framework.ts";
import { routeTable } from "../../src/serve/operation/match.ts";
import type { Answer } from "../../src/serve/operation/request.ts";
import { resolve } from "../../src/serve/operation/resolve.ts";
import { lookupsOf, type Formats } from "../../src/wire/format.ts";

const json = (value: Value): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? Number(one) : one));

/** JSON and nothing else, as `JSON.stringify` writes it. */
const formats: Formats = {
  ...lookupsOf([
    {
      name: "json",
      mediaType: "application/json",
      write: (value) => json(value),
      read: (text) => JSON.parse(text) as Value,
    },
  ]),
  jsonValueOf: (value) => JSON.parse(json(value)) as unknown,
  jsonForm: { members: () => [], scalar: () => undefined },
  equal: (one, other) => json(one) === json(other),
  normalise: (value) => value,
};

/** A third framework, which only tests know: it answers what its operations come to, and tells every failure by its code alone. */
export const terse: Framework = {
  name: "terse",
  open(contract: Contract) {
    const routes = routeTable(contract, true);
    return {
      promise: {
        formats,
        offers: () => false,
        refusalViolations: (body) =>
          typeof body === "string" ? [] : [{ pointer: "", keyword: "type", message: "is no text" }],
      },
      locate({ method, target }) {
        const routed = routes(target.split("?", 1)[0]?.split("/").filter(Boolean) ?? []);
        const match = routed.match(method);
        return {
          reach: routed.reach(),
          answer(host): Promise<Answer> {
            const outcome = match && resolve(match.operation, match.path, host);
            const failure = outcome?.kind === "failure" ? outcome.failure : { status: 404, code: "Nowhere" };
            const succeeded = outcome?.kind === "value";
            const body: { value: Value; type: Type } = succeeded
              ? outcome
              : { value: failure.code, type: { kind: "string" } };
            return Promise.resolve({
              status: succeeded ? (outcome.status ?? 200) : failure.status,
              headers: [["Content-Type", "application/json"]],
              body: json(body.value),
              ...(match && { said: { operation: match.operation, by: succeeded ? "operation" : "manners", body } }),
            });
          },
        };
      },
    };
  },
};
