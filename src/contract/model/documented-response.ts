import type { Response, Success } from "./contract.ts";

/** What is documented of a status: its own response, else that of its range (`4XX`), else `default`. */
export function documentedResponse(responses: readonly Response[], status: number): Response | undefined {
  return (
    responses.find((response) => response.status === status) ??
    responses.find((response) => response.range === true && hundredOf(response.status) === hundredOf(status)) ??
    responses.find((response) => response.status === "default")
  );
}

/** What a success is documented to be: 200, else the lowest of its kind, else its range (`2XX`), else `default`. */
export function documentedSuccess(responses: readonly Response[]): Success | undefined {
  const exact = responses
    .flatMap((response) =>
      typeof response.status === "number" && hundredOf(response.status) === 2
        ? [{ status: response.status, response }]
        : [],
    )
    .toSorted(
      (a, b) => Number(a.response.range ?? false) - Number(b.response.range ?? false) || a.status - b.status,
    )[0];
  const fallback = responses.find(({ status }) => status === "default");
  return exact ?? (fallback && { status: 200, response: fallback });
}

function hundredOf(status: Response["status"]): number | undefined {
  return status === "default" ? undefined : Math.floor(status / 100);
}
