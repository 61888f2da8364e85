import type { Witness } from "../document/declared.ts";

/** What two documents may tell differently. */
export type FactName =
  | "type"
  | "optional"
  | "name"
  | "wire name"
  | "required"
  | "place"
  | "description"
  | "base"
  | "enum text"
  | "enum number"
  | "answer type"
  | "order";

interface Knowledge {
  /** Who knows it, the best first; those of one group know it equally well. Who is not named knows nothing of it. */
  readonly order: readonly (readonly Witness[])[];
  readonly why: string;
}

const code: readonly Witness[] = ["csharp", "vbnet", "fsharp"];
const others: readonly Witness[] = [
  "typescript",
  "mjs",
  "python",
  "java",
  "kotlin",
  "swift",
  "dart",
  "php",
  "go",
  "rust",
  "ruby",
  "zig",
];

/** Who says of each type in which namespace it stands; F# pages print all types in that of one. */
export const provesNamespace: ReadonlySet<Witness> = new Set(["metadata", "csharp", "vbnet"]);

/**
 * Who knows what best. Where two documents disagree, the word of the one that stands further up here counts, and the readings
 * name the other.
 */
export const knowledge: Readonly<Record<FactName, Knowledge>> = {
  type: {
    order: [
      ["metadata"],
      ["tables", ...code],
      ["java", "kotlin"],
      ["go", "rust"],
      ["python", "dart", "php", "swift", "ruby"],
      ["typescript", "mjs", "zig"],
      ["reference"],
      ["sample"],
    ],
    why: "the code's own type names are exact; other languages have fewer words for scalars",
  },
  optional: {
    order: [
      ["metadata"],
      ["tables", "vbnet", "fsharp"],
      ["csharp"],
      ["typescript", "mjs"],
      ["go", "rust"],
      ["swift", "php", "python"],
      ["reference"],
      ["sample"],
    ],
    why: "only some languages mark what may be missing, and some mark more than the code does",
  },
  name: {
    order: [["metadata"], ["tables", ...code], ["go", "kotlin", "java"], others],
    why: "names of the code behind stand in its own languages unchanged",
  },
  "wire name": {
    order: [
      ["sample"],
      ["reference"],
      ["typescript", "mjs", "php"],
      ["dart", "java", "kotlin"],
      ["metadata"],
      code,
      ["go", "rust", "ruby", "zig", "swift"],
    ],
    why: "the sample was written by the host itself; scripts apply its casing, the others write names their own way",
  },
  required: {
    order: [["metadata"], [...code, ...others], ["tables"], ["reference"], ["sample"]],
    why: "an attribute says what the author wrote; the column mixes it with annotations of nullable references",
  },
  place: {
    order: [["metadata"], [...code, ...others], ["tables"], ["reference"]],
    why: "an attribute says what the author wrote; the column fills in the rest by a rule",
  },
  description: {
    order: [["metadata"], ["tables"], code, others, ["reference"]],
    why: "tables show the description as it is, listings in comments",
  },
  base: {
    order: [
      ["metadata"],
      ["vbnet", "typescript", "mjs", "java", "dart", "php", "ruby", "rust"],
      ["kotlin", "csharp", "fsharp", "python", "swift", "go"],
    ],
    why: "some languages keep classes and interfaces apart, the others have one list for both",
  },
  "enum text": {
    order: [["metadata"], ["tables"], ["typescript", "mjs", "php", "python"], ["go", "rust"], code],
    why: "tables and scripts show what is sent, where it differs from the name",
  },
  "enum number": {
    order: [["metadata"], ["tables", ...code], ["java", "kotlin", "swift"], others],
    why: "the numbers stand in the code",
  },
  "answer type": {
    order: [["metadata"], others, code, ["reference"], ["sample"]],
    why: "a stated answer is better than one found by the shape of the sample",
  },
  order: {
    order: [["metadata"], ["tables"], ["java", "kotlin", "swift"], [...code, ...others], ["reference"], ["sample"]],
    why: "tables keep the order of declaration",
  },
};

/** The place of a witness among those who know a fact, from 0; undefined: it knows nothing of it. */
export function rankOf(fact: FactName, witness: Witness): number | undefined {
  const rank = knowledge[fact].order.findIndex((group) => group.includes(witness));
  return rank < 0 ? undefined : rank;
}
