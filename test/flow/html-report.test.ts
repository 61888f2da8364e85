import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadContract } from "../../src/contract/load-contract.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { senderOf } from "../../src/verify/exchange/sender-of.ts";
import { noColour } from "../../src/verify/report/report.ts";
import { html } from "../../src/verify/report/html.ts";
import { verify } from "../../src/verify/verify.ts";
import { noBrowser, openBrowser } from "../support/browser.ts";

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const moment = "2026-03-01T12:00:00.000Z";
let page: string;
beforeAll(async () => {
  const sender = senderOf(
    (_, response) => void response.writeHead(200, { "Content-Type": "application/json" }).end('{"a":1}'),
  );
  const result = await verify({
    apis: [{ contract: loadContract("teahouse"), target: bareTarget(undefined), sender }],
    // Some families have every kind of row that all have; axe-core looks at each row.
    only: ["answers", "verbs", "parameters"],
  });
  page = html.render(result, { palette: noColour, width: Infinity, moment });
});

test("shows what breaks before everything else, with contents and the date of the run", () => {
  const places = ['class="contents"', 'id="broken"', "<article>", 'id="operation-0"', 'id="operation-1"'];
  const found = places.map((place) => page.indexOf(place));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(page.lastIndexOf("<article>")).toBeLessThan(page.indexOf('id="operation-0"'));
  expect(page).toContain(`<time datetime="${moment}">2026-03-01 12:00 UTC</time>`);
});

describe.skipIf(noBrowser !== undefined)(`in a browser (${noBrowser ?? "Chromium"})`, () => {
  let browser: Browser;
  let address: string;
  beforeAll(async () => {
    browser = await openBrowser();
    const file = join(mkdtempSync(join(tmpdir(), "standin-report-")), "report.html");
    writeFileSync(file, page);
    address = `file://${file}`;
  });
  afterAll(async () => browser.close());

  test("is no wider than a phone, folds what holds, and shows by choice what breaks or was not checked", async () => {
    const tab = await browser.newPage({ viewport: { width: 375, height: 800 } });
    await tab.goto(address);
    expect(await tab.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
    expect(await tab.locator(".family:not(.has-breaks)[open]").count()).toBe(0);
    expect(await tab.locator(".parts[open]").count()).toBe(0);
    await tab.check("#show-unchecked");
    expect(await tab.locator("#broken").isVisible()).toBe(false);
    expect(await tab.locator("tr.unchecked").first().isVisible()).toBe(true);
    expect(await tab.locator("tr.holds:visible").count()).toBe(0);
    expect(await tab.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(375);
    await tab.check("#show-broken");
    expect(await tab.locator("tr.unchecked:visible").count()).toBe(0);
    expect(await tab.locator("tr.breaks").first().isVisible()).toBe(true);
  });

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 375],
  ] as const)("has nothing that axe-core finds, all of it unfolded: in %s, %i wide", async (colorScheme, width) => {
    const tab = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await tab.goto(address);
    await tab.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    await tab.evaluate(axe.source);
    const { violations } = await tab.evaluate<{ violations: Violation[] }>("axe.run()");
    expect(violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html: found }) => found)])).toEqual([]);
  });
});
