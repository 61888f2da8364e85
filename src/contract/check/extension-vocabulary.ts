import { readFileSync } from "node:fs";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { productFile } from "../../product-file.ts";
import { ownValidator } from "./own-validator.ts";

/** The objects of a document that extensions may stand on, as `contracts/extensions.schema.json` names them. */
export const extensionPlaces = ["root", "operation", "parameter", "response", "schema"] as const;
export type ExtensionPlace = (typeof extensionPlaces)[number];

/** What may stand on one kind of object. */
export interface ExtensionWords {
  readonly names: readonly string[];
  /** What is wrong with the extensions of one object. */
  errors(extensions: unknown): readonly ErrorObject[];
}

const schemaPath = "contracts/extensions.schema.json";

interface ExtensionsSchema {
  readonly $defs: Readonly<Record<string, ExtensionSchema | undefined>>;
}

/** The schema of one extension, as far as it is read as data. */
interface ExtensionSchema {
  readonly default?: Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, { readonly default?: unknown }>>;
}

let schema: ExtensionsSchema | undefined;
let vocabulary: ReadonlyMap<ExtensionPlace, ExtensionWords> | undefined;

/** The extensions of docs/extensions.md, from their one schema. */
export function extensionVocabulary(): ReadonlyMap<ExtensionPlace, ExtensionWords> {
  vocabulary ??= readVocabulary();
  return vocabulary;
}

/**
 * What an extension that is an object means where it is left out, or leaves out some of its properties.
 * @param stands whether the document has it
 */
export function extensionDefaults(name: string, stands: boolean): Readonly<Record<string, unknown>> {
  const { properties = {}, default: absent } = extensionsSchema().$defs[name] ?? {};
  const ofProperties = Object.entries(properties).map(([key, property]) => [key, property.default] as const);
  return { ...Object.fromEntries(ofProperties), ...(stands ? {} : absent) };
}

function extensionsSchema(): ExtensionsSchema {
  // The file is a part of the product and is tested with it, so that its outline can be taken for granted.
  schema ??= JSON.parse(readFileSync(productFile(schemaPath), "utf8")) as ExtensionsSchema;
  return schema;
}

function readVocabulary(): ReadonlyMap<ExtensionPlace, ExtensionWords> {
  const all = extensionsSchema();
  return new Map(
    extensionPlaces.map((place) => {
      // Documents of others have none, and compiling takes as long as reading a large one.
      let validate: ValidateFunction | undefined;
      const errors = (extensions: unknown): readonly ErrorObject[] => {
        validate ??= ownValidator(schemaPath, `/$defs/${place}`);
        return validate(extensions) ? [] : (validate.errors ?? []);
      };
      return [place, { names: Object.keys(all.$defs[place]?.properties ?? {}), errors }];
    }),
  );
}
