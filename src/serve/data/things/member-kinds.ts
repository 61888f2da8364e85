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

/** Objects in objects are looked into so deep: `_embedded.board.id`. */
const deepest = 2;

/** The members that are texts or numbers, those inside objects by their paths (`board.id`). */
function kindsIn({ schema, references }: SchemaSource): Kinds {
  const view = schemaView(references);
  const found = new Map<string, "text" | "number">();
  const look = (part: SchemaSource["schema"], before: string, depth: number): void => {
    for (const [name, member] of view.members(part)) {
      const kind = view.kind(member);
      if (kind === "string") found.set(before + name, "text");
      if (kind === "integer" || kind === "number") found.set(before + name, "number");
      if (depth < deepest) look(member, `${before}${name}.`, depth + 1);
    }
  };
  look(schema, "", 0);
  return found;
}
