import { STATUS_CODES } from "node:http";
import type { Status } from "../declared.ts";
import type { Line } from "./lines.ts";
import { plainText, type Role } from "./words.ts";

const head = /^HTTP\/[\d.]+ ([1-5]\d\d)\b\s*(.*)$/;
/** A status alone, before a separator or before words: `404 Not Found`, `404 if there is none`. */
const first = /^(?:[-+*]\s*)?([2-5]\d\d)(?:\s*([-–—:(]+)\s*|\s+)?([A-Za-zÀ-ÿ(].*)?$/;
/** A number of things is no status: `200 rows are sent per page`. */
const things = /^(?!success|always|does|is|has|was)[a-z]+s\b/;
const told =
  /\b(?:status(?:code)?|response|http|returns?|answers?|you get(?: back)?|responds with|antwortet(?: mit)?|antwort|svarar(?: med)?|svar|réponse|renvoie|code)\b[\s:–—-]*(?:(?:with|code|a|an|the|mit|med)\s+)*([1-5]\d\d)\b(?!\s*ms\b)\s*(.*)$/i;

/** The status of a failure at the end of a sentence: `When the name is taken (409):` */
const last = /\((?:http |status )*([45]\d\d)(?: [\w ]{2,40})?\)\s*[.:]?$/i;
/** That of a success behind what it is sent with: `Response (201):` */
const captioned =
  /^[*_\s]*(?:example |sample )?(?:success(?:ful)? )?(?:response|answer|antwort|svar|réponse)(?: body)? \((?:http |status )*(2\d\d)(?: [\w ]{2,40})?\)\s*[.:]?$/i;

/** The status that a line says an operation answers with. */
export function statusOn({ text, isCode, json }: Line): Status | undefined {
  if (json !== undefined || text.length > 500) return undefined;
  const line = plainText(text);
  const found =
    head.exec(line) ??
    (isCode ? null : (statusFirst(line) ?? statusTold(line) ?? last.exec(line) ?? captioned.exec(line)));
  if (found === null) return undefined;
  const [, status = "", words = ""] = found;
  if (STATUS_CODES[status] === undefined) return undefined;
  return { status, description: words.replace(/^[\s\-–—:(]+|[\s).]+$/g, "").slice(0, 300) };
}

function statusTold(line: string): readonly string[] | null {
  const found = told.exec(line);
  return found !== null && things.test(found[2] ?? "") ? null : found;
}

function statusFirst(line: string): readonly string[] | null {
  const [all, status = "", separator, words = ""] = first.exec(line) ?? [];
  return all === undefined || (separator === undefined && things.test(words)) ? null : [all, status, words];
}

/** What is sent with a status. */
export function roleOfStatus(status: string): Role {
  return status.startsWith("2") ? "answer" : "failures";
}
