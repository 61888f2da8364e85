import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isDark, noBrowser, openBrowser, tooFaint, tooWide, type Traffic, watched } from "../support/browser.ts";
import { basic, createTestApp, listen } from "../support/stand-in.ts";

const endpoint = (id: string, query = ""): string => `/webhook/endpoints/${id}/attempts${query}`;
const busy = "ep_3HOh5cD5gewvQTdodl9lupOBusy";
const hostile = "ep_3C4ZAcjxk4IgD7KiuuEtHostile";

let browser: Browser;
let standIn: Awaited<ReturnType<typeof listen>>;
let zoo: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await openBrowser();
  standIn = await listen(createTestApp());
  zoo = await listen(createTestApp({ contracts: ["fixtures/contracts/zoo"], scenario: "zoo" }));
});
afterAll(async () => {
  if (noBrowser !== undefined) return;
  await browser.close();
  await standIn.close();
  await zoo.close();
});
beforeEach(({ skip }) => {
  skip(noBrowser !== undefined, noBrowser);
  return async () => void (await Promise.all(browser.contexts().map(async (context) => context.close())));
});

interface Opened {
  readonly page: Page;
  readonly traffic: Traffic;
}

/** A window of 1300 pixels that shows the path, as somebody or nobody. */
async function open(
  server: typeof standIn,
  path: string,
  user?: string,
  look: BrowserContextOptions = {},
): Promise<Opened> {
  const extraHTTPHeaders = user === undefined ? {} : { Authorization: basic(user) };
  const context = await browser.newContext({ viewport: { width: 1300, height: 850 }, extraHTTPHeaders, ...look });
  const traffic = await watched(context, server.url);
  const page = await context.newPage();
  await page.goto(server.url + path);
  return { page, traffic };
}

const texts = async (page: Page, selector: string): Promise<string[]> =>
  (await page.locator(selector).allTextContents()).map((text) => text.trim());

interface Attempts {
  readonly Attempts: readonly { readonly Id: string; readonly Url: string }[];
}

async function asJson(path: string): Promise<Attempts> {
  const headers = { Authorization: basic("admin"), Accept: "application/json" };
  return (await (await fetch(standIn.url + path, { headers })).json()) as Attempts;
}

test("shows the rows as a table, and once what all of them have in common", async () => {
  const path = endpoint(busy, "?Limit=20");
  const { page } = await open(standIn, path, "admin");
  const { Attempts } = await asJson(path);
  expect(await page.title()).toBe("ListWebhookEndpointAttempts");
  expect(await texts(page, "tbody td:first-child")).toEqual(Attempts.map(({ Id }) => Id));
  expect(await texts(page, "th")).not.toContain("EndpointId");
  expect(await texts(page, ".common dd")).toContain(busy);
});

test("leads from page to page to the last, and back to the first", async () => {
  const { page } = await open(standIn, endpoint(busy, "?Limit=249"), "admin");
  const first = page.url();
  const ids: string[] = [];
  for (;;) {
    ids.push(...(await texts(page, "tbody td:first-child")));
    const next = page.getByRole("link", { name: "Next page" });
    if ((await next.count()) === 0) break;
    await next.last().click();
  }
  expect(ids).toHaveLength(1000);
  expect(new Set(ids).size).toBe(1000);
  await page.getByRole("link", { name: "First page" }).first().click();
  expect(page.url()).toBe(first);
});

test("leads to the same data as JSON", async () => {
  const path = endpoint(busy, "?Limit=5");
  const { page } = await open(standIn, path, "admin");
  await page.getByRole("link", { name: "JSON", exact: true }).click();
  expect(JSON.parse(await page.locator("body").innerText())).toEqual(await asJson(path));
});

test("leads to the same data as a CSV to save", async () => {
  const { page } = await open(standIn, endpoint(busy, "?Limit=5"), "admin");
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  expect((await saved).suggestedFilename()).toBe("ListWebhookEndpointAttempts.csv");
});

test("shows hostile texts as text, cut in the middle and yet whole, and asks nobody else", async () => {
  const path = endpoint(hostile, "?Limit=250");
  const { page, traffic } = await open(standIn, path, "admin");
  const { Attempts } = await asJson(path);
  const url = (await texts(page, "th")).indexOf("Url") + 1;
  const shown = await texts(page, `tbody td:nth-child(${url})`);
  const unseen = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
  const named = (text: string): string =>
    text.replace(unseen, (sign) => `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
  expect(shown).toEqual(Attempts.map(({ Url }) => named(Url).trim()));
  expect(traffic).toEqual({ requests: [standIn.url + path], scripts: [] });
});

test.each([
  "<script>document.title = 'run'; alert(1)</script>",
  '"><img src=x onerror=alert(1)><svg onload=alert(1)>',
  "</style></title></main><iframe src=https://evil.example/></iframe>",
  "javascript:alert(1)//https://evil.example/",
  "https://evil.example/\"onmouseover='alert(1)' style='background:url(//evil.example)'",
])("runs nothing of what was sent: %s", async (text) => {
  const path = `/echo.html?Text=${encodeURIComponent(text)}&Map=${encodeURIComponent(`{"${text.replaceAll('"', '""')}":x}`)}`;
  const { page, traffic } = await open(zoo, path);
  await page.hover("dd >> nth=0");
  expect(await page.title()).toBe("GetEcho");
  expect(await page.locator("dd").first().textContent()).toBe(text);
  expect(await page.locator("script, img, svg, iframe, [onload], [onerror], [onmouseover]").count()).toBe(0);
  expect(traffic).toEqual({ requests: [new URL(zoo.url + path).href], scripts: [] });
});

test("tells somebody without the role that the page is forbidden, in plain text", async () => {
  const { page } = await open(standIn, endpoint(busy), "reader");
  expect(await page.locator("body").innerText()).toContain(
    `Forbidden\n\nRequest.HttpMethod: GET\nRequest.PathInfo: ${endpoint(busy)}`,
  );
});

test("sends nobody to the login, which is told where to come back to", async () => {
  const { page } = await open(standIn, endpoint(busy), "admin");
  await page.context().setExtraHTTPHeaders({});
  const asked = page.waitForRequest(/\/login\?/);
  // Whether there is a page at that address is the host's affair.
  await page.goto(standIn.url + endpoint(busy, "?Limit=5")).catch(() => undefined);
  const { pathname, searchParams } = new URL((await asked).url());
  expect(pathname).toBe("/login");
  expect(searchParams.get("redirect")).toBe(standIn.url + endpoint(busy, "?Limit=5"));
});

const pages = [
  { what: "rows", path: endpoint(busy, "?Limit=20") },
  { what: "hostile rows", path: endpoint(hostile, "?Limit=50") },
  { what: "no rows", path: endpoint("ep_3DIvSl21HZAGQN6A4o0WCSilent") },
  { what: "a failure", path: endpoint(busy, "?Limit=999") },
];

test.each((["light", "dark"] as const).flatMap((look) => pages.map((page) => ({ look, ...page }))))(
  "shows $what so that they can be read in $look, without scrolling sideways",
  async ({ look, path }) => {
    const { page } = await open(standIn, path, "admin", { colorScheme: look });
    expect(await page.evaluate<string[]>(tooWide)).toEqual([]);
    expect(await page.evaluate<string[]>(tooFaint)).toEqual([]);
    expect(await page.evaluate<boolean>(isDark)).toBe(look === "dark");
  },
);
