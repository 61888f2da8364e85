import type { FormatName } from "../../../../contract/model/host.ts";
import type { RequestContext } from "../request-context.ts";
import { operationOf } from "../call.ts";
import { escapeHtml } from "../../../../escape-html.ts";
import { inFormat } from "./links.ts";
import { style } from "./style.ts";
import { visible } from "./visible.ts";

/** The frame of every page: the operation, the request, the same data for programs. It loads nothing and runs nothing. */
export function page({ request, call, host }: RequestContext, content: string): string {
  const operation = operationOf(call);
  const title = escapeHtml(operation?.id ?? host.contract.title);
  const summary =
    operation === undefined || operation.summary === "" ? "" : `<p>${escapeHtml(operation.summary)}</p>\n`;
  const links = offered.map(
    (format) => `<a href="${escapeHtml(inFormat(request.target, call, format))}">${format.toUpperCase()}</a>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="api">${escapeHtml(host.contract.title)}</p>
<h1>${title}</h1>
${summary}<p class="request"><b>${escapeHtml(call.method)}</b> <code>${visible(request.target)}</code></p>
<nav aria-label="The same data as">${links.join(" ")}</nav>
</header>
<main>
${content}</main>
</body>
</html>
`;
}

const offered: readonly FormatName[] = ["json", "xml", "csv", "jsv", "jsonl"];
