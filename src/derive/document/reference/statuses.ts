import type { Line } from "./lines.ts";
import { plainText } from "./words.ts";

export interface Status {
  readonly status: string;
  readonly description: string;
}

const head = /^HTTP\/[\d.]+ ([1-5]\d\d)\b\s*(.*)$/;
const first = /^(?:[-+*]\s*)?([1-5]\d\d)\b(?:\s*[-–—:(]+\s*|\s+)?([A-Za-zÀ-ÿ(].*)?$/;
const told =
  /\b(?:status(?:code)?|response|http|returns?|answers?|responds with|antwortet(?: mit)?|antwort|svarar(?: med)?|svar|réponse|renvoie|code)\b[\s:]*(?:(?:with|code|a|an|the|mit|med)\s+)*([1-5]\d\d)\b(?!\s*(?:ms|requests|characters|rows|items))\s*(.*)$/i;

/** The status that a line says an operation answers with. */
export function statusOn({ text, isCode, json }: Line): Status | undefined {
  if (json !== undefined || text.length > 500) return undefined;
  const line = plainText(text);
  const found = head.exec(line) ?? (isCode ? null : (first.exec(line) ?? told.exec(line)));
  if (found === null) return undefined;
  const [, status = "", words = ""] = found;
  return { status, description: words.replace(/^[\s\-–—:(]+|[\s).]+$/g, "").slice(0, 300) };
}
