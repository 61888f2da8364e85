import { execFile } from "node:child_process";
import { promisify } from "node:util";
import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isDark, noBrowser, openBrowser, type Traffic, watched } from "../support/browser.ts";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import { createTestApp, listen } from "../support/stand-in.ts";

const attempts = "/webhook/endpoints/ep_3HOh5cD5gewvQTdodl9lupOBusy/attempts";
/** Few rows have every kind of element that many have; axe-core looks at each of them. */
const operation = "/#/bokamera/ListWebhookEndpointAttempts?EndpointId=ep_3HOh5cD5gewvQTdodl9lupOBusy&Limit=5";

let browser: Browser;
let standIn: Awaited<ReturnType<typeof listen>>;
let context: BrowserContext;
let traffic: Traffic;
let page: Page;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  browser = await openBrowser();
  standIn = await listen(createTestApp());
});
afterAll(async () => {
  if (noBrowser !== undefined) return;
  await browser.close();
  await standIn.close();
});
beforeEach(async ({ skip }) => {
  skip(noBrowser !== undefined, noBrowser);
  context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: standIn.url });
  traffic = await watched(context, standIn.url);
  page = await context.newPage();
  return async () => context.close();
});

/** Script: what the element that has the focus is called. */
const focused = `(() => {
  const element = document.activeElement;
  const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent;
  return label.trim().replace(/\\s+/g, " ");
})()`;

/** Goes on with the keyboard until something of that name has the focus. */
async function tabTo(name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate<string>(focused);
    if (typeof name === "string" ? label === name : name.test(label)) return;
    seen.push(label);
  }
  throw new Error(`nothing called ${String(name)} is reached: ${[...new Set(seen)].join(" | ")}`);
}

async function press(name: string | RegExp): Promise<void> {
  await tabTo(name);
  await page.keyboard.press("Enter");
}

const shown = async (text: string | RegExp): Promise<void> =>
  page.getByRole("main").getByText(text).first().waitFor({ timeout: 10_000 });

test("is used with the keyboard alone: log in, three pages, a format, a fault in the log, reset, a line for the shell", async () => {
  await page.goto(`${standIn.url}${attempts}?Limit=5`);
  expect(await page.title()).toBe("Who is asking?");
  await press(/^admin/);
  await page.getByRole("heading", { name: "ListWebhookEndpointAttempts" }).waitFor();

  await page.goto(`${standIn.url}/`);
  await page.getByRole("link", { name: "ep_3HOh5cD5gewvQTdodl9lupOBusy" }).waitFor();
  await press("ep_3HOh5cD5gewvQTdodl9lupOBusy");
  await shown("200 OK");
  await shown(/^Gives one page of the attempts made to deliver messages/);
  await shown(/^Names the webhook endpoint/);
  const body = page.getByRole("region", { name: "Body as JSON" });
  const pages = [await body.textContent()];
  await press("Next page");
  await shown("page 2");
  pages.push(await body.textContent());
  await page.keyboard.press("Enter");
  await shown("page 3");
  pages.push(await body.textContent());
  const ids = pages.flatMap((text) =>
    (JSON.parse(text ?? "") as { Attempts: { Id: string }[] }).Attempts.map(({ Id }) => Id),
  );
  expect(ids).toHaveLength(150);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());

  await tabTo("Skip to the operation");
  await page.keyboard.press("Enter");
  await tabTo("JSON");
  await page.keyboard.press("ArrowRight");
  await press("Send");
  await page.getByRole("region", { name: "Body as XML" }).waitFor();
  expect(await page.getByRole("region", { name: "Body as XML" }).textContent()).toMatch(/^<\?xml/);

  await press("Order a fault");
  await press("Order");
  await page.getByText("fault-1").waitFor();
  await press("Send");
  await shown("503");
  const newest = page.getByRole("log").getByRole("listitem").first();
  expect(await newest.textContent()).toMatch(/503.*GET.*attempts.*struck by fault-1/);
  await page.getByText("struck 1 of 1").waitFor();

  await press("Reset session");
  await page.getByText("No request yet.").waitFor();
  await press("Send");
  await shown("200 OK");

  await press("Copy the curl line");
  const line = await page.evaluate<string>("navigator.clipboard.readText()");
  const { stdout } = await promisify(execFile)("sh", ["-c", `${line} -s`], { maxBuffer: 10_000_000 });
  const answer = await fetch(standIn.url + attempts, {
    headers: { Accept: "application/xml", Authorization: `Basic ${btoa("admin:secret")}` },
  });
  const third = new URL(/'(http[^']*)'/.exec(line)?.[1] ?? "").searchParams.get("Iterator");
  expect(third).toBe(ids[99]);
  expect(stdout.startsWith((await answer.text()).slice(0, 150))).toBe(true);
  expect(traffic.requests.filter((url) => !url.startsWith(`${standIn.url}/`))).toEqual([]);
  expect(traffic.scripts.filter((said) => !/503/.test(said))).toEqual([]);
});

