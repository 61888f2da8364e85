import { execFile } from "node:child_process";
import { promisify } from "node:util";
import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
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
  page.setDefaultTimeout(10_000);
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

describe("of an ordinary API", () => {
  const text = { type: "string" };
  const tea = { type: "object", required: ["id", "name"], properties: { id: { type: "integer" }, name: text } };
  const json = { "application/json": { schema: tea } };
  const xml = { "application/xml": { schema: tea } };
  const leaf = { type: "string", format: "binary" };
  const form = { type: "object", required: ["id", "name", "leaf"], properties: { ...tea.properties, leaf } };
  const formData = { "multipart/form-data": { schema: form } };
  const list = { "application/json": { schema: { type: "array", items: tea } } };
  const description = "<p>All <strong>teas</strong> of <code>a</code> house.</p><p><script>alert(1)</script></p>";
  const parameters = [{ name: "q", in: "query", required: true, schema: text }];
  const document = {
    openapi: "3.1.0",
    info: { title: "Teas", version: "1" },
    paths: {
      "/teas": {
        get: {
          operationId: "listTeas",
          description,
          parameters,
          responses: { "200": { description: "Teas", content: list } },
        },
        post: {
          operationId: "addTea",
          requestBody: { required: true, content: { ...json, ...xml, ...formData } },
          responses: { "201": { description: "The tea", content: json } },
        },
      },
      "/pots": { get: { operationId: "listPots", responses: { "200": { description: "Pots" } } } },
    },
  };
  let teas: Awaited<ReturnType<ReturnType<typeof createStandIn>["listen"]>>;
  beforeAll(async () => void (teas = await createStandIn({ document }).listen()));
  afterAll(async () => teas.close());
  beforeEach(async () => {
    page = await browser.newPage({ viewport: desk });
    page.setDefaultTimeout(10_000);
    return async () => page.close();
  });
  const sidebar = (): ReturnType<Page["getByRole"]> => page.getByRole("complementary");

  test("finds operations by several words, opens the first of them, and says where there is none", async () => {
    await page.goto(teas.url);
    const search = page.getByLabel("Find an operation");
    await search.fill("teapot");
    await page.getByText("No operation is called that.").waitFor();
    await search.fill("TEAS  post");
    await search.press("Enter");
    await page.getByRole("heading", { name: "POST /teas" }).waitFor();
    expect(await page.title()).toBe("POST /teas · Standin");
    expect(await page.getByRole("navigation").getByRole("listitem").count()).toBe(1);
  });

  test("sends a body by the keyboard, tells what it changed, and names the media type that is chosen", async () => {
    await page.goto(`${teas.url}/#/document/addTea`);
    const body = page.locator("textarea");
    await body.fill('{"id":7,"name":"Assam"}');
    await body.press("Control+Enter");
    await shown("JSON: 201");
    await sidebar().locator("dd", { hasText: "writes" }).waitFor();
    await page.getByLabel("Media type").selectOption("application/xml");
    await page.getByLabel("application/xml required").waitFor();
    expect(await body.inputValue()).toBe('{"id":7,"name":"Assam"}');
  });

  test.each([
    ["application/xml", /^<\w+>\n {2}<id>/],
    ["multipart/form-data", /^id=\d+\n(?:name=.*\n)?leaf=@/m],
    ["application/json", /^\{\n {2}"id"/],
  ])("begins a body of %s with its sample, which is accepted, by the lines to copy too", async (type, begins) => {
    await page.goto(`${teas.url}/#/document/addTea`);
    const body = page.locator("textarea");
    await page.getByLabel("Media type").selectOption(type);
    expect(await body.inputValue()).toMatch(begins);
    await body.press("Control+Enter");
    await shown("JSON: 201");
    const [curl = "", fetched = ""] = await page.locator(".line pre").allTextContents();
    const asked = await promisify(execFile)("sh", ["-c", `${curl} -s -o /dev/null -w '%{http_code}'`]);
    expect(asked.stdout).toBe("201");
    expect(
      await page.evaluate<number>(
        `(async () => { ${fetched.replace("await fetch", "return (await fetch").replace(/;$/, ").status;")} })()`,
      ),
    ).toBe(201);
  });

  test("keeps what was typed where the session is set to another time", async () => {
    await page.goto(`${teas.url}/#/document/listTeas`);
    await page.getByLabel(/^q/).fill("Assam");
    for (const button of ["+1 hour", "+1 day"]) {
      const before = await page.locator(".setting").textContent();
      await page.getByRole("button", { name: button }).click();
      await expect.poll(async () => page.locator(".setting").textContent()).not.toBe(before);
      await page.waitForLoadState("networkidle");
      expect(await page.getByLabel(/^q/).inputValue()).toBe("Assam");
    }
  });

  test("lays out what documents mark in HTML, and shows all other markup as text", async () => {
    await page.goto(`${teas.url}/#/document/listTeas`);
    const about = page.locator(".about");
    await about.waitFor();
    expect(await about.locator("p").allTextContents()).toEqual(["All teas of a house.", "<script>alert(1)</script>"]);
    expect(await about.locator("code").textContent()).toBe("a");
  });

  test("copies an answer, also where the browser lends no clipboard", async () => {
    await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.goto(`${teas.url}/#/document/listTeas?q=a`);
    await page.getByRole("button", { name: "Copy the body as JSON" }).click();
    await page.getByText("Press Ctrl+C").waitFor();
    expect(await page.evaluate<string>("getSelection().toString()")).toMatch(/^\[/);
  });
});

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
