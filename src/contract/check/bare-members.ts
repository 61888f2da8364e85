import type { Part } from "../../source/part.ts";
import { arrived } from "./closed-compositions.ts";
import type { References } from "./references.ts";
import { schemaView, type SchemaView } from "./schema-view.ts";
import type { Tolerance } from "./tolerance.ts";

/** What a schema may say beside its type without saying anything of its values. */
const beside: ReadonlySet<string> = new Set(["title", "description", "example", "examples", "nullable", "deprecated"]);

/**
 * Generators write what is generic in code as a bare type: `data: { type: array, items: { type: array } }` of a page of anything.
 * Where another part of `allOf` says that `data` is a list of cats, nothing is both, and the part that says what it is is meant.
 * A schema that is referred to stays as it is for everybody else.
 */
export function mendBareMembers(schema: Part, references: References, tolerance: Tolerance): void {
  const list = schema.get("allOf");
  if (list === undefined || tolerance.isStrict) return;
  const view = schemaView(references);
  const now = (): readonly Part[] => list.items().map((item) => arrived(item, references));
  for (const [index, part] of now().entries()) {
    // Of two that are bare the first goes, and the second is what is left.
    const others = [schema, ...now().filter((_, other) => other !== index)];
    const said = (name: string): Part | undefined =>
      others.map((other) => other.get("properties")?.get(name)).find((one) => one !== undefined);
    const members = part.get("properties")?.entries() ?? [];
    const lost = members.flatMap(([name, member]) => {
      const other = said(name);
      return other !== undefined && isContradicted(member, arrived(other, references), view) ? [name] : [];
    });
    const [first] = lost;
    if (first === undefined || part.source !== schema.source) continue;
    const found = `no value is \`${first}\` as this part of \`allOf\` and as another one says that it is`;
    if (!tolerance.loose(list.items()[index] ?? list, found, "leave its type out, as it is read")) continue;
    const kept = members.filter(([name]) => !lost.includes(name));
    const properties = Object.fromEntries(kept.map(([name, member]) => [name, member.value]));
    (list.value as unknown[])[index] = { ...part.record, properties };
  }
}

/** Whether a schema is bare and another one says something else. */
function isContradicted(bare: Part, other: Part, view: SchemaView): boolean {
  const kind = view.kind(other);
  if (!isBare(bare) || kind === undefined) return false;
  if (kind !== bare.get("type")?.text) return true;
  const [own, others] = [bare.get("items"), view.items(other)].map((items) => items && view.kind(items));
  return own !== undefined && others !== undefined && own !== others;
}

/** An object without members, or a list of what has none either: `{ type: array, items: { type: string } }` too. */
function isBare(schema: Part): boolean {
  const type = schema.get("type")?.text;
  const words = schema.keys().filter((word) => !beside.has(word));
  if (type === "object") return words.join() === "type";
  const items = schema.get("items");
  const isOpen = items === undefined || items.keys().every((word) => word === "type" || beside.has(word));
  return type === "array" && isOpen && words.every((word) => word === "type" || word === "items");
}
