import type { Response } from "./contract.ts";

/** What is documented of a status: its own response, else that of its range (`4XX`), else `default`. */
export function documentedResponse(responses: readonly Response[], status: number): Response | undefined {
  return (
    responses.find((response) => response.status === status) ??
    responses.find((response) => response.range === true && hundredOf(response.status) === hundredOf(status)) ??
    responses.find((response) => response.status === "default")
  );
}

function hundredOf(status: Response["status"]): number | undefined {
  return status === "default" ? undefined : Math.floor(status / 100);
}
