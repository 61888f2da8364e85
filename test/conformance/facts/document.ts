import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../../support/source-files.ts";

/** A part of an OpenAPI document, to be changed. */
export type Part = Record<string, unknown>;

/** The contracts that facts are changed in, and the scenario that fills them. */
export const contracts = {
  zoo: { file: "fixtures/contracts/zoo/openapi.yaml", scenario: "zoo" },
  "zoo-pascal": { file: "fixtures/contracts/zoo-pascal/openapi.yaml", scenario: "zoo" },
  bokamera: { file: "contracts/bokamera/openapi.yaml", scenario: "recorded" },
  "pwc-reportfiling": { file: "contracts/pwc-reportfiling/openapi.yaml", scenario: "recorded" },
};
export type ContractName = keyof typeof contracts;

const parsed = new Map<ContractName, Part>();

/** A contract's document, to be changed. */
export function documentOf(contract: ContractName): Part {
  const known = parsed.get(contract) ?? (parse(readFileSync(join(root, contracts[contract].file), "utf8")) as Part);
  parsed.set(contract, known);
  return structuredClone(known);
}

/** A part of a document by its keys. @throws {Error} where there is none */
export function at(document: Part, ...keys: readonly string[]): Part {
  const found = keys.reduce<unknown>((part, key) => (part as Part | undefined)?.[key], document);
  if (typeof found !== "object" || found === null) throw new Error(`there is no ${keys.join(" / ")}`);
  return found as Part;
}

/** What the document says of its host. */
export const hostOf = (document: Part): Part => at(document, "x-standin-host");

const schemasOf = (document: Part): Part => at(document, "components", "schemas");

/** Takes the patterns from dates and Guids: they describe the spelling of the fact that is about to change. */
export function forgetSpellings(document: Part): Part {
  forgetPatterns(schemasOf(document));
  return document;
}

function forgetPatterns(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const part = node as Part;
  const kind = part["x-standin-type"] ?? part["format"];
  if (typeof kind === "string" && /^(date|guid|uuid)/.test(kind)) delete part["pattern"];
  Object.values(part).forEach(forgetPatterns);
}

/** Renames properties wherever a schema names them. */
export function renameProperties(document: Part, names: ReadonlyMap<string, string>): void {
  renameIn(schemasOf(document), names);
}

function renameIn(node: unknown, names: ReadonlyMap<string, string>): void {
  if (typeof node !== "object" || node === null) return;
  const part = node as Part;
  const renamed = (name: string): string => names.get(name) ?? name;
  for (const value of Object.values(part)) renameIn(value, names);
  const { required, properties } = part;
  if (Array.isArray(required)) part["required"] = (required as string[]).map(renamed);
  if (typeof properties === "object" && properties !== null)
    part["properties"] = Object.fromEntries(Object.entries(properties).map(([key, value]) => [renamed(key), value]));
}

/** Renames a key wherever it stands, in examples too. */
export function renameKeys(node: unknown, from: string, to: string): void {
  if (typeof node !== "object" || node === null) return;
  const part = node as Part;
  for (const value of Object.values(part)) renameKeys(value, from, to);
  if (!(from in part)) return;
  part[to] = part[from];
  // oxlint-disable-next-line typescript/no-dynamic-delete
  delete part[from];
}

/** Takes its XML namespace from every schema that names the host's own. */
export function forgetNamespaces(document: Part): void {
  for (const schema of Object.values(schemasOf(document)) as Part[]) {
    const xml = schema["xml"] as Part | undefined;
    if (xml?.["namespace"] === hostOf(document)["namespace"]) delete xml?.["namespace"];
  }
}

/** The names that properties have on the wire, and those of the code behind, where a host's casing makes the difference. */
export function codeNames(document: Part): ReadonlyMap<string, string> {
  const properties = (Object.values(schemasOf(document)) as Part[]).flatMap((schema) =>
    Object.entries((schema["properties"] ?? {}) as Record<string, Part>),
  );
  const named = properties.filter(([, property]) => property["x-standin-name"] === undefined && "xml" in property);
  return new Map(named.map(([key, property]) => [key, String(at(property, "xml")["name"])]));
}
