import { isRecord } from "../../../source/is-record.ts";
import { canonical } from "../canonical.ts";
import type { Member, Said, Status, TypeRef } from "../declared.ts";
import { pascal, singular, typeOfValues } from "../samples/read-samples.ts";
import { TypesMade } from "../samples/types-made.ts";
import type { Described, Shown } from "./described.ts";

/** An answer that a page shows: the rows in it, and the key below which they stand. */
interface Answered {
  readonly value: unknown;
  readonly rows: readonly Record<string, unknown>[];
  readonly below?: string;
  readonly isList: boolean;
}

/**
 * The types of the answers that samples show. All rows of one thing are looked at together (`/kittens`, `/kittens/{id}`): each
 * sample shows members that others leave out.
 */
export class Answers {
  readonly types = new TypesMade();
  readonly #rows = new Map<string, Record<string, unknown>[]>();
  /** Where the first rows of a thing are shown. */
  readonly #lines = new Map<string, number>();
  readonly #made = new Map<string, TypeRef>();
  /** Members of rows that were asked for, by thing and name. */
  readonly #members = new Map<string, TypeRef>();
  /** Bodies of failures: those of one form are of one type. */
  readonly #failures = new Map<FailureForm, { readonly values: unknown[]; type?: TypeRef }>();

  constructor(all: readonly Described[], shared: Described) {
    for (const { value } of [...all, shared].flatMap(failuresOf)) {
      const known = this.#failures.get(formOf(value)) ?? { values: [] };
      known.values.push(value);
      this.#failures.set(formOf(value), known);
    }
    for (const described of all) {
      const shown = shownBy(described);
      if (shown === undefined) continue;
      const thing = thingOf(described.endpoint.path);
      const known = this.#rows.get(thing) ?? [];
      if (known.length === 0) this.#lines.set(thing, answerSample(described)?.line ?? described.line);
      if (known.length === 0 || shown.rows.some((row) => isAlike(row, known))) known.push(...shown.rows);
      this.#rows.set(thing, known);
    }
  }

  /** The type that an operation answers with; undefined: its page shows no answer. */
  of(described: Described, line: number): TypeRef | undefined {
    const shown = shownBy(described);
    if (shown === undefined) return undefined;
    const thing = thingOf(described.endpoint.path);
    const rows = this.#rows.get(thing) ?? [];
    const isThing = shown.rows.length > 0 && shown.rows.some((row) => isAlike(row, rows));
    if (!isThing) return typeOfValues([shown.value], `${thing}Answer`, line, this.types);
    const row = this.rowOf(thing) ?? { is: "any" };
    const { mostRows: most } = described;
    const list: TypeRef = { is: "list", of: row, ...(most === undefined ? {} : { most }) };
    if (shown.below === undefined) return shown.isList ? list : row;
    const wrapper = typeOfValues(
      [{ ...(shown.value as object), [shown.below]: null }],
      `${thing}List`,
      line,
      this.types,
    );
    return this.#filled(wrapper, shown.below, shown.isList ? list : row);
  }

