import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./source-files.ts";

/** One JSON answer that a real host gave, and the operation of a contract that it belongs to. */
export interface RecordedAnswer {
  readonly title: string;
  readonly operationId: string;
  readonly status: number;
  /** What was sent, by the contract's name in small letters. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly json: unknown;
}

interface Exchange {
  readonly title: string;
  readonly request: { readonly method: string; readonly path: string };
  readonly response: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: { readonly text?: string };
  };
  readonly compare?: readonly string[];
}

/** What a contract's document says about its routes, as far as it matters here. */
export interface Routes {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
}

/** Every JSON answer of one host's recordings that a documented route of the contract gave, in the host's own spelling. */
export function recordedAnswers(recordings: string, routes: Routes): readonly RecordedAnswer[] {
  const folder = join(root, "fixtures/recordings", recordings);
  return readdirSync(folder)
    .flatMap((file) => {
      const exchanges = JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly Exchange[];
      return exchanges.map((exchange) => ({ ...exchange, title: `${recordings}/${file}: ${exchange.title}` }));
    })
    .filter(({ request, response, compare }) => isJson(response) && compare === undefined && !isRespelled(request.path))
    .flatMap((exchange) => answerOf(exchange, routes));
}

function isJson({ headers, body }: Exchange["response"]): boolean {
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  return type.startsWith("application/json") && body.text !== undefined;
}

/** A request can ask for another spelling (`jsconfig`) or a wrapper (`callback`); those answers are not the schema's. */
function isRespelled(path: string): boolean {
  return /[?&](jsconfig|callback)=/i.test(path);
}

function answerOf({ title, request, response }: Exchange, routes: Routes): RecordedAnswer[] {
  const [path = "", query] = request.path.split("?");
  for (const [template, methods] of Object.entries(routes.paths)) {
    const operation = methods[request.method.toLowerCase()];
    const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
    const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, "([^/]+?)")}(?:\\.json)?/?$`, "i");
    const found = pattern.exec(path);
    if (operation === undefined || found === null) continue;
    const sent = new URLSearchParams(query);
    const values = names.map((name, index) => [name.toLowerCase(), decoded(found[index + 1] ?? "")] as const);
    const parameters = new Map([...[...sent].map(([name, value]) => [name.toLowerCase(), value] as const), ...values]);
    const json: unknown = parsed(response.body.text ?? "");
    return json === undefined
      ? []
      : [{ title, operationId: operation.operationId, status: response.status, parameters, json }];
  }
  return [];
}

/** A path segment as these hosts read it: like a query, and an escape that is none stays. */
function decoded(segment: string): string {
  return new URLSearchParams(`segment=${segment.replaceAll("&", "%26")}`).get("segment") ?? "";
}

/** The body, or undefined when it is none: a host writes bare text and bare infinities under this media type too. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
