import { schemaView } from "../../../contract/check/schema-view.ts";
import type { SchemaSource } from "../../../contract/model/contract.ts";
import type { Json } from "../../../generate/json.ts";

type Kinds = ReadonlyMap<string, "text" | "number">;

const known = new WeakMap<SchemaSource, Kinds>();

/** One value in two places: what is a number in one, as in a path, may be the text of it in the schema of a row. */
export function inKindsOf<T extends Json | undefined>(
  source: SchemaSource,
  members: Readonly<Record<string, T>>,
): Readonly<Record<string, T | string | number>> {
  const kinds = known.get(source) ?? kindsIn(source);
  known.set(source, kinds);
  return Object.fromEntries(
    Object.entries(members).map(([name, value]): readonly [string, T | string | number] => {
      const kind = kinds.get(name);
      if (kind === "text" && typeof value === "number") return [name, String(value)];
      const isNumber = kind === "number" && typeof value === "string" && /^-?(0|[1-9]\d{0,14})$/.test(value);
      return [name, isNumber ? Number(value) : value];
    }),
  );
}

/** The members that are texts or numbers, those inside objects by their paths (`board.id`). */
function kindsIn({ schema, references }: SchemaSource): Kinds {
  const view = schemaView(references);
  const own = [...view.members(schema)];
  const inner = own.flatMap(([name, member]) =>
    [...view.members(member)].map(([key, schema]) => [`${name}.${key}`, schema] as const),
  );
  const kinds = [...inner, ...own].flatMap(([name, member]): (readonly [string, "text" | "number"])[] => {
    const kind = view.kind(member);
    if (kind === "string") return [[name, "text"]];
    return kind === "integer" || kind === "number" ? [[name, "number"]] : [];
  });
  return new Map(kinds);
}
