import type { Part } from "../../source/part.ts";
import type { SchemaView } from "../check/schema-view.ts";
import { plainName } from "../model/plain-name.ts";
import type { Collection } from "./collections.ts";
import type { Reading } from "./readings.ts";
import type { Described } from "./described-operation.ts";
import { alternativesIn, keyCalled, scalarNames } from "./key-property.ts";
import { parameterOfKey } from "./key-schema.ts";
import { wordsIn } from "../model/words-in.ts";

/** What people call things by where programs count them, the likeliest first. */
const texts = ["login", "username", "slug", "handle", "key", "name", "code"];

/** Last words of names by which a row may be asked for. */
const namingWords: ReadonlySet<string> = new Set(["id", "address", "email", "number", ...texts]);

/** The properties beside the key by which paths name rows. */
export function otherNames({ key, row, readings }: Collection, { view }: Described): readonly string[] {
  const own = new Set(scalarNames(row, view));
  const found = readings.flatMap((reading) =>
    reading.kind === "item" ? [reading.rows.key, ...namedBy(reading, row, view)] : [],
  );
  return [...new Set(found)].filter((name) => name !== key && own.has(name));
}

function namedBy(reading: Extract<Reading, { kind: "item" }>, row: Part, view: SchemaView): readonly string[] {
  const { operation, parameter, rows } = reading;
  const named = parameterOfKey(reading);
  const description = wordsIn(named?.part.get("description")?.text ?? "");
  const parts = alternativesIn(parameter).flatMap((part) => keyCalled(row, part, operation.path, view).key ?? []);
  const isText = named?.schema !== undefined && view.kind(named.schema) === "string";
  const members = view.members(row);
  const kindOf = (name: string): string | undefined => {
    const schema = members.get(name);
    return schema && view.kind(schema);
  };
  const names = scalarNames(row, view);
  // A thing that is called by nothing but itself, by a text, is called by one, though its id is a number.
  const isCounted = kindOf(rows.key) === "integer" && !plainName(parameter).endsWith("id");
  // `tag` may be the `tag_name`.
  const called = ["name", "slug"]
    .map((word) => plainName(parameter) + word)
    .concat(texts)
    .flatMap((word) => names.filter((name) => plainName(name) === word && kindOf(name) === "string"));
  return [...parts, ...(isText && isCounted ? called : []), ...saidIn(description, names)];
}

/** The properties that a description of alternatives has word by word: "also accepts an email address or contact_id". */
function saidIn(words: readonly string[], names: readonly string[]): readonly string[] {
  if (!words.includes("or") && !words.includes("also")) return [];
  const text = ` ${words.join(" ")} `;
  return names.filter((name) => {
    const own = wordsIn(name);
    return namingWords.has(own.at(-1) ?? "") && text.includes(` ${own.join(" ")} `);
  });
}
