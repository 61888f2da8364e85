import type { Parameter } from "../../contract/model/contract.ts";
import { isJsonList, isJsonObject, type Json } from "../../generate/json.ts";
import { percentEncoded } from "../scalar/percent.ts";
import { bracketed } from "./bracketed.ts";

/** A name as sent, and its text. The same name may stand twice. */
export type Given = readonly [name: string, value: string];

/**
 * A parameter with its text. Where the text is not simply encoded behind the name, `wire` is what is sent, by the parameter's
 * style and percent-encoded: pairs of the query or of cookies, or the one text of a path or header. `place` is where it is
 * sent, where that is known: in a path and a query there may be two of one name.
 */
export type Sent = readonly [name: string, value: string, wire?: readonly Given[] | undefined, place?: Parameter["in"]];

/** A parameter with a value, written in its style (OpenAPI 3.1, section 4.8.12.4 "Style Examples"). */
export function sentValue(parameter: Parameter, value: Json): Sent {
  const [name, text, wire] = written(parameter, value);
  return [name, text, wire, parameter.in];
}

function written(parameter: Parameter, value: Json): Sent {
  const { name, spelling, in: place } = parameter;
  const text = textOf(value);
  if (spelling === undefined) return [name, text];
  if (spelling.mediaType !== undefined) return [name, text, inMediaType(parameter, value)];
  if (place === "querystring") return [name, text, [["", percentEncoded(text)]]];
  const isText = !isJsonList(value) && !isJsonObject(value);
  if (isText && spelling.style !== "label" && spelling.style !== "matrix") return [name, text];
  if (place === "path" || place === "header") return [name, text, [[name, inOneText(parameter, value)]]];
  return [name, text, inPairs(parameter, value)];
}

/** The text of a value that stands alone; of a list or an object its JSON. */
export function textOf(value: Json): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

function inMediaType({ name, in: place, spelling }: Parameter, value: Json): readonly Given[] {
  const isForm = spelling?.mediaType?.includes("form-urlencoded") === true;
  if (place === "querystring" && isForm && isJsonObject(value))
    return Object.entries(value).map(([key, inner]) => [percentEncoded(key), percentEncoded(textOf(inner))]);
  const json = JSON.stringify(value);
  if (place === "header") return [[name, json]];
  return [[place === "querystring" ? "" : percentEncoded(name), percentEncoded(json)]];
}

/** What the styles put between pieces in one text. */
const between: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "|" };

function inOneText({ name, in: place, spelling }: Parameter, value: Json): string {
  const encode = place === "header" ? (text: string): string => text : percentEncoded;
  const { style = "simple", explode = false } = spelling ?? {};
  const pairs = piecesOf(value, encode);
  const joined = (separator: string, pair: string): string =>
    pairs.map(([key, text]) => (key === undefined ? text : `${key}${pair}${text}`)).join(separator);
  const isObject = isJsonObject(value);
  switch (style) {
    case "label":
      return `.${joined(explode ? "." : ",", explode ? "=" : ",")}`;
    case "matrix":
      if (!explode || pairs.length === 0) return `;${name}=${joined(",", ",")}`;
      return pairs.map(([key, text]) => `;${isObject ? (key ?? "") : name}=${text}`).join("");
    default:
      return joined(",", explode ? "=" : ",");
  }
}

function inPairs({ name, spelling }: Parameter, value: Json): readonly Given[] {
  const { style = "form", explode = true } = spelling ?? {};
  const own = percentEncoded(name);
  const pieces = piecesOf(value, percentEncoded);
  if (style === "deepObject")
    return bracketed(name, value, (_, index) => String(index)).map(([key, part]) => [
      percentEncoded(key),
      percentEncoded(textOf(part)),
    ]);
  if (explode && between[style] === undefined) return pieces.map(([key, text]) => [key ?? own, text]);
  if (pieces.length === 0) return [];
  const separator = between[style] ?? ",";
  return [[own, pieces.flatMap(([key, text]) => (key === undefined ? [text] : [key, text])).join(separator)]];
}

function piecesOf(
  value: Json,
  encode: (text: string) => string,
): readonly (readonly [key: string | undefined, text: string])[] {
  if (isJsonList(value)) return value.map((item) => [undefined, encode(textOf(item))]);
  if (isJsonObject(value)) return Object.entries(value).map(([key, inner]) => [encode(key), encode(textOf(inner))]);
  return [[undefined, encode(textOf(value))]];
}
