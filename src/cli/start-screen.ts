import pc from "picocolors";
import type { Operation } from "../contract/model/contract.ts";
import type { NamedApi } from "../serve/http/open-world.ts";
import { controlPath } from "../serve/http/control/control-path.ts";
import type { Scenario } from "../serve/scenario/scenario.ts";
import { version } from "../version.ts";
import { credentialsFor } from "../serve/http/samples/sample-credentials.ts";
import { absentRequest, requestsFor, type SampleRequest } from "../serve/http/samples/sample-requests.ts";
import { quotedWord } from "../shell-word.ts";
import { curlWords } from "./curl-words.ts";

export interface StartScreen {
  readonly url: string;
  readonly apis: readonly NamedApi[];
  readonly scenario: Scenario;
  readonly start: { readonly seed: string; readonly now: string };
  /** The lines that verify this server. */
  readonly verify: readonly string[];
  readonly control: boolean;
  readonly colour: boolean;
}

/** What a person sees when the stand-in has started: what it is, and for every operation and named entity one line to copy. */
export function startScreen(screen: StartScreen): string {
  const { bold, dim, cyan } = pc.createColors(screen.colour);
  const { scenario, start, url } = screen;
  const head = [
    `${bold(`standin ${version}`)} listening at ${cyan(url)}`,
    `scenario ${bold(scenario.name)}${scenario.about === "" ? "" : ` (${scenario.about})`}, seed ${bold(start.seed)}, clock at ${bold(start.now)}`,
  ];
  const apis = screen.apis.flatMap((api) => [
    "",
    bold(api.host.contract.title),
    ...operationLines(api, screen),
    ...others(api, dim),
  ]);
  const foot = ["", ...screen.verify.map((line) => `${dim("verify it against its contract:")}  ${line}`)];
  if (screen.control) foot.push(`${dim("change it while it runs:")}   curl ${quotedWord(`${url}${controlPath}/`)}`);
  return `${[...head, ...apis, ...foot].join("\n")}\n`;
}

/** So many operations of an API are shown: nobody reads more, and each costs the start a row. */
const mostShown = 60;

function others({ host }: NamedApi, dim: (text: string) => string): readonly string[] {
  const count = host.contract.operations.length - mostShown;
  return count <= 0 ? [] : [dim(`  … and ${count} more operations`)];
}

/** Each operation with its requests; beside the first that looks up a row, one that finds none. */
function operationLines(api: NamedApi, screen: StartScreen): readonly string[] {
  const shown = api.host.contract.operations.slice(0, mostShown);
  const absent = shown
    .map((operation) => ({ operation, request: absentRequest(operation, api) }))
    .find(({ request }) => request !== undefined);
  return shown.flatMap((operation) =>
    lines(operation, operation === absent?.operation ? absent.request : undefined, api, screen),
  );
}

function lines(
  operation: Operation,
  absent: SampleRequest | undefined,
  api: NamedApi,
  { url, colour }: StartScreen,
): readonly string[] {
  const { dim } = pc.createColors(colour);
  const credentials = credentialsFor(operation, api);
  const head = `  ${operation.method} ${operation.path}  ${dim(operation.summary)}`;
  if (credentials === undefined) return [head, dim("    no identity in the scenario may call it")];
  return [
    head,
    ...[...requestsFor(operation, api), ...(absent === undefined ? [] : [absent])].map((request) => {
      const about = request.about === "" ? "" : dim(`   # ${request.about}`);
      return `    ${curlWords(operation, request, credentials, url).join(" ")}${about}`;
    }),
  ];
}
