import type { Parameter } from "../../../../contract/model/contract.ts";
import { headerValues, type Request } from "../../../operation/request.ts";
import type { Exchange } from "../exchange.ts";
import { decoded, type QueryPair, queryPairs } from "../path.ts";
import { memberNames, pairTrees } from "./pairs-value.ts";
import { styledTree } from "./styled-text.ts";
import { makeups, type TextTree } from "./text-tree.ts";

/**
 * Everything that a request may say of a parameter, by its style; none: it is not written in that style. Undefined: it says
 * nothing of it.
 */
export function treesOf(parameter: Parameter, exchange: Exchange): readonly TextTree[] | undefined {
  const { request, path, pathTexts, operation } = exchange;
  switch (parameter.in) {
    case "path": {
      const text = pathTexts.get(parameter.name);
      return text === undefined ? undefined : textTrees(text, parameter, (piece) => piece);
    }
    case "header": {
      const lines = headerValues(request, parameter.name);
      return lines.length === 0 ? undefined : textTrees(lines.join(", "), parameter, (piece) => piece.trim());
    }
    case "cookie":
      return pairTreesOf(cookiePairs(request), parameter, new Set());
    case "query":
      return pairTreesOf(path.query, parameter, namesIn("query", operation));
    case "querystring":
      return path.rawQuery === "" ? undefined : wholeQuery(path.rawQuery, parameter);
    case "body":
      return undefined;
  }
}

function namesIn(place: Parameter["in"], { parameters }: Exchange["operation"]): ReadonlySet<string> {
  return new Set(parameters.flatMap((one) => (one.in === place ? [one.name] : [])));
}

function textTrees(text: string, parameter: Parameter, decode: (piece: string) => string): readonly TextTree[] {
  const { name, slot, spelling } = parameter;
  if (spelling === undefined || spelling.mediaType !== undefined) return [text];
  const trees = [...makeups(slot.type)].map((makeup) => styledTree(text, name, spelling, makeup, decode));
  return trees.filter((tree) => tree !== undefined);
}

function pairTreesOf(
  pairs: readonly QueryPair[],
  { name, slot, spelling }: Parameter,
  others: ReadonlySet<string>,
): readonly TextTree[] | undefined {
  if (spelling === undefined) return undefined;
  if (spelling.mediaType === undefined) return pairTrees(pairs, name, spelling, slot.type, others);
  const own = pairs.find((pair) => pair.name === name);
  return own === undefined ? undefined : [decoded(own.raw)];
}

/** Each cookie as it was sent (RFC 6265 section 4.2.1). */
function cookiePairs(request: Request): readonly QueryPair[] {
  return headerValues(request, "Cookie")
    .flatMap((line) => line.split(";"))
    .flatMap((pair) => {
      const equals = pair.indexOf("=");
      // A plus sign is no space in a cookie.
      const raw = pair
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .replaceAll("+", "%2B");
      return equals < 0 ? [] : [{ name: pair.slice(0, equals).trim(), raw }];
    });
}

/** A query that is one value as a whole (`in: querystring`, OpenAPI 3.2). */
function wholeQuery(query: string, { slot, spelling }: Parameter): readonly TextTree[] {
  if (spelling?.mediaType?.includes("form-urlencoded") !== true) return [decoded(query)];
  const members = new Map<string, TextTree>();
  for (const { name, raw } of queryPairs(query)) {
    const known = members.get(name);
    const text = decoded(raw);
    members.set(name, known === undefined ? text : [known, text].flat());
  }
  return slot.type.kind === "any" || makeups(slot.type).has("object") ? [{ members }] : [decoded(query)];
}

/** Names of the query that no parameter of the operation takes, nor a key of its security schemes. */
export function unknownNames({ path, operation, host }: Exchange): readonly string[] {
  if (operation.parameters.some((parameter) => parameter.in === "querystring")) return [];
  const known = new Set<string>(ordersOfQuery);
  for (const { at } of host.contract.schemes.values()) if (at?.in === "query") known.add(at.name);
  for (const parameter of operation.parameters.filter(({ in: place }) => place === "query")) {
    known.add(parameter.name);
    if (!makeups(parameter.slot.type).has("object")) continue;
    const names = memberNames(parameter.slot.type);
    if (names.size === 0 && parameter.spelling?.explode === true) return [];
    for (const name of names) known.add(name);
  }
  const isKnown = (name: string): boolean => known.has(name) || known.has(name.split("[", 1)[0] ?? "");
  return [...new Set(path.query.map(({ name }) => name))].filter((name) => !isKnown(name));
}

/** What users of mock servers write into the query instead of a `Prefer` header. */
const ordersOfQuery = ["__code", "__example", "__dynamic"] as const;
