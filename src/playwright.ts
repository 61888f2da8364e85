/** Standin in Playwright Test: a stand-in as a fixture. */
import type { Fixtures } from "@playwright/test";
import { createStandIn } from "./serve/http/create-stand-in.ts";
import type { ListeningStandIn } from "./serve/http/listening.ts";
import { resetShared } from "./serve/http/reset-shared.ts";
import type { StandInOptions } from "./serve/http/stand-in-settings.ts";

/** What tests are given: the stand-in, reset before each of them. */
export interface StandInFixture {
  readonly standIn: Pick<ListeningStandIn, "url">;
}

/** What it runs in: one for each worker. */
export interface StandInWorkerFixture {
  readonly standInOfWorker: ListeningStandIn;
}

/**
 * A fixture of Playwright Test: each worker process has a stand-in of its own, and each test finds it reset.
 *
 * @example
 * const test = base.extend(standInFixture({ document: "openapi.yaml" }));
 * test("lists orders", async ({ page, standIn }) => { await page.goto(`${standIn.url}/orders`); });
 */
export function standInFixture(
  options: Omit<StandInOptions, "control"> = {},
): Fixtures<StandInFixture, StandInWorkerFixture> {
  return {
    standInOfWorker: [
      // Playwright reads from the text of the function which fixtures it needs.
      // oxlint-disable-next-line no-empty-pattern
      async ({}, use) => {
        await using listening = await createStandIn(options).listen();
        await use(listening);
      },
      { scope: "worker" },
    ],
    standIn: async ({ standInOfWorker }, use) => {
      await resetShared(standInOfWorker.url);
      await use(standInOfWorker);
    },
  };
}
