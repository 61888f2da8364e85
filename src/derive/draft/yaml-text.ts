import { isRecord } from "../../source/is-record.ts";

/** The longest line on which a list or an object is kept together. */
const width = 116;

/**
 * A plain value as YAML: the same text for the same value, short lists and objects on one line, texts quoted wherever a reader
 * of YAML 1.1 or 1.2 could take them for something else. No tags, anchors or references are ever written.
 */
export function yamlText(value: unknown): string {
  const block = blockOf(value, 0);
  return block === undefined ? `${flow(value)}\n` : block.replace(/^\n/, "") + "\n";
}

/** The lines of a value below its key, with a line break in front; undefined: it stands beside its key. */
function blockOf(value: unknown, indent: number): string | undefined {
  if (Array.isArray(value)) return value.length === 0 || fits(value, indent) ? undefined : listLines(value, indent);
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0 || (indent > 0 && entries.length <= 2 && isShallow(value) && fits(value, indent)))
    return undefined;
  return entries
    .map(([key, member]) => `\n${" ".repeat(indent)}${scalar(key)}:${besideOrBelow(member, indent)}`)
    .join("");
}

function besideOrBelow(value: unknown, indent: number): string {
  return blockOf(value, indent + 2) ?? ` ${flow(value)}`;
}

function listLines(items: readonly unknown[], indent: number): string {
  const pad = " ".repeat(indent);
  return items.map((item) => `\n${pad}- ${blockOf(item, indent + 2)?.trimStart() ?? flow(item)}`).join("");
}

/** Only scalars, and lists of them. */
function isShallow(value: Readonly<Record<string, unknown>>): boolean {
  return Object.values(value).every((member) => !isRecord(member) && !(Array.isArray(member) && member.some(isRecord)));
}

function fits(value: unknown, indent: number): boolean {
  if (Array.isArray(value) && value.some((item) => isRecord(item) || Array.isArray(item))) return false;
  return flow(value).length + indent + 20 <= width;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (!isRecord(value)) return scalar(value);
  const members = Object.entries(value).map(([key, member]) => `${scalar(key)}: ${flow(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** Words that some version of YAML reads as something else than a text. */
const taken = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|~)$/i;

function scalar(value: unknown): string {
  if (typeof value !== "string") return value === undefined ? "null" : JSON.stringify(value);
  const isPlain = /^[A-Za-z_$/][\w$/.,@+-]*(?: [\w$/.@+-]+)*$/.test(value) && !taken.test(value) && !/[,]$/.test(value);
  return isPlain && !value.includes(",")
    ? value
    : JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
