import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Why no browser can be started here; undefined: one can. */
export const noBrowser: string | undefined = existsSync(executablePath)
  ? undefined
  : `there is no ${executablePath}: install Debian's package chromium`;

/** A browser without a window and with a profile of its own that goes when it is closed. It calls nobody by itself. */
export async function openBrowser(): Promise<Browser> {
  const args = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args });
}

/** What a page did, beside what it shows. */
export interface Traffic {
  /** The addresses that were asked for, in order. */
  readonly requests: string[];
  /** Dialogs, errors and messages of scripts: what a page that runs nothing never has. */
  readonly scripts: string[];
}

/** Writes down what the pages of a context do. A request to any other origin is refused. */
export async function watched(context: BrowserContext, origin: string): Promise<Traffic> {
  const traffic: Traffic = { requests: [], scripts: [] };
  await context.route("**/*", async (route) => {
    const url = route.request().url();
    traffic.requests.push(url);
    await (url.startsWith(`${origin}/`) ? route.continue() : route.abort());
  });
  context.on("dialog", (dialog) => {
    traffic.scripts.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("weberror", (error) => traffic.scripts.push(`error: ${error.error().message}`));
  context.on("console", (message) => traffic.scripts.push(`console: ${message.text()}`));
  return traffic;
}

/** Script: whether the page lies on a dark ground. */
export const isDark = `Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)) < 128`;

/** Script: the classes of what is wider than its place. */
export const tooWide = `
  [document.documentElement, ...document.querySelectorAll(".rows")]
    .filter((element) => element.scrollWidth > element.clientWidth)
    .map((element) => element.className)`;

/** Script: the texts that have less contrast than 4.5 to 1 (WCAG 2.2, 1.4.3). */
export const tooFaint = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [red, green, blue] = channels(colour).map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    const { backgroundColor } = getComputedStyle(element);
    return channels(backgroundColor)[3] === 0 ? ground(element.parentElement) : backgroundColor;
  };
  const contrast = (element) => {
    const [dim, bright] = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05);
  };
  const says = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
  return [...document.body.querySelectorAll("*")]
    .filter((element) => says(element) && contrast(element) < 4.5)
    .map((element) => element.outerHTML.slice(0, 80));
})()`;
