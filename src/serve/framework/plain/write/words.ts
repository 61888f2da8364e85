import { isObjectValue, type ObjectValue, type Value } from "../../../../contract/model/value.ts";
import type { ResponseContent } from "../../../../contract/model/contract.ts";
import { choiceOf } from "../../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import { plainJson } from "../../../../contract/model/untyped-value.ts";
import type { MapType, Type } from "../../../../contract/model/type.ts";
import type { Exchange } from "../exchange.ts";
import { type Fault, faultWords, type Refusal } from "../refusal.ts";
import { fitsContent } from "./content-value.ts";

/** What can be said of a refusal, by the words that error bodies name it with. */
interface Told {
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
interface Edit {
  readonly path: readonly (string | number)[];
  readonly value: Value;
}

/** How deep words are put in: an error in an envelope in a list. */
const deepest = 4;

/**
 * An error body that says what was really wrong: members with the usual names of such words get them, where the schema allows
 * it; the rest stays as it was made.
 */
export function inWords(given: Value, content: ResponseContent, refusal: Refusal, { path, host }: Exchange): Value {
  // Examples are read as maps.
  const body: Value = plainJson(given);
  const told: Told = {
    status: refusal.status,
    title: refusal.title,
    code: refusal.code,
    detail: refusal.detail,
    where: undefined,
    steps: [],
    path: path.raw,
    now: host.now,
    faults: refusal.errors ?? [],
  };
  const first = editsOf(body, content.type, told, []);
  // Where only a title can speak, it says what was wrong.
  const isSaid = first.some(({ value }) => value === told.detail || (typeof value === "object" && value !== null));
  const edits = isSaid ? first : editsOf(body, content.type, { ...told, title: told.detail }, []);
  const all = edits.reduce<Value>(withEdit, body);
  if (fitsContent(all, content)) return all;
  return edits.reduce<Value>((value, edit) => {
    const next = withEdit(value, edit);
    return fitsContent(next, content) ? next : value;
  }, body);
}

function editsOf(value: Value, given: Type, told: Told, path: Edit["path"]): readonly Edit[] {
  if (path.length > deepest) return [];
  const type = choiceOf(value, given);
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return items.flatMap((item, index) =>
      typeof item === "string" ? [] : editsOf(item, itemSlot(type, index).type, told, [...path, index]),
    );
  }
  if (!isObjectValue(value)) return [];
  return Object.entries(value).flatMap(([key, held]) => {
    const { type: slot, nullable } = memberSlot(type, key);
    const place = [...path, key];
    if (nullable && dataNames.test(key) && isToldBeside(value, key)) return [{ path: place, value: null }];
    const word = wordFor(key, held, told) ?? stepsFor(key, held, choiceOf(held, slot), told);
    if (word !== undefined) return [{ path: place, value: word }];
    if (Array.isArray(held) && allNames.test(key)) {
      const listed = listEdits(held as readonly Value[], choiceOf(held, slot), told, place);
      return isOfPlaces(held, value, told) ? [...listed, { path: place, value: [] }] : listed;
    }
    const own = choiceOf(held, slot);
    if (own.kind === "map" && isObjectValue(held) && allNames.test(key))
      return [{ path: place, value: byPlace(told, own) }];
    return typeof held === "object" && held !== null ? editsOf(held, slot, told, place) : [];
  });
}

/** What holds the data of a success: a refusal has none, where something beside it says what was wrong. */
const dataNames = /^(data|results?|payload)$/i;

function isToldBeside(object: ObjectValue, key: string): boolean {
  return Object.keys(object).some(
    (name) => name !== key && [allNames, detailNames, titleNames].some((names) => names.test(name)),
  );
}

/** Whether a list tells where things are wrong, nothing is wrong in any place, and what is wrong stands beside. */
function isOfPlaces([first]: readonly Value[], beside: ObjectValue, { faults, detail }: Told): boolean {
  if (faults.length > 0 || first === undefined || !isObjectValue(first)) return false;
  const isTold = Object.entries(beside).some(([name, held]) => typeof held === "string" && detailNames.test(name));
  return isTold && detail !== "" && Object.keys(first).some((name) => whereNames.test(name));
}

/** What lists of all that is wrong are called, and maps of it. */
const allNames =
  /^((?:error|validation|field|param)?_?(?:errors?|messages|details?|issues|violations)|invalid_?params|problems|causes?)$/i;

/** By its place what is wrong there, as a text or as a list of texts. */
function byPlace({ faults, detail }: Told, { value }: MapType): Value {
  const said = (words: string): Value => (value.type.kind === "list" ? [words] : words);
  if (faults.length === 0) return { request: said(detail) };
  return Object.fromEntries(faults.slice(0, 10).map((fault) => [whereOf(fault) || "request", said(fault.detail)]));
}

