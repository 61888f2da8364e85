import { schemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import type { Cell } from "../../../generate/cell.ts";
import type { Json, JsonObject } from "../../../generate/json.ts";
import { hostileTexts, hostileUrls } from "../../../generate/text/pools/hostile-texts.ts";
import { pick } from "../../../random/draw.ts";
import { child } from "../../../random/key.ts";
import type { Named } from "../../scenario/scenario.ts";
import type { StoryName } from "../../scenario/story-name.ts";
import { type DataContext, scenarioEntity } from "../data-context.ts";
import { generatorFor } from "../generator-for.ts";
import { keyText, type Within } from "./thing.ts";

/** How many rows an owner of a story has; of the others as many as usual. */
const sizes: Readonly<Partial<Record<StoryName, number>>> = { silent: 0, new: 3, busy: 1000 };

/** What a scenario says of the row of a key by its name. */
export function namedThing(context: DataContext, entity: string, key: Json): Named | undefined {
  return scenarioEntity(context, entity).named.find(({ id }) => id === keyText(key));
}

/** How many rows a scenario gives an owner; undefined: it does not say. */
export function toldSize(context: DataContext, { name, things }: Entity, within: Within): number | undefined {
  for (const [property, value] of within.toReversed()) {
    const owner = things?.references.get(property);
    const among = owner === undefined ? [...context.api.entities.keys()] : [owner];
    const named = among.map((one) => namedThing(context, one, keyText(value))).find((one) => one !== undefined);
    if (named !== undefined) return named.size ?? sizes[named.story ?? "healthy"];
  }
  return sizes[scenarioEntity(context, name).story ?? "healthy"];
}

/**
 * A row as its story has it: `hostile` texts, `minimal` or `maximal` members; any other story leaves it as it is. What its
 * schema does not allow stays as it was.
 * @param kept members that other rows and requests rely on: keys and references
 */
export function toldRow(
  row: JsonObject,
  entity: Entity,
  story: StoryName | undefined,
  { kept, cell }: { readonly kept: ReadonlySet<string>; readonly cell: Cell },
): JsonObject {
  const { source } = entity;
  if (source === undefined) return row;
  const changes = changesOf(story, row, { source, cell }).filter(({ name }) => !kept.has(name));
  return changes.reduce((told, { name, value }) => {
    const changed = value === undefined ? without(told, name) : { ...told, [name]: value };
    return (entity.violations?.(changed).length ?? 0) === 0 ? changed : told;
  }, row);
}

interface Change {
  readonly name: string;
  /** Undefined: the member is left out. */
  readonly value: Json | undefined;
}

function changesOf(
  story: StoryName | undefined,
  row: JsonObject,
  { source, cell }: { readonly source: NonNullable<Entity["source"]>; readonly cell: Cell },
): readonly Change[] {
  const members = schemaView(source.references).members(source.schema);
  switch (story) {
    case "hostile":
      return Object.keys(row).flatMap((name) => {
        const texts = /ur[il]|href|link/i.test(name) ? hostileUrls : hostileTexts;
        return typeof row[name] === "string"
          ? [{ name, value: pick(child(cell.key, `hostile ${name}`), texts, cell.at[0]) }]
          : [];
      });
    case "minimal":
      return Object.keys(row).map((name) => ({ name, value: undefined }));
    case "maximal":
      return [...members].flatMap(([name, schema]) => {
        if (Object.hasOwn(row, name)) return [];
        const made = generatorFor({ schema, references: source.references }).value(cell);
        return made.kind === "value" ? [{ name, value: made.value }] : [];
      });
    default:
      return [];
  }
}

function without(row: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([other]) => other !== name));
}
