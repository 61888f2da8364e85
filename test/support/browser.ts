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
