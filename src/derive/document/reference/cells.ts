import type { Described } from "./described.ts";
import { jsonAt, jsonOf } from "./json.ts";
import { plainText, type Role, roleOf } from "./words.ts";

/** A sample within a cell of a table, and what the cell says before it. */
interface ShownInCell {
  readonly value: unknown;
  readonly words: string;
}

/** The JSON that a cell shows. */
function shownIn(cell: string): ShownInCell | undefined {
  const text = cell.replaceAll("`", "");
  const starts = ["{", "["].map((bracket) => text.indexOf(bracket)).filter((at) => at >= 0);
  for (const at of starts.toSorted((a, b) => a - b)) {
    const rows = text
      .slice(at)
      .split("\n")
      .map((line) => ({ text: line, line: 1 }));
    const { json } = jsonAt(rows, 0);
    if (json !== undefined) return { value: json, words: text.slice(0, at).trim() };
  }
  return undefined;
}

/** What a row of statuses says of one, and the sample in one of its cells. */
export function statusRow(cells: readonly string[], described: number): { description: string; value?: unknown } {
  const shown = cells.map((cell, i) => (i === 0 ? undefined : shownIn(cell)));
  const words = cells.map((cell, i) => shown[i]?.words.split("\n", 1)[0] ?? cell);
  const value = shown.find((one) => one !== undefined)?.value;
  const description = plainText(described < 0 ? words.slice(1).map(plainText).join(" ") : (words[described] ?? ""));
  return { description, ...(value === undefined ? {} : { value }) };
}

/** A row that says what its second cell shows: `Success response (200) | {"id": 1}`. */
export function labelledSample([label = "", cell = "", ...others]: readonly string[]):
  { readonly role: Role; readonly status: string | undefined; readonly value: unknown } | undefined {
  const role = others.length > 0 ? undefined : roleOf(label);
  const shown = role === undefined ? undefined : shownIn(cell);
  if (role === undefined || shown === undefined) return undefined;
  return { role, status: /\b[1-5]\d\d\b/.exec(label)?.[0], value: shown.value };
}

/** What a row of two cells says of the operation: `Description | Lists what there is`. */
export function describedBy([label = "", words = "", ...others]: readonly string[]): string | undefined {
  const isDescription = /^(?:description|summary|purpose|beschreibung|beskrivning)\W*$/i.test(plainText(label));
  return isDescription && others.length === 0 && words !== "" ? plainText(words) : undefined;
}

/** Takes the sample out of a title: `POST /users` creates one: `{"name": "Ann"}`. */
export function takeSample(described: Described): void {
  const { title, line, endpoint } = described;
  const found = /[{[].*[}\]]/.exec(title)?.[0];
  const value = found === undefined ? undefined : jsonOf(found);
  if (found === undefined || value === undefined) return;
  described.samples.push({ role: /^(?:GET|HEAD)$/.test(endpoint.method) ? "answer" : "body", value, line });
  described.title = title.replace(found, "").replace(/[\s:]+$/, "");
}
