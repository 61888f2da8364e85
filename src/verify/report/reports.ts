import { github } from "./github.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { terminal } from "./terminal.ts";

/** Every way to show a result, by the word that chooses it. */
export const reports: Readonly<Record<"terminal" | "json" | "junit" | "html" | "markdown" | "github", Report>> = {
  terminal,
  json,
  junit,
  html,
  markdown,
  github,
};
