import { escapeHtml } from "../../../escape-html.ts";
import type { Answer } from "../../operation/request.ts";
import { controlPath } from "../control/control-path.ts";

/** Where the console's own files lie. */
const assetPath = `${controlPath}/console`;

/** Nothing from elsewhere, nothing inline, in no other page's frame (Content Security Policy, level 3). */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What every page of the stand-in's own is sent with. A referrer of the same origin lets forms say where they come from. */
export const pageHeaders: Answer["headers"] = [
  ["Content-Type", "text/html; charset=utf-8"],
  ["Content-Security-Policy", policy],
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "same-origin"],
  ["Cache-Control", "no-store"],
];

/**
 * A page of the stand-in's own, for people.
 * @param body markup; texts in it are escaped already
 * @param script a module of the console's, by file name
 */
export function framed(title: string, body: string, script?: string): string {
  const loaded = script === undefined ? "" : `\n<script type="module" src="${assetPath}/${script}"></script>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetPath}/console.css">${loaded}
</head>
<body>
${body}
</body>
</html>
`;
}
