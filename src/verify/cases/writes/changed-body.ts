import type { Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import type { RequestContent } from "../../../contract/model/request-body.ts";
import { formatOf } from "../../../contract/model/media-type.ts";
import { isJsonObject, type Json, jsonOf } from "../../../generate/json.ts";
import { SentBody } from "../../exchange/sent-body.ts";
import type { Ground } from "../case.ts";
import { isRow, jsonAt, type JsonRow } from "../pages/rows-at.ts";
import { sampleBody } from "../values/sample-value.ts";

/** A body that changes a row in one member, and what the row is to show then of what was sent. */
export interface ChangedBody {
  readonly body: SentBody;
  readonly row: JsonRow;
}

/** An operation that changes rows, and how. */
export interface Changing {
  readonly operation: Operation;
  readonly answer: WriteAnswer;
}

/**
 * Changes one text, number or truth value of what was sent at first; undefined: the schema lets no member be another.
 * @param beside members of the row that are sent with it
 */
export function changedBody(
  { operation, answer }: Changing,
  sent: JsonRow,
  { promises, contract }: Ground,
  beside: JsonRow = {},
): ChangedBody | undefined {
  const entry = jsonContent(operation);
  if (entry === undefined) return undefined;
  const [mediaType, content] = entry;
  const base = baseOf(content, operation, answer);
  // Not the same member twice: a replacement comes after a change.
  const names = answer.action === "merge" ? [...answer.sendable] : [...answer.sendable].toReversed();
  for (const name of names) {
    const changed = another(sent[name]);
    if (changed === undefined) continue;
    const row: JsonRow =
      answer.action === "merge" ? { [name]: changed } : { ...kept(sent, answer.sendable), [name]: changed };
    const json = around({ ...(answer.action === "merge" ? {} : base), ...row, ...beside }, answer.body);
    const body = SentBody.allowed({ mediaType, content, text: JSON.stringify(json) }, promises.formats(contract.host));
    if (typeof body !== "string") return { body, row };
  }
  return undefined;
}

/** The media type in which an operation takes JSON, and what it takes; undefined: it takes none. */
export function jsonContent({ requestBody }: Operation): readonly [string, RequestContent] | undefined {
  return [...(requestBody?.content ?? [])].find(([mediaType]) => formatOf(mediaType) === "json");
}

/** What a whole row needs beside what was sent: a replacement may ask for more than a creation. */
function baseOf(content: RequestContent, { id }: Operation, { body }: WriteAnswer): JsonRow | undefined {
  const example = jsonOf(content.examples[0]);
  const text = example === undefined ? sampleBody(content, id) : undefined;
  const made = text === undefined ? example : jsonOf(JSON.parse(text));
  const row = made !== undefined && isJsonObject(made) ? jsonAt(made, body) : undefined;
  return isRow(row) ? row : undefined;
}

function kept(sent: JsonRow, sendable: ReadonlySet<string>): JsonRow {
  return Object.fromEntries(Object.entries(sent).filter(([name]) => sendable.has(name)));
}

/** A row inside the members below which a body has it. */
function around(row: JsonRow, at: readonly string[]): Json {
  return at.reduceRight<Json>((inner, name) => ({ [name]: inner }), row);
}

/** Another value of the same kind, near enough to fit most schemas: texts keep their length. */
export function another(value: Json | undefined): Json | undefined {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (typeof value !== "string" || !/[a-z]/.test(value)) return undefined;
  return value.replace(/[a-z]/, (letter) => (letter === "a" ? "b" : "a"));
}