/** One item for each thing that is wrong, made like the first that stands there. */
function listEdits(items: readonly Value[], type: Type, told: Told, path: Edit["path"]): readonly Edit[] {
  const faults = told.faults.length > 0 ? told.faults.slice(0, 10) : [undefined];
  const [first] = items;
  if (first === undefined || typeof first === "number" || typeof first === "boolean") return [];
  const written = faults.map((fault): Value => {
    const words = fault === undefined ? undefined : faultWords(fault);
    const detail = fault?.detail ?? told.detail;
    if (!isObjectValue(first)) return words === undefined ? detail : `${whereOf(fault)} ${detail}`.trim();
    const own = { ...told, detail, where: whereOf(fault), steps: stepsOf(fault), faults: [] };
    return editsOf(first, itemSlot(type, 0).type, own, []).reduce(withEdit, first);
  });
  const single = path.length + 1 <= deepest ? editsOf(items, type, told, path) : [];
  return [...single, { path, value: written }];
}

function whereOf(fault: Fault | undefined): string {
  if (fault === undefined) return "";
  return "pointer" in fault.at ? stepsInBody(fault.at.pointer, fault.missing).join(".") : fault.at.parameter;
}

function stepsOf(fault: Fault | undefined): readonly string[] {
  if (fault === undefined) return [];
  if (!("pointer" in fault.at)) return [fault.at.in, fault.at.parameter];
  return ["body", ...stepsInBody(fault.at.pointer, fault.missing)];
}

/** Steps to what is wrong; to what is missing, to where it should be. */
function stepsInBody(pointer: string, missing: string | undefined): readonly string[] {
  const [, ...steps] = pointer.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return missing === undefined ? steps : [...steps, missing];
}

/** A list that names the place of what is wrong, step by step; numbers of items are numbers where it may hold any. */
function stepsFor(name: string, held: Value, type: Type, { steps }: Told): Value | undefined {
  if (steps.length === 0 || !Array.isArray(held) || !whereNames.test(name)) return undefined;
  const isText = type.kind === "list" && type.item.type.kind === "string";
  return steps.map((step) => (!isText && /^\d+$/.test(step) ? Number(step) : step));
}

const detailNames =
  /^(message|detail|details|description|error_?description|error_?message|err_?msg|msg|reason|(?:user|developer|display)_?message|long_?message|explanation|text)$/i;
const titleNames = /^(title|error|short_?message|summary|error_?title)$/i;
const statusNames = /^(status|status_?code|http_?status|http_?code|http_?status_?code)$/i;
const codeNames = /^(code|error_?code|err_?code|error_?type|type|name|key|slug)$/i;
const whereNames =
  /^(field|pointer|parameter|param|property|property_?path|location|source|path_?in_?body|attribute|target|loc|instance_?location)$/i;
const pathNames = /^(path|instance|request_?path|uri|request_?uri)$/i;
const timeNames = /^(timestamp|time|occurred_?at|date|datetime)$/i;

/** What a member of that name says; undefined: it is no word for what was wrong, or holds none. */
function wordFor(name: string, held: Value, told: Told): Value | undefined {
  const isNumber = typeof held === "number" || typeof held === "bigint";
  if (statusNames.test(name))
    return isNumber ? told.status : typeof held === "string" ? String(told.status) : undefined;
  if (codeNames.test(name) && isNumber) return told.status;
  if (timeNames.test(name) && isNumber) return Date.parse(told.now);
  if (typeof held !== "string" && held !== null) return undefined;
  if (detailNames.test(name)) return told.detail;
  if (titleNames.test(name)) return told.title;
  if (told.code !== undefined && /code$/i.test(name)) return told.code;
  if (codeNames.test(name)) return /^about:|^\w+:\/\//.test(held ?? "") ? "about:blank" : codeWord(held, told);
  if (whereNames.test(name) && told.where !== undefined) return told.where;
  if (pathNames.test(name)) return told.path;
  return timeNames.test(name) ? told.now : undefined;
}

const codes: Readonly<Record<number, string>> = {
  400: "bad_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  405: "method_not_allowed",
  406: "not_acceptable",
  409: "conflict",
  413: "content_too_large",
  415: "unsupported_media_type",
  422: "unprocessable_content",
  429: "too_many_requests",
  500: "internal_server_error",
  501: "not_implemented",
  502: "bad_gateway",
  503: "service_unavailable",
  504: "gateway_timeout",
};

/** A word for the status, in capitals where the one that stands there is. */
function codeWord(held: string | null, { status }: Told): string {
  const word = codes[status] ?? (status < 500 ? "request_failed" : "server_error");
  if (held !== null && /^\d{3}$/.test(held)) return String(status);
  return held !== null && /[A-Z]/.test(held) && held === held.toUpperCase() ? word.toUpperCase() : word;
}

function withEdit(value: Value, { path, value: put }: Edit): Value {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return items.map((item, index) => (index === key ? withEdit(item, { path: rest, value: put }) : item));
  }
  const members: ObjectValue = isObjectValue(value) ? value : {};
  return { ...members, [key]: withEdit(members[key] ?? null, { path: rest, value: put }) };
}
