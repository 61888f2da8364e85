import { escapeHtml } from "../../../escape-html.ts";
import type { Answer, Request } from "../../operation/request.ts";
import { controlPath } from "../control/control-path.ts";
import { nearestOperation } from "../nearest-operation.ts";
import type { NamedApi } from "../open-world.ts";
import { framed, pageHeaders } from "./frame.ts";

/** What a person sees at an address that no API has, where a program gets no body at all. */
export function nothingPage({ target }: Pick<Request, "target">, apis: readonly NamedApi[]): Answer {
  const path = target.split("?", 1)[0] ?? "";
  const near = nearestOperation(
    target,
    apis.map(({ host }) => host.contract),
  );
  const body = `<main class="login">
<p class="mark">standin</p>
<h1>Nothing is served here</h1>
<p>No operation has the path <code>${escapeHtml(path)}</code>.${near === undefined ? "" : ` Near it is <code>${escapeHtml(near)}</code>.`}</p>
<p><a href="${controlPath}/">Open the console</a>, which lists every operation.</p>
</main>`;
  return { status: 404, headers: pageHeaders, body: framed("Nothing is served here", body) };
}
