import type { Said } from "../declared.ts";
import type { Told } from "./parameter.ts";
import { plainText } from "./words.ts";

/*
 * What sentences of a page say of its operations. Only these phrases are read: every other sentence is description.
 */

/** Sentences that stand on a line, each with its line. */
function sentencesOf(lines: readonly Said<string>[]): Said<string>[] {
  return lines.flatMap(({ value, line }) =>
    value
      .slice(0, 2000)
      .split(/(?<=[.!?])\s+/)
      .map((sentence) => ({ value: sentence, line })),
  );
}

/** By what callers say who they are; in sentences that are held against phrases it is `@key`. */
const callers = /\b(?:auth(?:entication|orization)?|api[- ]?keys?|(?:access )?tokens?|credentials|log-?in)\b/gi;

const open = [
  /\bno @key (?:is |are )?(?:required|needed|necessary)\b/i,
  /\b(?:does|do|need) ?n[o']t (?:require|need)(?: any| an?)? @key/i,
  /@key (?:is|are) (?:not (?:required|needed|necessary)|optional)\b/i,
  /\b(?:called|used|accessed|requested|read) without(?: any| an?)? @key/i,
  /^@key(?: required)? ?: ?(?:no|none|false)\b/i,
];
const isOnCondition = /\b(?:if|unless|except|wenn|falls)\b/i;
const onlyForWrites = [
  /@key.{0,40}\bonly\b.{0,40}\b(?:writ|creat|chang|modif|updat|delet|post)/i,
  /\bonly\b.{0,40}\b(?:writ|creat|chang|modif|updat|delet|post)\w*\b.{0,40}\b(?:needs?|requires?)\b.{0,20}@key/i,
];

function says(text: string, phrases: readonly RegExp[]): boolean {
  const plain = plainText(text).replace(callers, "@key");
  return phrases.some((phrase) => phrase.test(plain)) && !isOnCondition.test(plain);
}

/** The sentence by which an operation asks nobody who he is: `This endpoint does not require authentication.` */
export function openTo(lines: readonly Said<string>[]): Said<string> | undefined {
  return sentencesOf(lines).find(({ value }) => says(value, open));
}

/** The sentence by which whatever only reads asks nobody: `No authentication is needed for reading.` */
export function openToReaders(lines: readonly Said<string>[]): Said<string> | undefined {
  return sentencesOf(lines).find(({ value }) => {
    const isOfReading = /\b(?:read(?:ing|s|-only)?|GET|fetch\w*)\b/i.test(value) && !/\bwrit|\bPOST\b/i.test(value);
    return (isOfReading && says(value, open)) || says(value, onlyForWrites);
  });
}

/** What pages of lists are asked for by, in small letters without marks between words. */
const paging: Readonly<Record<string, "integer" | "string">> = {
  ...asKeys("integer", "page pagenumber offset skip pageoffset limit perpage pagesize size pagelimit maxresults count"),
  ...asKeys("string", "cursor pagecursor after pageafter before startingafter endingbefore pagetoken nexttoken marker"),
};

function asKeys(type: "integer" | "string", names: string): Record<string, "integer" | "string"> {
  return Object.fromEntries(names.split(" ").map((name) => [name, type]));
}

/** Whether a name is one by which pages are asked for. */
export function isPaging(name: string): boolean {
  return typeOfPaging(name) !== undefined;
}

function typeOfPaging(name: string): "integer" | "string" | undefined {
  const key = name.toLowerCase().replace(/[^a-z]/g, "");
  return Object.hasOwn(paging, key) ? paging[key] : undefined;
}

/** Whether a name is one by which the length of pages is asked for. */
export function isPageSize(name: string): boolean {
  return isPaging(name) && /size|limit|per|max|count/i.test(name);
}

const rowsTold =
  /\b(\d{1,6}) (?!requests?|calls?|pages?|times)(?:[a-z]+ ){0,3}(?:per|on (?:each|a|one)|(?:in|for) each) page\b|\bpage size\b(?: is| of|:)*(?: fixed at| at most| up to)? (\d{1,6})\b|\bpages of (?:up to |at most )?(\d{1,6})\b|\bpag[a-z]+\b[^.]{0,80}\bdefaults?:? (?:is |to )?\d+\W+(?:and )?(?:at most|max(?:imum)?)(?: of| is)?:? (\d{1,6})\b/i;

/** How many rows sentences say that a page has: `Up to 50 per page.` */
export function rowsPerPage(lines: readonly Said<string>[]): number | undefined {
  for (const { value } of sentencesOf(lines)) {
    const [, ...counts] = rowsTold.exec(plainText(value)) ?? [];
    const count = Number(counts.join(""));
    if (count > 0) return count;
  }
  return undefined;
}

const asks =
  /\b(?:pass|use|using|send|set|add|query|parameters?|specify|supply|provide|control\w*|through|via|by|ask)\b/i;

/** A sentence about what an answer has. */
const shows =
  /^\W*(?:the |each |every |all )?(?:responses?|answers?|results?|bod(?:y|ies)|pages?)\b.{0,30}\b(?:has|have|contains?|includes?|comes?|shows?|carr(?:y|ies))\b/i;

/** Names in code, in an address, or such as no word of prose is. */
const named = /[`"'“]([A-Za-z_][\w.[\]-]{0,40})[`"'”]|[?&]([A-Za-z_][\w[\]]*)=|(?<![\w`"'“])([a-z]+_[a-z_]+)\b/g;

/** The parameters that sentences about pages name: `Returns up to 100 per page; use per_page for fewer.` */
export function pagingTold(lines: readonly Said<string>[]): Told[] {
  const about = sentencesOf(lines).filter(({ value }) => /\bpag(?:e|es|ed|ing|inat\w*)\b|\bcursor\b/i.test(value));
  const limits = about.map(({ value }) => plainText(value).replace(/\b\d+ pages\b/gi, "")).join(" ");
  const told = new Map<string, Told>();
  for (const { value, line } of about) {
    if (!asks.test(value) || shows.test(value)) continue;
    for (const [, quoted, asked, plain] of value.matchAll(named)) {
      const name = quoted ?? asked ?? plain ?? "";
      const type = typeOfPaging(name);
      if (type === undefined || told.has(name)) continue;
      const description = isPageSize(name) ? limits : "";
      told.set(name, { name, line, type, place: "query", required: false, description, fallback: "", allowed: "" });
    }
  }
  return [...told.values()];
}

const same =
  /\b(?:same|identical|(?:die)?selben|gleichen|samma|mêmes)\s+(?:(?:query|url|request|optional)\s+)*(parameters?|params|parametern?|paramètres|arguments|options|filters?|fields|body|payload|attributes)(?: parameters?| fields?)?\s+(?:as|like|of|to|wie|som|que)\s+(.{1,80}?)(?:[.,;:)]|$)/i;

/** That an operation takes what another one takes, and how that one is called. */
export interface Same {
  readonly what: "parameters" | "body";
  readonly as: string;
}

/** `Takes the same parameters as the list.` */
export function sameAs(lines: readonly Said<string>[]): Same[] {
  return lines.flatMap(({ value }) => {
    const [, what = "", as = ""] = same.exec(plainText(value.slice(0, 2000))) ?? [];
    if (as === "") return [];
    return [{ what: /^(?:body|payload|fields|attributes)$/i.test(what) ? "body" : "parameters", as }];
  });
}
