import { openSlot } from "../../../../contract/model/inner-slot.ts";
import type { BodySchema } from "../../../../contract/model/contract.ts";
import type { Type } from "../../../../contract/model/type.ts";
import { plainJson } from "../../../../contract/model/untyped-value.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { AnswerDirection } from "../../../../generate/make/maker.ts";
import { whole } from "../../../../generate/make/known.ts";
import type { Exchange } from "../exchange.ts";
import { mannerOf } from "./manner.ts";
import type { Offer } from "./offers.ts";
import { fitsContent } from "./fits-content.ts";
import { rowsBody } from "./rows-body.ts";

/** What an answer shows. */
export interface Shown {
  /** What the operation came to; undefined: nothing, or it was not asked. */
  readonly value: Value | undefined;
  /** Whether that value is data: then it is shown, whatever examples there are. */
  readonly isData: boolean;
  /** The name of an example that the client asks for. */
  readonly example: string | undefined;
  /** Whether examples are passed over, because the client asks for made-up data. */
  readonly dynamic: boolean;
  /** Where made-up values stand: they are a function of it. */
  readonly place: string;
  /** Whether made-up values tell of errors. Default: `response`. */
  readonly direction?: AnswerDirection;
  /** What a body without a schema says, in words. */
  readonly words: string;
}

/** A body before it is written, or why there is none. */
export type Body =
  | {
      readonly kind: "value";
      readonly value: Value;
      readonly type: Type;
      /** The schema is that of what these rows stand in, or of each of them, and was held to that. */
      readonly isOther?: boolean;
    }
  | { readonly kind: "unservable"; readonly place: string; readonly why: string };

/** How many items a sequence has of which only the item is documented. */
const itemsShown = 3;

/**
 * The value to show in a media type: data that fits what is documented for it, the example that is asked for, the first
 * example that fits, else a value made from the schema.
 */
export function contentValue(exchange: Exchange, { content, mediaType }: Offer, shown: Shown): Body {
  const named = shown.example === undefined ? undefined : content.examples.get(shown.example);
  const rows = rowsBody(exchange, { content, mediaType }, shown);
  if (rows !== undefined) return rows;
  const examples = shown.dynamic ? [] : [...content.examples.values()];
  const own = shown.value === undefined ? [] : [shown.value];
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...(shown.isData ? own : []),
    ...examples,
    ...(shown.isData ? [] : own),
  ];
  for (const candidate of candidates) {
    const value = content.oneWay(candidate);
    if (fitsContent(value, content)) return { kind: "value", value, type: content.type };
  }
  const other =
    shown.isData && shown.value !== undefined ? asDocumented(exchange, content, shown.value, shown.place) : undefined;
  if (other !== undefined) return other;
  // Data that breaks its schema goes on: the check of every answer says so aloud.
  if (shown.isData && shown.value !== undefined && content.examples.size === 0)
    return { kind: "value", value: shown.value, type: content.type };
  if (content.item !== undefined && content.source === undefined) return madeItems(exchange, content.item, shown);
  return content.source === undefined ? schemaless(mediaType, shown.words) : made(exchange, content, shown);
}

/**
 * Data as a media type documents it whose schema is another than the one that its rows are made of: `application/hal+json`
 * has links, say. Undefined: it is that one, or allows no such value.
 */
function asDocumented(
  { operation: { answer }, host }: Exchange,
  { source, type }: BodySchema,
  value: Value,
  place: string,
): Body | undefined {
  const own =
    answer.kind === "list" || answer.kind === "item"
      ? answer.schema
      : answer.kind === "write"
        ? answer.shown?.schema
        : undefined;
  if (source === undefined || own === undefined || own.schema.id === source.schema.id) return undefined;
  const found = host.data.makeFrom(source, place, whole(plainJson(value)));
  return found.kind === "value" ? { kind: "value", value: found.value, type } : undefined;
}

type MadeAt = Pick<Shown, "place" | "direction">;

function made({ host }: Exchange, { source, type }: BodySchema, { place, direction }: MadeAt): Body {
  if (source === undefined) return { kind: "value", value: null, type };
  const found = host.data.makeFrom(source, place, undefined, direction);
  return found.kind === "value"
    ? { kind: "value", value: found.value, type }
    : { kind: "unservable", place: found.place, why: found.why };
}

function madeItems(exchange: Exchange, item: BodySchema, at: MadeAt): Body {
  const bodies = Array.from({ length: itemsShown }, (_, index) =>
    made(exchange, item, { ...at, place: `${at.place}/${index}` }),
  );
  const values = bodies.flatMap((body) => (body.kind === "value" ? [body.value] : []));
  const type: Type = { kind: "list", item: { type: item.type, nullable: true } };
  return bodies.find(({ kind }) => kind === "unservable") ?? { kind: "value", value: values, type };
}

/** A small fitting value where nothing is said of the body. */
function schemaless(mediaType: string, words: string): Body {
  const { type } = openSlot;
  switch (mannerOf(mediaType)) {
    case "json":
    case "form":
      return { kind: "value", value: {}, type };
    case "xml":
      return { kind: "value", value: "", type };
    case "csv":
    case "lines":
    case "sequence":
    case "events":
      return { kind: "value", value: [], type };
    default:
      return { kind: "value", value: words, type };
  }
}
