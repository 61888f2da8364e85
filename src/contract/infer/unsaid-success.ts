import type { DescribedOperation } from "./described-operation.ts";

/**
 * The success of a write that documents failures alone: documentation is expected to cover successes, and need not cover every
 * status (OpenAPI 3.1.1, Responses Object). What an operation that only shows something documents is left alone: it may be
 * there to show a failure.
 */
export function unsaidSuccess({
  part,
  method,
  path,
}: DescribedOperation): { readonly responses: object; readonly reason: string } | undefined {
  const statuses = part
    .get("responses")
    ?.keys()
    .filter((status) => !status.startsWith("x-"));
  if (statuses === undefined || statuses.length === 0 || !statuses.every((status) => /^[45]/.test(status)))
    return undefined;
  return {
    responses: { "2XX": { description: "It is done" } },
    reason: `${method} ${path} documents failures alone, and is done where nothing is wrong`,
  };
}
