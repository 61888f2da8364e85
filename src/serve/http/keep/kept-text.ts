import type { Contract } from "../../../contract/model/contract.ts";
import { openSlot } from "../../../contract/model/inner-slot.ts";
import type { PlainJson } from "../../../contract/model/untyped-value.ts";
import { plainJson } from "../../../contract/model/untyped-value.ts";
import type { Value } from "../../../contract/model/value.ts";
import { writeJson } from "../../../wire/dialect/plain/json-writer.ts";
import type { ThingWrites } from "../../data/things/thing-write.ts";
import type { ThingWrite } from "../../data/things/written-rows.ts";
import type { Reply } from "../../data/replies.ts";
import type { Changes } from "../../state/changes.ts";

/** What a kept file says of itself: whoever finds it knows what it is. */
export const keptKind = "session of standin serve --keep";
/** Rises when the file means something else than before. */
export const keptVersion = 1;

/** A served API as a kept file names it: its rows are nothing to another API. */
export type KeptApi = Pick<Contract, "name" | "title">;

/** A session's changes as the text of a file: each written row on a line of its own, every digit of a number kept. */
export function keptText({ writes, replies, overrides, ...setting }: Changes, apis: readonly KeptApi[]): string {
  const changes = {
    ...setting,
    overrides: overrides.map((override) => ({ ...override, value: writtenByHand(plainJson(override.value)) })),
  };
  const head = [
    `"kept":${json(keptKind)}`,
    `"version":${keptVersion}`,
    `"apis":${json(apis.map(({ name, title }) => ({ name, title })))}`,
    `"changes":${json(changes)}`,
  ];
  const rows = [...writes].map(([api, own]) => `${json(api)}:{${entitiesText(own)}}`);
  const answered = [...replies].map(([api, own]) => `${json(api)}:{${[...own].map(replyText).join(",\n")}}`);
  return `{${head.join(",\n")},\n"replies":{${answered.join(",\n")}},\n"writes":{${rows.join(",\n")}}}\n`;
}

function replyText([name, reply]: readonly [string, Reply]): string {
  return `${json(name)}:${json(reply)}`;
}

function entitiesText(writes: ThingWrites): string {
  return [...writes]
    .map(([entity, rows]) => `${json(entity)}:[\n${[...rows.values()].map(rowText).join(",\n")}]`)
    .join(",\n");
}

const known = new WeakMap<ThingWrite, string>();

/** A row is never changed, only replaced: however often the file is written, its text is made once. */
function rowText(write: ThingWrite): string {
  const { key, within, thing, row, isNew } = write;
  const isDetached = write.isDetached === true ? true : undefined;
  const text =
    known.get(write) ??
    json({
      key,
      within,
      isNew,
      isGone: thing === undefined,
      isDetached,
      isAgain: write.isAgain,
      listedAs: write.listedAs,
      moved: write.moved,
      place: thing?.place ?? "",
      row,
      unnamed: thing?.unnamed,
      said: thing?.said,
    });
  known.set(write, text);
  return text;
}

/** As a person would write it who asked for the override: numbers that JavaScript would round are text. */
function writtenByHand(value: PlainJson): PlainJson {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value as readonly PlainJson[]).map(writtenByHand);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, PlainJson]) => [name, writtenByHand(inner)]),
  );
}

/** JSON of whatever a session holds; what nobody set is left out. */
function json(value: unknown): string {
  return writeJson(withoutUnset(value), openSlot.type, "json");
}

function withoutUnset(value: unknown): Value {
  if (Array.isArray(value)) return value.map(withoutUnset);
  if (typeof value !== "object" || value === null) return value as Value;
  const set = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(set.map(([name, inner]) => [name, withoutUnset(inner)]));
}
