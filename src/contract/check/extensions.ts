import {
  type ExtensionPlace,
  extensionPlaces,
  extensionVocabulary,
  type ExtensionWords,
} from "./extension-vocabulary.ts";
import { schemaProblems } from "./schema-problem.ts";
import { descend } from "./schema-parts.ts";
import type { Problems } from "../../source/problems.ts";
import { didYouMean } from "../../source/nearest.ts";
import type { Kind } from "./openapi-kinds.ts";
import type { Part } from "../../source/part.ts";

const placeOf: Partial<Readonly<Record<Kind | "schema", ExtensionPlace>>> = {
  "OpenAPI Object": "root",
  "Operation Object": "operation",
  "Parameter Object": "parameter",
  "Response Object": "response",
  schema: "schema",
};

/** Checks what stands in `x-standin-*` fields against `contracts/extensions.schema.json`, the one schema of all extensions. */
export class Extensions {
  readonly #problems: Problems;
  readonly #vocabulary: ReadonlyMap<ExtensionPlace, ExtensionWords>;

  constructor(problems: Problems) {
    this.#problems = problems;
    this.#vocabulary = extensionVocabulary();
  }

  check(part: Part, kind: Kind | "schema"): void {
    if (!part.keys().some(isExtension)) return;
    const place = placeOf[kind];
    const words = place === undefined ? undefined : this.#vocabulary.get(place);
    const names = words?.names ?? [];
    const found = part.keys().filter((name) => name.startsWith("x-standin-") || names.includes(name));
    if (found.length === 0) return;
    const fields = part.entries().filter(([name]) => found.includes(name));
    const known = fields.filter(([name]) => names.includes(name));
    for (const [name, child] of fields) if (!names.includes(name)) this.#unknown(name, child, kind, names);
    const errors = words?.errors(Object.fromEntries(known.map(([name, child]) => [name, child.value]))) ?? [];
    for (const { pointer, found, cure } of schemaProblems(errors, { docs: "docs/extensions.md" }))
      this.#problems.add(descend(part, pointer), found, cure);
  }

  #unknown(name: string, child: Part, kind: string, names: readonly string[]): void {
    const homes = extensionPlaces.filter((place) => this.#vocabulary.get(place)?.names.includes(name) === true);
    if (homes.length > 0) {
      this.#problems.add(
        child,
        `\`${name}\` does not belong on this ${kind.replace(" Object", "")}`,
        `put it on ${homes.map(nameOfPlace).join(" or ")}`,
      );
      return;
    }
    this.#problems.add(
      child,
      `there is no extension \`${name}\``,
      didYouMean(name, names.length > 0 ? names : [...this.#vocabulary.values()].flatMap((words) => words.names)) ??
        "docs/extensions.md lists them all",
    );
  }
}

/** Whether a field is no word of a specification: only such are in the vocabulary. */
function isExtension(name: string): boolean {
  return name.startsWith("x-");
}

function nameOfPlace(place: ExtensionPlace): string {
  if (place === "root") return "the document's root";
  return place === "operation" ? "an operation" : `a ${place}`;
}
