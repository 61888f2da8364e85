import { createHash } from "node:crypto";
import type { FailureRule } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { canonicalText, type Json, type JsonObject } from "../../../generate/json.ts";
import type { Thing } from "../../data/things/thing.ts";

/** Under which version of a row a request wants to be carried out (RFC 9110, section 13.1). Versions are tags without quotes. */
export interface Conditions {
  /** One of these; undefined: any. `*` is whichever there is. */
  readonly match: readonly string[] | undefined;
  /** None of these; undefined: any. */
  readonly noneMatch: readonly string[] | undefined;
  /** Whether a change has to say which version it means (RFC 6585, section 3). */
  readonly isRequired: boolean;
}

/** Which version of a row this is: its own property `etag` where it has one, else a digest of what it holds. */
export function versionOf({ value }: Pick<Thing, "value">): string {
  return ownVersion(value) ?? digestOf(value);
}

const known = new WeakMap<object, string>();

/** One text for one value. */
export function digestOf(value: Json): string {
  const found = typeof value === "object" && value !== null ? known.get(value) : undefined;
  if (found !== undefined) return found;
  const digest = createHash("sha256").update(canonicalText(value)).digest("base64url").slice(0, 22);
  if (typeof value === "object" && value !== null) known.set(value, digest);
  return digest;
}

function ownVersion(row: JsonObject): string | undefined {
  const name = Object.keys(row).find((one) => plainName(one) === "etag");
  const own = name === undefined ? undefined : row[name];
  if (typeof own !== "string" && typeof own !== "number") return undefined;
  const bare = String(own).replace(/^(?:W\/)?"(.*)"$/, "$1");
  // Anything else cannot stand between the quotes of a tag (RFC 9110, section 8.8.3).
  return /^[\x21\x23-\x7e]+$/.test(bare) ? bare : undefined;
}

/** Whether a version is one of those listed. */
export function isListed(version: string, listed: readonly string[]): boolean {
  return listed.includes("*") || listed.includes(version);
}

/**
 * Why a row may not be changed.
 * @param before the row as it is; undefined: there is none
 */
export function brokenCondition(
  conditions: Conditions | undefined,
  before: Pick<Thing, "value"> | undefined,
): FailureRule | undefined {
  if (conditions === undefined) return undefined;
  const { match, noneMatch, isRequired } = conditions;
  if (before === undefined) return match === undefined ? undefined : changed;
  if (match !== undefined && !isListed(versionOf(before), match)) return changed;
  if (noneMatch !== undefined && isListed(versionOf(before), noneMatch)) return present;
  return isRequired && match === undefined ? unsaid : undefined;
}

const changed = failure(412, "Precondition Failed", "If-Match names another version than the one that is there");
const present = failure(412, "Precondition Failed", "If-None-Match names the version that is there");
const unsaid = failure(428, "Precondition Required", "If-Match has to say which version is meant");

function failure(status: number, code: string, message: string): FailureRule {
  return { status, code, message, field: undefined };
}
