import type { Access, Route, Said, Sample } from "../declared.ts";
import type { Row } from "./row.ts";
import { accessLabel, isIdle, routesCaption } from "./sections.ts";

const methodsFirst = /^\s*(All Verbs|[A-Z]+(?:[ ,|]+[A-Z]+)*)\s*(\/.*)$/;

/** The routes of a page: in cells of their own, or glued to one line each. */
export function routesOf(rows: readonly Row[], sample: Sample | undefined): Route[] {
  return rows.flatMap((row) => {
    if (isIdle(row) || routesCaption.test(row.text)) return [];
    return routeOf(row, sample) ?? [];
  });
}

function routeOf({ text, line, cells }: Row, sample: Sample | undefined): Route | undefined {
  const [methods = "", path = "", summary = "", notes = ""] = cells ?? [];
  if (cells !== undefined && path.startsWith("/") && /^[A-Za-z ,]+$/.test(methods))
    return withWords({ methods: methodsIn(methods), path, line }, summary, notes);
  const joined = methodsFirst.exec(text.slice(0, 2000).trim());
  if (joined === null) return undefined;
  const [, verbs = "", rest = ""] = joined;
  const at = endOfPath(rest, sample?.path);
  const told = rest.slice(at).trim();
  const half = told.length / 2;
  // Summary and notes often say the same.
  const words = told !== "" && told.slice(0, half) === told.slice(half) ? told.slice(0, half) : told;
  return withWords({ methods: methodsIn(verbs), path: rest.slice(0, at), line }, words, "");
}

function withWords(route: Pick<Route, "methods" | "path" | "line">, summary: string, notes: string): Route {
  return { ...route, ...(summary === "" ? {} : { summary }), ...(notes === "" || notes === summary ? {} : { notes }) };
}

function methodsIn(text: string): string[] {
  if (/^all verbs$/i.test(text.trim())) return [];
  return text.split(/[ ,|]+/).filter((method) => /^[A-Z]+$/.test(method));
}

/** Where the path of a glued route ends: behind the sample's path, or before the word that begins its summary. */
function endOfPath(rest: string, sample: string | undefined): number {
  if (
    sample !== undefined &&
    rest.startsWith(sample) &&
    !/^[/\w]/.test(rest.slice(sample.length).replace(/^[A-Z]/, ""))
  )
    return sample.length;
  const blank = rest.indexOf(" ");
  let end = rest.length;
  let depth = 0;
  for (let at = 1; at < (blank < 0 ? rest.length : blank); at++) {
    const character = rest[at] ?? "";
    if (character === "{") depth++;
    if (character === "}") depth--;
    const isBoundary = depth === 0 && /[A-Z]/.test(character) && /[a-z0-9}/]/.test(rest[at - 1] ?? "");
    if (isBoundary && !rest.slice(at, blank < 0 ? undefined : blank).includes("/")) end = at;
  }
  if (blank >= 0 && end === rest.length) return sample !== undefined && rest.startsWith(sample) ? sample.length : blank;
  return sample !== undefined && rest.startsWith(sample) ? sample.length : end;
}

/** Who may call, as a page says it. Silence proves nothing: some extractions lose the caption. */
export function accessOf(rows: readonly Row[]): Access {
  const caption = rows.find(({ text }) => /^\s*Requires Authentication/.test(text));
  const facts: Record<string, Said<readonly string[]>> = {};
  for (const { text, line, cells } of rows) {
    const parts = cells !== undefined && cells.length > 1 ? pairs(cells) : glued(text);
    for (const [label, values] of parts) facts[factOf(label)] = { value: split(values), line };
  }
  const { allRoles, anyRole, permissions } = facts;
  const [first] = [caption, rows.find(({ text }) => accessLabel.test(text))].filter((row) => row !== undefined);
  return {
    ...(first === undefined ? {} : { required: { value: true, line: first.line } }),
    ...(allRoles === undefined ? {} : { allRoles }),
    ...(anyRole === undefined ? {} : { anyRole }),
    ...(permissions === undefined ? {} : { permissions }),
  };
}

function pairs(cells: readonly string[]): [string, string][] {
  return cells.flatMap((cell, i): [string, string][] => (accessLabel.test(cell) ? [[cell, cells[i + 1] ?? ""]] : []));
}

/** `Requires any of the roles:a, bRequired permission:c`: labels and values without anything between. */
function glued(text: string): [string, string][] {
  const labels = [...text.slice(0, 5000).matchAll(/(?:Required|Requires (?:the|any of the)) (?:role|permission)s?:/g)];
  return labels.map((label, i) => {
    const from = label.index + label[0].length;
    return [label[0], text.slice(from, labels[i + 1]?.index)];
  });
}

function split(values: string): string[] {
  return values
    .replace(/^\s*\||\|\s*$/g, "")
    .split(",")
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

function factOf(label: string): "allRoles" | "anyRole" | "permissions" {
  if (label.includes("permission")) return "permissions";
  return label.includes("Requires") ? "anyRole" : "allRoles";
}
