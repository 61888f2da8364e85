import { megabyte } from "../../size.ts";
import { dirname, resolve } from "node:path";
import { ownAjv } from "../../contract/check/ajv.ts";
import { isOutside } from "../../contract/check/library.ts";
import { soundPart } from "../../contract/check/sound-part.ts";
import { schemaProblems } from "../../contract/check/schema-problem.ts";
import type { Contract } from "../../contract/model/contract.ts";
import { pointerTo } from "../../source/pointer.ts";
import { Problems } from "../../source/problems.ts";
import { loadSource, type Source } from "../../source/source.ts";
import { readText } from "../../source/text-file.ts";
import { checkAddresses, type FactsAt } from "./address-problems.ts";
import { checkTargetNames } from "./check-names.ts";
import { expandVariables } from "./expand-variables.ts";
import { readTarget, type TargetFacts } from "./read-target.ts";
import { targetSchema } from "./target-schema.ts";
import type { Target } from "./target.ts";

/** A target file: what it says for an API of that name. */
export interface TargetFile {
  readonly file: string;
  /** The APIs that the file names; empty when it speaks of one API without naming it. */
  readonly apis: readonly string[];
  /** How to reach that API; undefined when the file names others only. */
  targetOf(api: string): Target | undefined;
}

type TargetContent = TargetFacts & { readonly apis?: Readonly<Record<string, TargetFacts>> };

const validate = ownAjv().compile<TargetContent>(targetSchema);
const telling = { docs: "docs/verify.md", secret: true };

/**
 * Reads a target file.
 * @param environment where `${NAME}` is looked up
 * @param contracts what it is a target of; names that these do not have are problems. Default: names are not checked
 * @param allowOutside whether it may name files outside its folder
 * @throws {ProblemError} with everything that is wrong: a missing file, broken YAML, an unknown member, a variable that
 * is not set or is empty, an address with a query, a certificate that cannot be read
 */
export function loadTarget(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
  contracts?: readonly Contract[],
  allowOutside = false,
): TargetFile {
  const problems = new Problems();
  const source = loadSource(resolve(file), file);
  const content = expandVariables(source, environment, problems);
  const isSound = validate(content);
  for (const { pointer, found, cure } of schemaProblems(validate.errors ?? [], telling))
    problems.addAt(source, pointer, found, cure);
  const sound = isSound ? content : soundPart(content as TargetContent, validate);
  if (sound === undefined) {
    problems.throwIfAny();
    throw new Error(`${file} was rejected without a reported problem.`);
  }
  const { apis, ...shared } = sound;
  const own = Object.entries(apis ?? {}).map(([api, facts]): FactsAt => [pointerTo("/apis", api), facts]);
  const all: readonly FactsAt[] = [["", shared], ...own];
  checkAddresses(all, source, problems);
  if (contracts !== undefined) checkTargetNames(apis ?? {}, shared, contracts, source, problems);
  const authorities = readAuthorities(all, source, problems, allowOutside);
  problems.throwIfAny();
  const readFile = (path: string): string => authorities.get(path) ?? "";
  return {
    file,
    apis: Object.keys(apis ?? {}),
    targetOf(api) {
      if (apis === undefined) return readTarget(shared, file, readFile);
      const own = apis[api];
      return own === undefined ? undefined : readTarget({ ...shared, ...own }, file, readFile);
    },
  };
}

const mostBytesOfCertificates = megabyte;

/** The texts of the certificate files that a target file names, by their names. */
function readAuthorities(
  all: readonly FactsAt[],
  source: Source,
  problems: Problems,
  allowOutside: boolean,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [place, { ca }] of all) {
    if (ca === undefined) continue;
    const folder = dirname(source.path);
    const path = resolve(folder, ca);
    if (!allowOutside && isOutside(folder, path)) {
      const cure = "put it beside the target file or below, or let it be read: --allow-outside";
      problems.addAt(source, pointerTo(place, "ca"), `${ca} is outside the folder of ${source.file}`, cure);
      continue;
    }
    const text = readText(path, mostBytesOfCertificates);
    if (typeof text === "string") texts.set(ca, text);
    else problems.addAt(source, pointerTo(place, "ca"), `${ca}: ${text.found}`, text.cure);
  }
  return texts;
}
