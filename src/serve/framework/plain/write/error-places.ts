import { memberOf } from "../../../../contract/model/inner-slot.ts";
import type { MapType, ObjectType, Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Fault } from "../refusal.ts";

/** What can be said of a refusal, by the words that error bodies name it with. */
export interface Told {
  readonly status: number;
  readonly title: string;
  readonly code: string | undefined;
  readonly detail: string;
  /** Where, for one thing that is wrong. */
  readonly where: string | undefined;
  /** The same step by step: `["query", "limit"]`, `["body", "lines", 0]`. */
  readonly steps: readonly string[];
  readonly path: string;
  readonly now: string;
  readonly faults: readonly Fault[];
}

/** A change of an error body: other words in one place. */
export interface Edit {
  readonly path: readonly (string | number)[];
  readonly value: Value;
}

/** By its place what is wrong there, as a text or as a list of texts. */
export function byPlace({ faults, detail }: Told, { value }: MapType): Value {
  const said = (words: string): Value => (value.type.kind === "list" ? [words] : words);
  if (faults.length === 0) return { request: said(detail) };
  return Object.fromEntries(faults.slice(0, 10).map((fault) => [whereOf(fault) || "request", said(fault.detail)]));
}

/** In an object that names members of what is sent, what is wrong with each. */
export function byMember({ faults }: Told, type: ObjectType, path: Edit["path"]): readonly Edit[] {
  const said = new Map(faults.map((fault) => [whereOf(fault), fault.detail]));
  return type.all.flatMap(({ key, slot }) => {
    const words = said.get(key);
    if (words === undefined) return [];
    return [{ path: [...path, key], value: slot.type.kind === "list" ? [words] : words }];
  });
}

/** The source of an error as JSON:API has it: a pointer into the body, or a parameter; it is put in where it was left out. */
export function sourceEdits(type: Type, { steps }: Told, path: Edit["path"]): readonly Edit[] {
  const [place, ...rest] = steps;
  const name = memberOf(type, "source");
  if (place === undefined || name === undefined) return [];
  const member = place === "body" ? "pointer" : place === "header" ? "header" : "parameter";
  if (memberOf(name.slot.type, member) === undefined) return [];
  const escaped = rest.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return [{ path: [...path, name.key, member], value: place === "body" ? escaped.join("") : rest.join(".") }];
}

export function whereOf(fault: Fault | undefined): string {
  if (fault === undefined) return "";
  return "pointer" in fault.at ? stepsInBody(fault.at.pointer, fault.missing).join(".") : fault.at.parameter;
}

export function stepsOf(fault: Fault | undefined): readonly string[] {
  if (fault === undefined) return [];
  if (!("pointer" in fault.at)) return [fault.at.in, fault.at.parameter];
  return ["body", ...stepsInBody(fault.at.pointer, fault.missing)];
}

/** Steps to what is wrong; to what is missing, to where it should be. */
function stepsInBody(pointer: string, missing: string | undefined): readonly string[] {
  const [, ...steps] = pointer.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return missing === undefined ? steps : [...steps, missing];
}
