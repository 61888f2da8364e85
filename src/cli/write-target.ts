import { randomBytes } from "node:crypto";
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { ProblemError } from "../problem.ts";
import type { Contract } from "../contract/model/contract.ts";
import type { NamedApi } from "../serve/http/open-world.ts";
import { parameterValue } from "../serve/http/samples/sample-parameters.ts";
import { textOf } from "../wire/sent/sent-value.ts";
import type { Scenario } from "../serve/scenario/scenario.ts";
import { Part } from "../source/part.ts";
import { Problems } from "../source/problems.ts";
import { readSource } from "../source/source.ts";
import type { Json } from "../derive/draft/draft.ts";
import { codeOf, writableCure } from "./hindrance.ts";

/**
 * Writes the target file of a stand-in that listens: where it is, who may log in, and what the target file beside the
 * scenario says of its APIs. First under another name, so that nobody reads half of it; its owner alone may read it.
 * @throws {ProblemError} when it cannot be written
 */
export function writeTarget(file: string, url: string, apis: readonly NamedApi[], scenario: Scenario): void {
  const told = targetOf(url, apis, scenario);
  const draft = `${file}.${randomBytes(8).toString("hex")}.tmp`;
  try {
    // JSON is YAML, too. Passwords may stand in it: nobody else is to read them.
    writeFileSync(draft, `${JSON.stringify(told, undefined, 2)}\n`, { flag: "wx", mode: 0o600 });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    const found = `it could not be written (${codeOf(error)})`;
    throw new ProblemError([{ place: `--write-target ${file}`, found, cure: writableCure }]);
  }
}

/** What the target file of a stand-in says: where it is, and who may log in. */
export function targetOf(url: string, apis: readonly NamedApi[], scenario: Scenario): Readonly<Record<string, Json>> {
  const beside = targetBeside(scenario);
  const of = (api: NamedApi): object => beside(api.host.contract.name) ?? made(api);
  const [only] = apis;
  const told =
    apis.length === 1 && only !== undefined
      ? { url, ...of(only) }
      : { url, apis: Object.fromEntries(apis.map((api) => [api.host.contract.name, of(api)])) };
  // What is read of a file, and what is made here, is JSON.
  return JSON.parse(JSON.stringify({ ...told, url })) as Readonly<Record<string, Json>>;
}

/** What the target file beside the scenario says of an API; its own address is not that of this stand-in. */
function targetBeside({ file }: Scenario): (api: string) => object | undefined {
  const path = file.replace(/\.(ya?ml|json)$/i, ".target.yaml");
  const source = existsSync(path) ? readSource(path, path, new Problems()) : undefined;
  const apis = source === undefined ? undefined : new Part(source).get("apis");
  return (api) => {
    const record = apis?.get(api)?.record;
    return record === undefined
      ? undefined
      : Object.fromEntries(Object.entries(record).filter(([key]) => key !== "url"));
  };
}

/** Who may log in: identities of the scenario, else whoever brings well-formed credentials. */
function made({ host: { contract, credentials, data } }: NamedApi): object {
  const roles = [
    ...new Set(contract.operations.flatMap(({ security }) => security.flatMap((alternative) => alternative.roles))),
  ];
  const named = credentials.identities.flatMap(({ name, password, roles: own }) =>
    password === undefined ? [] : [[name, { basic: `${name}:${password}`, roles: own }] as const],
  );
  const schemes = [...contract.schemes.values()];
  const isByPassword = schemes.length === 0 || schemes.some(({ kind }) => kind === "basic");
  if (named.length > 0 && isByPassword) return { identities: Object.fromEntries(named), ...valuesOf(contract, data) };
  if (credentials.anyCredentials !== true || schemes.length === 0) return {};
  const keys = (place: string): readonly (readonly [string, string])[] =>
    schemes.flatMap(({ at }) => (at?.in === place ? [[at.name, "any-key-will-do"] as const] : []));
  const cookies = keys("cookie").map(([name, value]) => `${name}=${value}`);
  const headers = [
    ...authorization(schemes.flatMap(({ word }) => word ?? [])),
    ...keys("header"),
    ...(cookies.length === 0 ? [] : [["Cookie", cookies.join("; ")] as const]),
  ];
  const some = (name: string, pairs: readonly (readonly [string, string])[]): object =>
    pairs.length === 0 ? {} : { [name]: Object.fromEntries(pairs) };
  const any = { ...some("headers", headers), ...some("query", keys("query")) };
  return Object.keys(any).length === 0
    ? {}
    : { identities: { anybody: { ...any, roles } }, ...valuesOf(contract, data) };
}

/**
 * What exists: the first of those that have a name, by the parameters that name them; else what the start screen asks for. What
 * lists of ordinary documents show, the suite finds there.
 */
function valuesOf({ operations }: Contract, data: NamedApi["host"]["data"]): object {
  const names = data
    .names()
    .slice(0, 4)
    .map(({ parameters }) => parameters);
  const asked = operations.filter(({ answer }) => !["list", "item", "write"].includes(answer.kind));
  const inPath = asked.flatMap(({ parameters }) => parameters.filter(({ in: place }) => place === "path"));
  const shown = names.length > 0 ? names : inPath.map((one) => new Map([[one.name, textOf(parameterValue(one))]]));
  const single = shown.flatMap((parameters) => (parameters.size === 1 ? [...parameters] : []));
  const values = single.map(([name]) => [
    name,
    [...new Set(single.flatMap((pair) => (pair[0] === name ? [pair[1]] : [])))],
  ]);
  const together = shown.filter(({ size }) => size > 1).map((parameters) => Object.fromEntries(parameters));
  return {
    ...(values.length === 0 ? {} : { values: Object.fromEntries(values) as object }),
    ...(together.length === 0 ? {} : { together }),
  };
}

/** One header for all: tokens where there is a way for them. */
function authorization(words: readonly string[]): readonly (readonly [string, string])[] {
  const [first] = words;
  if (first === undefined) return [];
  const word = words.find((one) => /^bearer$/i.test(one)) ?? first;
  const text = /^basic$/i.test(word) ? Buffer.from("anybody:will-do").toString("base64") : "any-token-will-do";
  return [["Authorization", `${word} ${text}`]];
}