test("shows the record whose values stand in the form, and none where they are of your own", async () => {
  await page.goto(`${standIn.url}/`);
  await page.getByRole("link", { name: "ep_39w2EQSHj764A9V9ii2KXpFlaky" }).click();
  const sample = page.getByLabel("Sample");
  interface Select {
    readonly selectedOptions: readonly { readonly textContent: string }[];
  }
  const chosen = async (): Promise<string | undefined> =>
    sample.evaluate((select) => (select as unknown as Select).selectedOptions[0]?.textContent);
  await sample.waitFor();
  expect(await chosen()).toMatch(/^ep_39w2EQSHj764A9V9ii2KXpFlaky — /);
  const input = page.getByLabel(/^EndpointId/);
  await input.fill("ep_another");
  expect(await chosen()).toBe("(values of your own)");
  await sample.selectOption({ index: 0 });
  expect(await input.inputValue()).toBe("ep_3HOh5cD5gewvQTdodl9lupOBusy");
});

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds, by rule, with the first elements. */
async function violations(): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate<{ violations: Violation[] }>("axe.run()");
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html)
        .join(" ")}`,
  );
}

const desk = { width: 1280, height: 860 };
const phone = { width: 375, height: 700 };
const login = async (): Promise<void> => page.getByRole("heading", { name: "Who is asking?" }).waitFor();
const overview = async (): Promise<void> => page.getByRole("table").first().waitFor({ state: "attached" });

async function allFormats(): Promise<void> {
  await page.getByText("All", { exact: true }).click();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("region", { name: "Body as CSV" }).waitFor();
  for (const folded of await page.locator("aside details, main details").all())
    await folded.evaluate((element) => Reflect.set(element, "open", true));
}

test.each([
  { look: "light", viewport: phone, path: "/login", ready: login },
  { look: "dark", viewport: phone, path: "/", ready: overview },
  { look: "dark", viewport: desk, path: operation, ready: allFormats },
  { look: "light", viewport: phone, path: operation, ready: allFormats },
] as const)(
  "has nothing that axe-core finds, and does not scroll sideways: $path in $look, $viewport.width wide",
  async (view) => {
    const { look, viewport, path, ready } = view;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: look });
    await page.goto(standIn.url + path);
    await ready();
    expect(await violations()).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(viewport.width);
    expect(await page.evaluate<boolean>(isDark)).toBe(look === "dark");
  },
);

/** Script: the texts that reach beyond the part of the page that holds them. */
const cutOff = `[...document.querySelectorAll("nav *, main *, aside *, header *")]
  .filter((element) => !element.closest("pre, textarea, table") && element.getClientRects().length > 0)
  .filter((element) => element.getBoundingClientRect().right > element.closest("nav, main, aside, header").getBoundingClientRect().right + 1)
  .map((element) => element.tagName + " " + element.textContent.slice(0, 20))`;

test.each([320, 1280])("shows long names whole, %i wide", async (width) => {
  const name = "averylongname".repeat(12);
  const schema = { type: "string", enum: [name] };
  const parameters = [
    { name, in: "path", required: true, schema: { type: "string" } },
    { name: `q${name}`, in: "query", required: true, description: name, schema },
  ];
  const get = {
    summary: name,
    description: name,
    operationId: name,
    parameters,
    responses: { "200": { description: name } },
  };
  const paths = { [`/${name}/{${name}}`]: { get } };
  const document = { openapi: "3.1.0", info: { title: name, version: "1" }, paths };
  const long = await createStandIn({ document }).listen();
  const wide = await browser.newPage({ viewport: { width, height: 700 } });
  await wide.goto(long.url);
  const link = wide.getByRole("main").getByRole("link").first();
  await link.waitFor();
  expect(await wide.evaluate(cutOff)).toEqual([]);
  await link.click();
  await wide.getByRole("button", { name: "Send" }).click();
  await wide.getByText("Answer", { exact: true }).waitFor();
  expect(await wide.evaluate(cutOff)).toEqual([]);
  await wide.close();
  await long.close();
});
