import type { FormatName, HostFacts } from "../../../contract/model/host.ts";
import { bareMediaType, mediaTypes } from "../../../contract/model/media-type.ts";
import { spellingOf, type Spelling } from "../../../wire/dialect/servicestack/spelling.ts";
import { headerValues, type Request } from "../../operation/request.ts";
import { respelled } from "./jsconfig.ts";
import { isForm } from "./bind/form.ts";
import type { Call } from "./call.ts";
import { brokenOff } from "./error-response.ts";
import { contentTypeOf, formatOf, isFormatName, scriptType } from "./media-types.ts";

/** How an answer is to be spelled. */
export interface Speech {
  /** Undefined: the client asked for a type that the framework cannot write. */
  readonly format: FormatName | undefined;
  readonly contentType: string;
  /** The function that a script wants the answer wrapped in (`?callback=`). */
  readonly callback: string | undefined;
  readonly spelling: Spelling;
}

/**
 * Chooses the format. On the host's own routes: suffix, `?callback=`, `?format=`, Accept, the host's default. On
 * predefined routes: `?callback=`, `?format=`, then what the route names (fixtures/recordings: negotiation).
 */
export function negotiate(request: Request, call: Call, facts: HostFacts): Speech {
  const callback = call.query("callback") || undefined;
  const jsconfig = call.query("jsconfig");
  const own: Spelling = { ...spellingOf(facts), brokenOff };
  const spelling = jsconfig === undefined ? own : respelled(own, jsconfig);
  const chosen = mediaTypeFor(request, call, facts, callback !== undefined);
  const format = formatOf(chosen);
  const scripted = callback !== undefined && format === "json";
  return {
    format,
    contentType: scripted ? scriptType : contentTypeOf(chosen),
    callback: callback?.replace(/[^A-Za-z0-9._]/g, "_"),
    spelling,
  };
}

function mediaTypeFor(request: Request, call: Call, facts: HostFacts, wrapped: boolean): string {
  const suffix = call.kind === "route" ? call.suffix : undefined;
  if (suffix !== undefined) return mediaTypes[suffix];
  if (wrapped) return mediaTypes.json;
  const asked = formatAsked(call);
  if (asked !== undefined) return mediaTypes[asked];
  const named = call.kind === "predefined" || call.kind === "unknown" ? call.mediaType : undefined;
  return (
    named ??
    accepted(headerValues(request, "Accept"), headerValues(request, "Content-Type")[0], mediaTypes[facts.defaultFormat])
  );
}

/** What `?format=` asks for; where it is not there, the path does if its first segment is one of three letters. */
function formatAsked(call: Call): FormatName | undefined {
  const asked = call.query("format");
  const word = asked === undefined ? /^\/([^/]{3})(?:\/|$)/.exec(call.path.text)?.[1] : asked.split(".", 1)[0];
  const format = (word ?? "").toLowerCase();
  return isFormatName(format) ? format : undefined;
}

/** SOAP, which these hosts do not speak: who sends it gets nothing back. */
const soap = "application/soap+xml";

/**
 * What the Accept lines come to. A line is one item, never split at commas: its beginning decides, and nobody reads a
 * quality (fixtures/recordings: negotiation). There is no 406.
 * @param sent the request's own Content-Type, which `*` + `/*` gives back as it was sent
 */
export function accepted(lines: readonly string[], sent: string | undefined, fallback: string): string {
  const items = lines.map(bareMediaType);
  const beginsWith = (type: string): boolean => items.some((item) => item.startsWith(type));
  const marked = [fallback, mediaTypes.html, mediaTypes.json, mediaTypes.xml, mediaTypes.jsv].filter(beginsWith);
  const own = sent === undefined || sent === "" ? undefined : sent;
  const [first] = marked;
  if (first !== undefined) return marked.find((type) => own !== undefined && type === bareMediaType(own)) ?? first;
  if (items.includes("*/*")) return own === undefined || isForm(own) ? fallback : own;
  const custom = Object.values(mediaTypes).find(beginsWith);
  return custom ?? (own?.trimStart().toLowerCase().startsWith(soap) === true ? soap : fallback);
}
