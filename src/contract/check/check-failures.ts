import type { Problems } from "../../source/problems.ts";
import type { Part } from "../../source/part.ts";

/**
 * Every failure that an operation's extensions name has to be a response of it: what a host answers and no response
 * documents, nobody can check.
 * @param failures those that the extensions name
 * @param statuses its documented responses, as the document writes them: `404`, `4XX`, `default`
 */
export function checkFailures(failures: readonly Part[], statuses: readonly string[], problems: Problems): void {
  for (const failure of failures) {
    const status = failure.get("status")?.number;
    if (status === undefined || isDocumented(String(status), statuses)) continue;
    problems.add(
      failure.get("status") ?? failure,
      `the operation fails with ${status} here, and its responses (${statuses.join(", ") || "none"}) do not have it`,
      `add "${status}" to the operation's \`responses\`, or name a status that is there`,
    );
  }
}

/**
 * The failures that the extensions of an operation and of its parameters name.
 * @param parameters the operation's, references followed
 */
export function failureParts(operation: Part, parameters: readonly Part[]): readonly Part[] {
  return [...answerFailures(operation), ...filterFailures(parameters)];
}

function answerFailures(operation: Part): readonly Part[] {
  const answer = operation.get("x-standin-answer");
  const pagination = operation.get("x-standin-pagination");
  const failures = [
    ...["page", "row", "example"].map((kind) => answer?.at(kind, "missing")),
    ...(answer?.at("failure", "failures")?.entries() ?? []).map(([, failure]) => failure),
    pagination?.at("iterator", "invalid"),
    pagination?.at("limit", "exceeded"),
  ];
  return failures.filter((failure) => failure !== undefined);
}

function filterFailures(parameters: readonly Part[]): readonly Part[] {
  return parameters.flatMap((parameter) => parameter.at("x-standin-filter", "unknown") ?? []);
}

function isDocumented(status: string, statuses: readonly string[]): boolean {
  return statuses.some((one) => one === "default" || one === status || one === `${status.charAt(0)}XX`);
}
