import { formatsKnown } from "../../contract/check/formats.ts";
import { below } from "../../random/draw.ts";
import { word } from "../../random/threefry.ts";
import type { Cell } from "../cell.ts";
import { type MakeText, textDraw } from "../text/draw.ts";
import { meaningOf } from "../text/meaning-of.ts";
import { makers as named, type Meaning } from "../text/meanings.ts";
import { spellingOf } from "../text/written-moment.ts";

const path: MakeText = ({ pool, pick, digits }) => `/${pick(pool.hosts, "path")}/${digits().slice(0, 6)}`;
const bytes =
  (encoding: "base64" | "base64url"): MakeText =>
  (draw) =>
    Buffer.from(draw.digits(), "hex").toString(encoding);

/** How each format's texts are made: JSON Schema 2020-12 validation, section 7.3, and the OpenAPI Format Registry. */
const makers: Readonly<Record<string, MakeText>> = {
  "date-time": named.moment,
  date: named.date,
  time: (draw) => named.moment(draw).slice(11),
  "date-time-local": (draw) => named.moment(draw).slice(0, 19),
  "time-local": named.time,
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

/** Meanings whose texts look the same wherever they stand, so that a format may be called after them. */
const looks: ReadonlySet<Meaning> = new Set([
  "guid",
  "moment",
  "url",
  "email",
  "phone",
  "ipv4",
  "ipv6",
  "mac",
  "slug",
  "locale",
  "timeZone",
  "color",
  "mediaType",
  "currency",
  "iban",
]);

/** A text of a format; one that the registry does not have (`guid`, `dateTime`, `URL`) means what its name says. Undefined: it says nothing. */
export function formatText(format: string, cell: Cell, name: string): string | undefined {
  const make = Object.hasOwn(makers, format) ? makers[format] : (mailMoment(format) ?? makerCalled(format));
  return make?.(textDraw(cell, name));
}

function mailMoment(format: string): MakeText | undefined {
  const spelled = spellingOf(format);
  return spelled && ((draw) => spelled(Date.parse(named.moment(draw))));
}

function makerCalled(format: string): MakeText | undefined {
  // What databases call a time that has a zone, or none, is no zone.
  const bare = format.replace(/(?: with(?:out)?(?: local)? time zone|(?<=time(?:stamp)?)tz)$/i, "");
  const meaning = formatsKnown.includes(format) ? undefined : meaningOf(bare);
  return meaning !== undefined && looks.has(meaning) ? named[meaning] : undefined;
}
