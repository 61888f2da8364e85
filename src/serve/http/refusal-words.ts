import { STATUS_CODES } from "node:http";
import { isObjectValue, type Value } from "../../contract/model/value.ts";
import type { Answer } from "../operation/request.ts";

/** A reason is for one line. */
const longest = 200;

/** Members of error bodies that say in words what is wrong, the most telling first, in small letters. */
const telling = ["detail", "message", "error_description", "error", "title", "description"];

/** Why an answer is a refusal, as it says so itself: in its body, else in its reason phrase; undefined: it is none. */
export function refusalWords({ status, said, body, headers, reason }: Answer): string | undefined {
  if (status < 400) return undefined;
  const isProblem = headers.some(([name, type]) => /^content-type$/i.test(name) && type.includes("problem+json"));
  const told = said?.body?.value ?? (isProblem ? problemIn(String(body)) : undefined);
  const words = said?.why ?? (told === undefined ? undefined : wordsIn(told));
  return oneLine(withoutFound(words ?? reason ?? STATUS_CODES[status] ?? "refused"));
}

/** What was expected, without what was sent instead: the log holds nothing of bodies, in which passwords are. */
function withoutFound(words: string): string {
  const [expected = ""] = words.split(", found ", 1);
  const [said = "", name] = expected.split(" property '", 2);
  // A form that is none has its values in the names of its fields.
  return name === undefined || /^[\w$.-]*$/.test(name.split("'", 1)[0] ?? "")
    ? expected
    : `${said} property of this name`;
}

/** Undefined: a fault has broken it. */
function problemIn(text: string): Value | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { detail, title } = read as { readonly detail?: string; readonly title?: string };
  return { detail: detail ?? title ?? "" };
}

function wordsIn(value: Value): string | undefined {
  // What stands behind a blank line of a text explains the first words.
  if (typeof value === "string") return value.trim().split(/\n\r?\n/)[0];
  if (!isObjectValue(value)) return undefined;
  const members = Object.entries(value).map(([name, member]) => [name.toLowerCase(), member] as const);
  for (const name of telling) {
    const found = members.find(([key, member]) => key === name && typeof member === "string" && member !== "")?.[1];
    if (typeof found === "string") return found;
  }
  return members
    .map(([, member]) => (isObjectValue(member) ? wordsIn(member) : undefined))
    .find((words) => words !== undefined);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
