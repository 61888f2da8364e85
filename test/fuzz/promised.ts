import type { Contract, Operation } from "../../src/contract/model/contract.ts";
import { contentTypeOf } from "../../src/verify/exchange/reply.ts";
import { readReply } from "../../src/verify/exchange/read-reply.ts";
import { promisesOf } from "../../src/verify/framework/promises-of.ts";
import { judgeSchema } from "../../src/verify/verdict/judge-schema.ts";
import type { Promised } from "./laws.ts";

/** Reads answers as `verify` does, which shares nothing with what wrote them, and holds them to the contract. */
export function promisedBy(contract: Contract): Promised {
  const promises = promisesOf(contract);
  return ({ method, target }, answer) => {
    const operations = operationsAt(contract, method, target);
    const found = operations.map((operation) => {
      const question = {
        operation,
        method,
        parameters: [],
        as: { kind: "nobody" },
        wanted: undefined,
        headers: [],
      } as const;
      const asked = { ...question, path: undefined, body: undefined };
      const request = { method, target, headers: [], body: undefined };
      const response = { ...answer, reason: "", milliseconds: 0 };
      const reply = readReply(1, asked, request, response, contract, promises);
      if (contentTypeOf(reply)?.startsWith("application/problem+json") === true) return undefined;
      const { parsed } = reply;
      if (parsed.kind === "unreadable") return `${operation.id} ${parsed.pointer}: ${parsed.message}`;
      const deviation = judgeSchema(reply)?.deviation;
      return deviation === undefined
        ? undefined
        : `${operation.id}: expected ${deviation.expected}, found ${JSON.stringify(deviation.found)}`;
    });
    return found.includes(undefined) ? undefined : found[0];
  };
}

/** Every operation that a request may be for. HEAD has no body. */
function operationsAt({ operations }: Contract, method: string, target: string): readonly Operation[] {
  const path = target.split("?", 1)[0] ?? "";
  return operations.filter(
    (one) => one.method === method && one.bases.concat("").some((base) => isUnder(one, base, path)),
  );
}

function isUnder({ path }: Operation, base: string, asked: string): boolean {
  const pieces = `${base}${path}`.split(/\{[^}]*\}/);
  const escaped = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join("[^/]+")}(?:\\.\\w+)?$`, "i").test(asked);
}
