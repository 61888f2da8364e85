import type { Citation } from "../../../citation.ts";
import type { Kind, TypeRef } from "../../document/declared.ts";
import type { Note } from "../../draft/draft.ts";
import { typeWords, type Weighed } from "../../weigh/weighed.ts";
import { kindTaken } from "./scalars.ts";

/** Where the languages that were read have one word for several types: what each may be, and what was taken. */
export function looseNotes({ types }: Weighed): Note[] {
  const loose = new Map<string, { kinds: readonly Kind[]; members: string[]; from: Citation[] }>();
  for (const { name, members } of types)
    for (const { spelled, type, from } of members)
      for (const kinds of scalarsIn(type.value)) {
        if (kinds.length <= 1) continue;
        const key = kinds.join(" ");
        const known = loose.get(key) ?? { kinds, members: [], from: [] };
        known.members.push(`${name}.${spelled}`);
        known.from.push(...from.slice(0, 1));
        loose.set(key, known);
      }
  return [...loose.values()].map(({ kinds, members, from }) => {
    const shown = members.slice(0, 6).join(", ");
    return {
      about: members.length > 6 ? `${shown} and ${members.length - 6} more` : shown,
      basis: "open",
      found: `the language has one word for ${sharedBy(kinds)}`,
      taken: `${takenWords(kinds)}; the tables of the same page, or its C# listing, tell`,
      from: from.slice(0, 6),
    };
  });
}

/** What a word may mean; not each of many kinds is named. */
function sharedBy(kinds: readonly Kind[]): string {
  if (kinds.length <= 4) return typeWords({ is: "scalar", kinds }).replace(" or ", " and ");
  return kinds.includes("string") ? "many kinds of text" : "many kinds of numbers";
}

function takenWords(kinds: readonly Kind[]): string {
  if (kinds.every((kind) => /int/.test(kind))) return "a whole number of any size";
  return kindTaken(kinds) === "double" ? "a number" : kindTaken(kinds);
}

function scalarsIn(type: TypeRef): (readonly Kind[])[] {
  switch (type.is) {
    case "scalar":
      return [type.kinds];
    case "list":
      return scalarsIn(type.of);
    case "map":
      return scalarsIn(type.of);
    default:
      return [];
  }
}
