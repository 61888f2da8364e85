import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";

/** The objects of a document that extensions may stand on, as `contracts/extensions.schema.json` names them. */
export const extensionPlaces = ["root", "operation", "parameter", "response", "schema"] as const;
export type ExtensionPlace = (typeof extensionPlaces)[number];

/** What may stand on one kind of object. */
export interface ExtensionWords {
  readonly names: readonly string[];
  /** What is wrong with the extensions of one object. */
  errors(extensions: unknown): readonly ErrorObject[];
}

/** Holds from `src/contract` as from `dist/contract`. */
const schemaFile = new URL("../../../contracts/extensions.schema.json", import.meta.url);

let vocabulary: ReadonlyMap<ExtensionPlace, ExtensionWords> | undefined;

/** The extensions of docs/extensions.md, from their one schema. */
export function extensionVocabulary(): ReadonlyMap<ExtensionPlace, ExtensionWords> {
  vocabulary ??= readVocabulary();
  return vocabulary;
}

function readVocabulary(): ReadonlyMap<ExtensionPlace, ExtensionWords> {
  // The file is a part of the product and is tested with it, so that its outline can be taken for granted.
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as {
    readonly $id: string;
    readonly $defs: Readonly<Record<string, { readonly properties?: object }>>;
  };
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    verbose: true,
    validateSchema: false,
    meta: false,
    logger: false,
  });
  ajv.addSchema(schema);
  return new Map(
    extensionPlaces.map((place) => {
      const validate = ajv.compile({ $ref: `${schema.$id}#/$defs/${place}` });
      const names = Object.keys(schema.$defs[place]?.properties ?? {});
      return [place, { names, errors: (extensions) => (validate(extensions) ? [] : (validate.errors ?? [])) }];
    }),
  );
}
