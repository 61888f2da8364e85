import { ProblemError } from "../problem.ts";
import type { Account } from "./document/declared.ts";
import type { Given } from "./document/read-document.ts";
import type { Draft, Json, Note } from "./draft/draft.ts";
import { openapiOf } from "./draft/openapi.ts";
import { yamlText } from "./draft/yaml-text.ts";
import { frameworkOf } from "./framework/page-frameworks.ts";
import { weigh } from "./weigh/weigh.ts";
import type { Conflict, Weighed } from "./weigh/weighed.ts";
import { readGiven } from "./read-given.ts";

/** What was made of documents. */
export interface Derived {
  /** The contract as an OpenAPI 3.1 document. */
  readonly document: Json;
  readonly draft: Draft;
  readonly weighed: Weighed;
  readonly notes: readonly Note[];
  readonly conflicts: readonly Conflict[];
  readonly framework: string;
}

/**
 * Reads documents about one API and makes a contract of them: what they say, weighed against each other; what the framework of
 * their host adds; and what stays open, with what was taken.
 * @throws {ProblemError} for every document that says nothing, one problem each
 */
export function derive(documents: readonly Given[]): Derived {
  const problems: { file: string; found: string; cure: string }[] = [];
  const accounts: Account[] = [];
  for (const given of documents) {
    const read = readGiven(given);
    if (read.is === "account") accounts.push(read.account);
    else if (read.is === "nothing") problems.push({ file: given.name, found: read.found, cure: read.cure });
    else
      problems.push({
        file: given.name,
        found: "this is an OpenAPI document among others",
        cure: "derive it alone: it is a contract already",
      });
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return derivedFrom(accounts);
}

/** Makes a contract of what documents say. */
function derivedFrom(accounts: readonly Account[]): Derived {
  const weighed = weigh(accounts);
  const framework = frameworkOf(weighed);
  const draft = framework.draft(weighed);
  const { conflicts, missing } = weighed;
  const damaged = missing.map(({ value, from }): Note => ({
    about: from[0]?.document ?? "",
    basis: "missing",
    found: value,
    taken: "what the rest proves",
    from,
  }));
  return {
    document: openapiOf(draft),
    draft,
    weighed,
    notes: once([...draft.notes, ...namesakeNotes(weighed), ...damaged]),
    conflicts,
    framework: framework.name,
  };
}

/** What is the same for every method of a route is said once. */
function once(notes: readonly Note[]): Note[] {
  const keyOf = ({ about, found, taken }: Note): string => JSON.stringify([about, found, taken]);
  const first = new Map(notes.toReversed().map((note) => [keyOf(note), note]));
  return notes.filter((note) => first.get(keyOf(note)) === note);
}

/** Types that share a short name: what each is called, and where it is not clear which is meant. */
function namesakeNotes({ namesakes, twiceTold, unclear }: Weighed): Note[] {
  const renamed = namesakes.filter(({ name, called }) => name !== called);
  return [
    ...twiceTold.map(({ value, from }): Note => ({
      about: value,
      basis: "open",
      found: "the document lists two types of this name, and does not say in which namespace each stands",
      taken: "one type with the members of both",
      from,
    })),
    ...renamed.map(({ name, called, namespace, from }): Note => {
      const all = namesakes.filter((one) => one.called === called);
      const spaces = all.map((one) => one.namespace).join(" and ");
      return {
        about: name,
        basis: "inferred",
        found: `${all.length === 2 ? "two" : all.length} types are called ${called}, in ${spaces}`,
        taken: `the one of ${namespace} is called ${name}`,
        from: [from],
      };
    }),
    ...unclear.map(({ about, called, taken, from }): Note => {
      const names = namesakes.filter((one) => one.called === called).map(({ name }) => name);
      return {
        about,
        basis: "open",
        found: `it does not say which of the types called ${called} it means (${names.join(", ")})`,
        taken,
        from: [from],
      };
    }),
  ];
}

/** A contract as the text of its file: YAML of plain values, the same bytes for the same contract. */
export function contractText(document: Json): string {
  return yamlText(document);
}
