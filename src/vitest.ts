/** Standin in Vitest: a stand-in that runs beside tests, and a deployment's contract as tests. */
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createStandIn } from "./serve/http/create-stand-in.ts";
import type { ListeningStandIn } from "./serve/http/listening.ts";
import { resetShared } from "./serve/http/reset-shared.ts";
import type { StandInOptions } from "./serve/http/stand-in-settings.ts";

export { contractTests, type ContractTestsOptions } from "./verify/contract-tests.ts";

/**
 * Opens a stand-in before the tests of a file or a `describe`, closes it after them, and resets it before each.
 * @returns where it is reached, once the tests run
 *
 * @example
 * const standIn = useStandIn({ document: "openapi.yaml" });
 * test("lists orders", async () => { await fetch(`${standIn.url}/orders`); });
 */
export function useStandIn(options: Omit<StandInOptions, "control"> = {}): Pick<ListeningStandIn, "url"> {
  let listening: ListeningStandIn | undefined;
  const url = (): string => {
    if (listening === undefined) throw new Error("the stand-in listens while tests run: ask for its url in one");
    return listening.url;
  };
  beforeAll(async () => {
    listening = await createStandIn(options).listen();
  });
  beforeEach(async () => {
    await resetShared(url());
  });
  afterAll(async () => {
    await listening?.close();
    listening = undefined;
  });
  return {
    get url() {
      return url();
    },
  };
}
