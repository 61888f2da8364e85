import { below } from "../../random/draw.ts";
import { word } from "../../random/threefry.ts";
import type { Cell } from "../cell.ts";
import { type MakeText, textDraw } from "../text/draw.ts";
import { makers as named } from "../text/meanings.ts";

const path: MakeText = ({ pool, pick, digits }) => `/${pick(pool.hosts, "path")}/${digits().slice(0, 6)}`;
const bytes = (encoding: "base64" | "base64url"): MakeText => (draw) => Buffer.from(draw.digits(), "hex").toString(encoding);

/** How each format's texts are made: JSON Schema 2020-12 validation, section 7.3, and the OpenAPI Format Registry. */
const makers: Readonly<Record<string, MakeText>> = {
  "date-time": named.moment,
  date: named.date,
  time: (draw) => named.moment(draw).slice(11),
  "date-time-local": (draw) => named.moment(draw).slice(0, 19),
  "time-local": named.time,
  "http-date": (draw) => new Date(named.moment(draw)).toUTCString(),
  duration: ({ cell: { key, at } }) => `PT${1 + (word(key, ...at) % 600)}M`,
  email: named.email,
  "idn-email": named.email,
  hostname: named.host,
  "idn-hostname": named.host,
  ipv4: named.ipv4,
  ipv6: named.ipv6,
  uri: named.url,
  iri: named.url,
  url: named.url,
  "uri-reference": path,
  "iri-reference": path,
  "uri-template": (draw) => `https://www.${named.host(draw)}/items/{id}`,
  uuid: named.guid,
  "json-pointer": ({ cell: { key, at } }) => `/items/${below(key, 10, ...at)}`,
  "relative-json-pointer": ({ cell: { key, at } }) => `${below(key, 3, ...at)}/id`,
  regex: (draw) => `^[a-z]{1,${1 + draw.number(9)}}$`,
  byte: bytes("base64"),
  base64: bytes("base64"),
  base64url: bytes("base64url"),
  char: ({ cell: { key, at } }) => String.fromCharCode(65 + below(key, 26, ...at)),
  "media-range": named.mediaType,
  binary: named.hash,
  password: (draw) => `${draw.digits().slice(0, 8)}-${draw.digits().slice(8, 12).toUpperCase()}`,
};

/** A text of a format; undefined for a format that says nothing. */
export function formatText(format: string, cell: Cell): string | undefined {
  const make = Object.hasOwn(makers, format) ? makers[format] : undefined;
  return make?.(textDraw(cell));
}

/** Simple texts of each format, as a pattern: for lengths and patterns that the usual ones do not fit. */
const shortPatterns: Readonly<Record<string, string>> = {
  "date-time": "^(19[7-9]\\d|20[0-2]\\d)-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-](0\\d|1[0-3]):[0-5]\\d)$",
  date: "^(19[7-9]\\d|20[0-2]\\d)-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])$",
  time: "^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-](0\\d|1[0-3]):[0-5]\\d)$",
  duration: "^P(\\d+W|\\d+[YMD]|T\\d+[HMS])$",
  email: "^[a-zA-Z0-9]+([._+-][a-zA-Z0-9]+)*@([a-zA-Z0-9]+(-[a-zA-Z0-9]+)*\\.)+[a-z]{2,}$",
  "idn-email": "^[a-zA-Z0-9]+([._+-][a-zA-Z0-9]+)*@([a-zA-Z0-9]+(-[a-zA-Z0-9]+)*\\.)+[a-z]{2,}$",
  hostname: "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*(\\.[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)*$",
  "idn-hostname": "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*(\\.[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)*$",
  ipv4: "^((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)$",
  ipv6: "^(::|([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|([0-9a-f]{1,4}:){1,3}(:[0-9a-f]{1,4}){1,4})$",
  uri: "^([a-z]+://[a-zA-Z0-9]+([.-][a-zA-Z0-9]+)*(:\\d{2,4})?(/[a-zA-Z0-9._~-]+)*/?(\\?[a-z]+=[a-zA-Z0-9]+(&[a-z]+=[a-zA-Z0-9]+)*)?(#[a-zA-Z0-9]+)?|[a-z]+:[a-zA-Z0-9:._-]+)$",
  "uri-reference": "^([a-z]+://[a-zA-Z0-9]+([.-][a-zA-Z0-9]+)*)?(/[a-zA-Z0-9._~-]*)*(#[a-zA-Z0-9]*)?$",
  "uri-template": "^[a-zA-Z0-9:/._~-]*(\\{[a-z]+\\}[a-zA-Z0-9/._~-]*)*$",
  uuid: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
  "json-pointer": "^(/([a-zA-Z0-9_-]|~0|~1)*)*$",
  "relative-json-pointer": "^(0|[1-9]\\d*)(#|(/[a-zA-Z0-9_-]*)*)$",
  regex: "^[a-zA-Z0-9^$]*$",
  byte: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
  base64: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
  base64url: "^[A-Za-z0-9_-]*$",
  "date-time-local": "^(19[7-9]\\d|20[0-2]\\d)-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?$",
};

export function shortPattern(format: string): string | undefined {
  const alias: Readonly<Record<string, string>> = { iri: "uri", url: "uri", "iri-reference": "uri-reference" };
  const name = Object.hasOwn(alias, format) ? (alias[format] ?? format) : format;
  return Object.hasOwn(shortPatterns, name) ? shortPatterns[name] : undefined;
}
