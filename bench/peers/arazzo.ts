import type { Contract, Operation } from "../../src/contract/model/contract.ts";
import type { Exchange } from "./traffic.ts";

interface Placed {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly value: string;
}

/**
 * Exchanges with a right host as an Arazzo description: a workflow of one step each, for a workflow ends at its first
 * failure. A step that an operation documents names it, so that the answer is held to its statuses, media types and
 * schemas; any other (an unknown path, a parameter given twice) is sent as it stands. Each expects the status that the
 * right host gave.
 */
export function arazzoOf(contract: Contract, file: string, exchanges: readonly Exchange[], url: string): object {
  return {
    arazzo: "1.0.1",
    info: { title: contract.title, version: "1" },
    sourceDescriptions: [{ name: "openapi", type: "openapi", url: file }],
    workflows: exchanges.flatMap((exchange, index) =>
      exchange.response === undefined
        ? []
        : [{ workflowId: `w${index}`, steps: [stepOf(contract, exchange, exchange.response.status, url)] }],
    ),
  };
}

function stepOf(contract: Contract, { request }: Exchange, status: number, url: string): object {
  const headers: readonly Placed[] = request.headers
    .filter(([name]) => name.toLowerCase() !== "user-agent")
    .map(([name, value]) => ({ in: "header", name, value }));
  const documented = request.body === undefined ? documentedBy(contract, request.method, request.target) : undefined;
  return {
    stepId: "step",
    ...(documented === undefined
      ? { "x-operation": { url: `${url}${request.target}`, method: request.method.toLowerCase() }, parameters: headers }
      : {
          operationId: `$sourceDescriptions.openapi.${documented.operation.id}`,
          parameters: [...documented.parameters, ...headers],
        }),
    successCriteria: [{ condition: `$statusCode == ${status}` }],
  };
}

/** The operation that a request is documented by, and its parameters; undefined when the documentation lacks any of it. */
export function documentedBy(
  contract: Contract,
  method: string,
  target: string,
): { readonly operation: Operation; readonly parameters: readonly Placed[] } | undefined {
  const [path = "", search = ""] = target.split("?");
  const query = [...new URLSearchParams(search)];
  const names = query.map(([name]) => name);
  if (new Set(names).size < names.length) return undefined;
  for (const operation of contract.operations) {
    const placed = operation.method === method ? inPath(operation, path) : undefined;
    const known = operation.parameters.filter((one) => one.in === "query").map(({ name }) => name);
    if (placed === undefined || names.some((name) => !known.includes(name))) continue;
    return {
      operation,
      parameters: [...placed, ...query.map(([name, value]) => ({ in: "query" as const, name, value }))],
    };
  }
  return undefined;
}

function inPath({ segments }: Operation, path: string): readonly Placed[] | undefined {
  const given = path.split("/").slice(1);
  if (given.length !== segments.length) return undefined;
  const placed: Placed[] = [];
  for (const [index, [piece = ""]] of segments.entries()) {
    const value = given[index] ?? "";
    if (typeof piece !== "string") placed.push({ in: "path", name: piece.parameter, value: decodeURIComponent(value) });
    else if (piece !== value) return undefined;
  }
  return placed;
}