  /** The type of the rows of a thing, in all samples; undefined: none shows one. */
  rowOf(thing: string): TypeRef | undefined {
    const [rows = [], line = 1] = [this.#rows.get(thing), this.#lines.get(thing)];
    const row = this.#made.get(thing) ?? (rows.length === 0 ? undefined : typeOfValues(rows, thing, line, this.types));
    if (row !== undefined) this.#made.set(thing, row);
    return row;
  }

  /** The kind of a member that all rows show of the thing that an operation is about, in words of tables; undefined: a text, or none. */
  kindShown({ endpoint }: Described, member: string): "integer" | "uuid" | undefined {
    const thing = thingOf(endpoint.path);
    const about = `${thing} ${member}`;
    const values = (): unknown[] => (this.#rows.get(thing) ?? []).map((row) => row[member]);
    const type = this.#members.get(about) ?? typeOfValues(values(), "", 1, new TypesMade());
    this.#members.set(about, type);
    const [kind] = type.is === "scalar" && type.optional !== true ? type.kinds : [];
    if (kind === "int32" || kind === "int64") return "integer";
    return kind === "guid" ? "uuid" : undefined;
  }

  /**
   * The statuses of an operation, with what samples of failures show. A sample without a status is one of every failure that has
   * none of its own, and where no failure is told, of any.
   * @param shared what is said of all operations
   */
  statusesOf(described: Described, shared: Described): Said<Status>[] {
    const own = failuresOf(described);
    const general = [...own, ...failuresOf(shared)].find(({ status }) => status === undefined);
    const told = [...described.statuses, ...shared.statuses.filter(isFailure)];
    const any = { value: { status: "default", description: "Any failure." }, line: general?.line ?? 1 };
    const all = general === undefined || told.some(isFailure) ? told : [...told, any];
    const shown = [...own, ...failuresOf(shared)];
    return all.map((said) => {
      const sample =
        shown.find(({ status }) => status === said.value.status) ?? (isFailure(said) ? general : undefined);
      const failure = sample === undefined ? undefined : this.#failures.get(formOf(sample.value));
      if (sample === undefined || failure === undefined) return said;
      failure.type ??= typeOfValues(failure.values, "Failure", sample.line, this.types);
      return { ...said, value: { ...said.value, type: failure.type, ...mediaTypeOf(sample) } };
    });
  }

  #filled(wrapper: TypeRef, below: string, type: TypeRef): TypeRef {
    const declared = wrapper.is === "named" ? this.types.get(wrapper.name) : undefined;
    if (declared === undefined) return wrapper;
    const members = declared.members.map((member): Member =>
      member.name === below ? { ...member, type, required: { value: true, line: member.line } } : member,
    );
    this.types.put({ ...declared, members });
    return wrapper;
  }
}

function mediaTypeOf({ mediaType }: Shown): { readonly mediaType?: string } {
  return mediaType === undefined ? {} : { mediaType };
}

function isFailure({ value: { status } }: Said<Status>): boolean {
  return /^[45]|^default$/.test(status);
}

/** What failures send: below their status, or where only one is told. */
function failuresOf({ samples, statuses }: Described): Shown[] {
  const told = [...new Set(statuses.map(({ value }) => value.status).filter((status) => /^[45]/.test(status)))];
  const [only] = told.length === 1 ? told : [];
  return samples.flatMap((one) => (one.role === "failures" ? { ...one, status: one.status ?? only } : []));
}

/** What bodies of failures are alike in: the names of their members; lists have none. */
type FailureForm = "list" | `{${string}}`;

function formOf(value: unknown): FailureForm {
  return isRecord(value) ? `{${Object.keys(value).toSorted().join(" ")}}` : "list";
}

/** The answer among the samples of a section: where none is called so, the last one of what sends nothing. */
export function answerSample({ samples: shown, endpoint, told, statuses }: Described): Shown | undefined {
  const samples = withoutXmlBesideJson(shown);
  const called = samples.find(({ role }) => role === "answer");
  const open = samples.filter(({ role }) => role !== "body" && role !== "failures" && role !== "apart");
  const sends = /^(?:POST|PUT|PATCH)$/.test(endpoint.method);
  const isSent =
    sends &&
    open.length === 1 &&
    !told.some(({ role }) => role === "body") &&
    samples.every(({ role }) => role === "parameters");
  const [only] = open;
  const isBefore =
    sends && open.length === 1 && only?.role === undefined && (statuses[0]?.line ?? 0) > (only?.line ?? 0);
  return called ?? (isSent || isBefore ? undefined : open.at(-1));
}

/** Where a page shows the same in JSON and in XML, JSON counts. */
function withoutXmlBesideJson(samples: readonly Shown[]): readonly Shown[] {
  const inJson = new Set(samples.flatMap(({ role, mediaType }) => (mediaType === undefined ? [role] : [])));
  return samples.filter(({ role, mediaType }) => mediaType !== "application/xml" || !inJson.has(role));
}

function shownBy(described: Described): Answered | undefined {
  const value = answerSample(described)?.value;
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return { value, rows: value.filter(isRecord), isList: true };
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  const lists = entries.filter(([, one]) => Array.isArray(one) && one.length > 0 && one.every(isRecord));
  const [only, ...others] = lists;
  const { path } = described.endpoint;
  if (only !== undefined && others.length === 0 && !/\}\/?$/.test(path) && !isRow(entries, only[0], path))
    return { value, rows: only[1] as Record<string, unknown>[], below: only[0], isList: true };
  const [[key, inner] = ["", undefined], ...more] = entries;
  if (isRecord(inner) && more.length === 0) return { value, rows: [inner], below: key, isList: false };
  return { value, rows: [value], isList: false };
}

/** What stands beside the rows of a list: counts, places in it, links, and how it went. */
const besideRows =
  /total|count|page|size|limit|offset|cursor|next|prev|more|link|url|href|self|first|last|status|code|message|success|^ok$|error|object|kind|type|version|time|took|query|^q$|sort|order$|generated|request/i;

/**
 * Whether an object that holds one list is a row: it has a key, or says what no list does. One that is called as the path is,
 * or as lists are everywhere, is what was asked for.
 */
function isRow(entries: readonly (readonly [string, unknown])[], list: string, path: string): boolean {
  const names = entries.flatMap(([key, value]) => (typeof value === "object" && value !== null ? [] : [key]));
  if (names.some((name) => /^_?(?:id|uuid|key)$/i.test(name))) return true;
  const isAsked = path.split("/").some((part) => canonical(part) === canonical(list));
  if (isAsked || /^(?:data|items|results?|rows|records|entries|content|values|elements|hits|list)$/i.test(list))
    return false;
  const own = names.filter((name) => /[a-z](?:Id|_id)$/.test(name) || !besideRows.test(name));
  return own.length > 1;
}

/** Whether a row is of the thing that these are: of the smaller one more than half of the members are those of the other. */
function isAlike(row: Record<string, unknown>, rows: readonly Record<string, unknown>[]): boolean {
  const known = new Set(rows.slice(0, 50).flatMap((one) => Object.keys(one)));
  const keys = Object.keys(row);
  return keys.filter((key) => known.has(key)).length * 2 > Math.min(keys.length, known.size);
}

/** What a path is about: `/api/v1/kittens/{id}`, `/kittens.csv` → `Kitten`. */
function thingOf(path: string): string {
  const words = path.split("/").filter((part) => part !== "" && !part.includes("{"));
  return singular(pascal((words.at(-1) ?? "Root").replace(/(?<=.)\.[a-z]{2,5}$/i, ""))).replace(/(?<=.)Item$/, "");
}
