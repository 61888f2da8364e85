import { isObjectValue, type ObjectValue, type Value } from "../../../../contract/model/value.ts";
import type { ResponseContent } from "../../../../contract/model/contract.ts";
import { choiceOf } from "../../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import { plainJson } from "../../../../contract/model/untyped-value.ts";
import type { Type } from "../../../../contract/model/type.ts";
import type { Exchange } from "../exchange.ts";
import { faultWords, type Refusal } from "../refusal.ts";
import { fitsContent } from "./fits-content.ts";
import { byMember, byPlace, type Edit, sourceEdits, stepsOf, type Told, whereOf } from "./error-places.ts";

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
  const source = sourceEdits(type, told, path);
  const others = Object.entries(value).flatMap(([key, held]): readonly Edit[] => {
    if (source.some(({ path: at }) => at.at(-2) === key)) return [];
    const { type: slot, nullable } = memberSlot(type, key);
    const place = [...path, key];
    if (nullable && dataNames.test(key) && isToldBeside(value, key)) return [{ path: place, value: null }];
    const word = wordFor(key, held, told) ?? stepsFor(key, held, choiceOf(held, slot), told);
    if (word !== undefined) return [{ path: place, value: word }];
    if (Array.isArray(held) && (allNames.test(key) || isOfTexts(held, key))) {
      const listed = listEdits(held as readonly Value[], choiceOf(held, slot), told, place);
      return isOfPlaces(held, value, told) ? [...listed, { path: place, value: [] }] : listed;
    }
    const own = choiceOf(held, slot);
    if (own.kind === "object" && isObjectValue(held) && allNames.test(key)) {
      const named = byMember(told, own, place);
      if (named.length > 0) return named;
    }
    if (own.kind === "map" && isObjectValue(held) && allNames.test(key))
      return [{ path: place, value: byPlace(told, own) }];
    return typeof held === "object" && held !== null ? editsOf(held, slot, told, place) : [];
  });
  return [...others, ...source];
}

/** Whether a message is a list of messages. */
function isOfTexts(held: readonly unknown[], key: string): boolean {
  return detailNames.test(key) && held.every((item) => typeof item === "string");
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
