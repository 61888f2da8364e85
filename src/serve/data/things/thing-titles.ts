import { schemaView } from "../../../contract/check/schema-view.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import type { Cell } from "../../../generate/cell.ts";
import { peopleAmong } from "../../../generate/text/shared-draws.ts";
import { companies, people } from "../../../generate/text/thing-names.ts";
import { meaningOf } from "../../../generate/text/meaning-of.ts";
import { textByName } from "../../../generate/text/text-by-name.ts";
import { below, pick } from "../../../random/draw.ts";
import { child } from "../../../random/key.ts";

/** Properties by which people tell things apart, the best first. */
const titles = ["name", "title", "displayname", "label", "fullname"];
/** Numbers behind the words of examples lie below this. */
const mostNumber = 10_000;

/** So many examples say well enough what things are called. */
const enough = 3;

/** The property of an entity's rows that people tell them apart by, and texts for it that differ from row to row. */
class ThingTitles {
  /** Undefined: there is none, or its schema says what it is. */
  readonly property: string | undefined;
  readonly #examples: readonly string[];
  readonly #name: string;
  /** The property whose draws the title has, where other properties speak of the same person. */
  readonly #person: string | undefined;
  /** Whether the first row has the name whose parts examples show. */
  readonly #isLed: boolean;

  constructor({ name, things, source }: Pick<Entity, "name" | "things" | "source">) {
    const view = source && schemaView(source.references);
    const members = source && view ? [...view.members(source.schema)] : [];
    const isFree = (schema: (typeof members)[number][1]): boolean =>
      view?.kind(schema) === "string" &&
      ["enum", "const", "pattern", "format", "x-faker"].every((keyword) => view.keyword(schema, keyword) === undefined);
    const found = titles
      .map((title) => members.find(([key]) => plainName(key) === title))
      .find((member) => member !== undefined && member[0] !== things?.key && isFree(member[1]));
    // Who asks is somebody.
    this.#name = /^(me|myself|whoami)$/i.test(name) ? "user" : name.toLowerCase();
    this.property = found?.[0];
    const persons = peopleAmong(members.map(([member]) => member));
    this.#person = persons.get(this.property ?? "")?.leader;
    this.#isLed =
      people.test(this.#name) &&
      members.some(
        ([member, schema]) =>
          ["firstName", "lastName"].includes(meaningOf(member)) &&
          persons.get(member)?.leader === (this.#person ?? "") &&
          ["example", "examples"].some((keyword) => view?.keyword(schema, keyword) !== undefined),
      );
    const shown =
      found === undefined || view === undefined
        ? []
        : [view.keyword(found[1], "examples"), view.keyword(found[1], "example")].flat();
    const inRows = things?.examples.map((row) => row[found?.[0] ?? ""]) ?? [];
    this.#examples = [...new Set([...shown, ...inRows])].filter(
      (text) => typeof text === "string" && text !== "",
    ) as string[];
  }

  /** A text for a row: only the first has that of an example, as it is; undefined: other names say what it is. */
  text(cell: Cell): string | undefined {
    const key = child(cell.key, "title");
    const [example] = this.#examples;
    if (cell.shows === "examples" && example !== undefined && this.#examples.length < enough) return example;
    if (cell.shows === "examples" && example === undefined && this.#isLed) return undefined;
    if (people.test(this.#name)) {
      const own = this.#person === undefined ? key : child(cell.key, this.#person);
      return withInitial(textByName("person", { ...cell, key: own }), below(child(key, "initial"), 26));
    }
    if (this.#examples.length >= enough)
      return `${pick(key, this.#examples)} ${1 + below(child(key, "number"), mostNumber)}`;
    if (companies.test(this.#name)) return textByName("company", { ...cell, key });
    return textByName("thing name", { ...cell, key });
  }
}

/** `Ada Lovelace` → `Ada K. Lovelace`: there are more people than names. */
function withInitial(name: string, letter: number): string {
  return name.replace(" ", ` ${String.fromCharCode(65 + letter)}. `);
}

const known = new WeakMap<Entity, ThingTitles>();

/** Names of things differ from row to row, as the texts of a schema's examples do not. */
export function titleOf(entity: Entity, cell: Cell): Readonly<Record<string, string>> {
  const titles = known.get(entity) ?? new ThingTitles(entity);
  known.set(entity, titles);
  const text = titles.text(cell);
  return titles.property === undefined || text === undefined ? {} : { [titles.property]: text };
}
