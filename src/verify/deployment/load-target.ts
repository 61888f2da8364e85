import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseDocument } from "yaml";
import { ownAjv } from "../../contract/check/ajv.ts";
import { schemaProblems } from "../../contract/check/schema-problem.ts";
import { ProblemError } from "../../problem.ts";
import { addressProblems } from "./address-problems.ts";
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

const validate = ownAjv().compile<TargetFacts & { readonly apis?: Readonly<Record<string, TargetFacts>> }>(
  targetSchema,
);

/**
 * Reads a target file.
 * @param environment where `${NAME}` is looked up
 * @throws {ProblemError} with everything that is wrong: a missing file, broken YAML, an unknown member, a variable that
 * is not set or is empty, an address with a query
 */
export function loadTarget(file: string, environment: Readonly<Record<string, string | undefined>>): TargetFile {
  const { content, problems } = expandVariables(parseYaml(file), environment, file);
  if (!validate(content))
    throw new ProblemError([
      ...schemaProblems(validate.errors ?? [], { docs: "docs/verify.md", secret: true }).map(
        ({ pointer, found, cure }) => ({ file, place: pointer === "" ? "/" : pointer, found, cure }),
      ),
      ...problems,
    ]);
  const all = [...problems, ...addressProblems(content, file)];
  if (all.length > 0) throw new ProblemError(all);
  const { apis, ...shared } = content;
  const readFile = (path: string): string => readText(resolve(dirname(file), path), file, "/ca");
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

function parseYaml(file: string): unknown {
  const text = readText(file, file, undefined);
  if (/[\0\uFFFD]/.test(text))
    throw new ProblemError([
      { file, found: "it is no text in UTF-8", cure: "name a YAML file: docs/verify.md has an example" },
    ]);
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error === undefined) {
    const content: unknown = document.toJS() ?? {};
    if (typeof content === "object" && !Array.isArray(content)) return content;
    const found = `it holds ${Array.isArray(content) ? "a list" : "a single value"}, no members`;
    throw new ProblemError([{ file, found, cure: "write url: https://… and what else docs/verify.md names" }]);
  }
  const at = error.linePos?.[0];
  throw new ProblemError([
    {
      file,
      ...(at === undefined ? {} : { place: `line ${at.line}, column ${at.col}` }),
      found: `it is not YAML: ${error.message.split("\n")[0] ?? ""}`,
      cure: "mend it there",
    },
  ]);
}

function readText(path: string, file: string, place: string | undefined): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const isFolder = reason === "EISDIR";
    const found = isFolder ? `${path} is a folder` : `the file ${path} cannot be read (${reason})`;
    const cure = isFolder ? "name a file in it" : "name a file that exists";
    throw new ProblemError([{ file, ...(place === undefined ? {} : { place }), found, cure }]);
  }
}
