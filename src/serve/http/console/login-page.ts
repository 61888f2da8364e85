import { escapeHtml } from "../../../escape-html.ts";
import type { Answer } from "../../operation/request.ts";
import { controlPath } from "../control/control-path.ts";
import type { NamedApi } from "../open-world.ts";
import { framed, pageHeaders } from "./frame.ts";

/** Where a choice of the login page goes. */
const loginPath = `${controlPath}/login`;

/** What the page asks: for whom, and where to go on. */
export interface Login {
  readonly status: number;
  /** The APIs that somebody may log in to. */
  readonly apis: readonly NamedApi[];
  /** A path of this stand-in's. */
  readonly back: string;
  /** Who was not enough; undefined: nobody had logged in. */
  readonly refused?: string | undefined;
}

/** The page on which a person says who asks: one button for each identity of the scenario. It needs no script. */
export function loginPage({ status, apis, back, refused }: Login): Answer {
  const known = apis.filter(({ host }) => host.credentials.identities.length > 0);
  const why =
    refused === undefined
      ? "This address is for known callers only."
      : `<b>${escapeHtml(refused)}</b> may not open this address.`;
  const body = `<main class="login">
<p class="mark">standin</p>
<h1>Who is asking?</h1>
<p>${why} These are the identities of the scenario; choose one to go on to <code>${escapeHtml(back)}</code>.</p>
${known.map((api) => choices(api, back)).join("\n")}
<p><a href="${controlPath}/">Open the console</a></p>
</main>`;
  return { status, headers: pageHeaders, body: framed("Who is asking?", body) };
}

function choices({ host: { contract, credentials } }: NamedApi, back: string): string {
  const buttons = credentials.identities.map(({ name, roles }) => {
    const about = roles.length === 0 ? "no role" : shortened(roles);
    return `<li><button name="as" value="${escapeHtml(name)}"><b>${escapeHtml(name)}</b> <small>${escapeHtml(about)}</small></button></li>`;
  });
  return `<form method="post" action="${loginPath}">
<h2>${escapeHtml(contract.title)}</h2>
<input type="hidden" name="api" value="${escapeHtml(contract.name)}">
<input type="hidden" name="back" value="${escapeHtml(back)}">
<ul class="choices">${buttons.join("")}</ul>
</form>`;
}

/** An identity may have every role there is. */
function shortened(roles: readonly string[]): string {
  const [first = "", second, ...others] = roles;
  if (others.length > 0) return `${first}, ${second ?? ""} and ${others.length} more`;
  return second === undefined ? first : `${first}, ${second}`;
}

/**
 * The path of this stand-in's that somebody wants to come back to, whatever is written: never another origin's.
 * @param wanted a path or a whole address
 */
export function ownPath(wanted: string | undefined): string {
  const base = "http://stand-in.invalid";
  if (wanted === undefined || !URL.canParse(wanted, base)) return "/";
  const { pathname, search } = new URL(wanted, base);
  return `${pathname.replace(/^\/+/, "/")}${search}`;
}
