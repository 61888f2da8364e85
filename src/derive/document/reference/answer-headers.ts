import type { Member, Said } from "../declared.ts";
import type { Described } from "./described.ts";
import { memberOf, type Told } from "./parameter.ts";

/** Headers that answers of any host have: they say nothing of this one. */
const ofAnyHost =
  /^(?:access-control-.*|cache-control|connection|content-.*|date|expires|keep-alive|pragma|server|set-cookie|status|strict-.*|transfer-encoding|vary|via|x-powered-by)$/i;

/** Names that no word of prose is. */
const onLine = /^([A-Z][A-Za-z]*(?:-[A-Za-z]+)+|Link|Location|ETag):\s+(\S.*)$/;
const inProse = /[`"'*]{1,3}([A-Z][A-Za-z]*(?:-[A-Za-z]+)+|Link|Location|ETag)[`"'*]{1,3}/g;

const answers =
  /\b(?:(?:every|all|each|the|successful|paged|api)\s(?:[a-z]+\s){0,2}(?:response|answer|repl)\w*|(?:returned|sent back|included) (?:in|with|as)|paginat\w+ (?:with|by|via|through|using)|returns?)\b/i;
const sends = /\b(?:send|pass|add|must|need|requires?|requests? (?:must|should|has|have|with))\b/i;

/** A header of an answer as it is sent: `Location: /orders/2`. */
export function headerLine(text: string, line: number): Told | undefined {
  const [, called = "", value = ""] = onLine.exec(text.slice(0, 1000)) ?? [];
  return called === "" ? undefined : { ...blank, name: called, line, example: value };
}

/** Headers that sentences tell of answers: ``Every response has a `X-Request-Id` header.`` */
export function headersTold(prose: readonly Said<string>[]): Told[] {
  return prose.flatMap(({ value, line }) =>
    value
      .slice(0, 2000)
      .split(/(?<=[.!?])\s+/)
      .filter((sentence) => /\bheaders?\b/i.test(sentence) && answers.test(sentence) && !sends.test(sentence))
      .flatMap((sentence) =>
        [...sentence.matchAll(inProse)].map(([, called = ""]) => ({ ...blank, name: called, line })),
      ),
  );
}

const blank = { type: "", place: "header", required: undefined, description: "", fallback: "", allowed: "" };

/** The headers of what an operation answers with: those that are told of it, and of all. */
export function headersOf(described: Described, shared: Described): Member[] {
  const found = new Map<string, Member>();
  for (const told of [...described.headers, ...shared.headers]) {
    const key = told.name.toLowerCase();
    if (!found.has(key) && !ofAnyHost.test(key)) found.set(key, memberOf(told, "header"));
  }
  return [...found.values()];
}
