import { isRecord } from "../../../source/is-record.ts";
import type { Webhook } from "../declared.ts";
import { pascal, typeOfValues } from "../samples/read-samples.ts";
import type { TypesMade } from "../samples/types-made.ts";
import type { Described } from "./described.ts";
import { endpointOn } from "./endpoint.ts";
import type { Line } from "./lines.ts";
import { typeWith, withTold } from "./members.ts";
import { membersOf } from "./places.ts";
import { readSection } from "./read-section.ts";
import { plainText, roleOf, titleOfOperation } from "./words.ts";

/** The heading above what the API sends by itself: `Webhooks`, `Webhook events`, `Callbacks`. */
const heading =
  /^(?:[\w-]+ ){0,2}(?:web ?hooks?|callbacks?)(?: (?:events?|payloads?|notifications?|types?|messages?|reference))*$/i;

/** What is sent about one event: its heading, and what stands below that. */
interface Event {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Takes what a page tells of its webhooks out of its lines. */
export function webhooksIn(lines: readonly Line[]): {
  readonly events: readonly Event[];
  readonly rest: readonly Line[];
} {
  const events: Event[] = [];
  const taken = new Set<Line>();
  for (let at = 0; at < lines.length; at++) {
    const { level, text = "" } = lines[at] ?? {};
    const title = plainText(text);
    if (level === undefined || !heading.test(title) || titleOfOperation.test(title)) continue;
    const part = until(lines, at + 1, level);
    for (const event of eventsIn(title, part)) {
      events.push(event);
      for (const line of event.lines) taken.add(line);
    }
    at += part.length;
  }
  return { events, rest: events.length === 0 ? lines : lines.filter((line) => !taken.has(line)) };
}

/** The lines up to the next heading of a level, or above it. */
function until(lines: readonly Line[], from: number, level: number): readonly Line[] {
  let end = from;
  while (end < lines.length && (lines[end]?.level ?? 7) > level) end++;
  return lines.slice(from, end);
}

/** Each heading below that of webhooks is an event; where none is, the whole part is. */
function eventsIn(title: string, part: readonly Line[]): Event[] {
  const level = part.reduce((least, line) => Math.min(least, line.level ?? 7), 7);
  const heads = part.flatMap((line, at) => (line.level === level ? [at] : []));
  const found = heads.flatMap((at): Event[] => {
    const lines = [...part.slice(at, at + 1), ...until(part, at + 1, level)];
    const event = { title: plainText(lines[0]?.text ?? ""), lines };
    return roleOf(event.title) === undefined && isSent(lines.slice(1)) ? [event] : [];
  });
  return found.length > 0 || !isSent(part) ? found : [{ title, lines: part }];
}

/** Whether lines show what is sent, and name no operation of the API: webhooks are managed by some. */
function isSent(lines: readonly Line[]): boolean {
  const isShown = lines.some(({ json, cells }) => isRecord(json) || (cells?.length ?? 0) > 1);
  return isShown && !lines.some((line, at) => endpointOn(line, lines.slice(at + 1, at + 3), undefined) !== undefined);
}

/** What a webhook is called by: the member of its body that tells the event. */
function eventOf({ samples }: Described): string | undefined {
  const value = samples.find((shown) => isRecord(shown.value))?.value;
  const named = isRecord(value) ? ["event", "type", "event_type", "eventType", "topic"].map((key) => value[key]) : [];
  return named.find((one): one is string => typeof one === "string" && /^[\w.:/-]{1,80}$/.test(one));
}

/** The webhook that lines tell of; undefined: nothing shows what it sends. */
export function webhookOf({ title, lines }: Event, types: TypesMade): Webhook | undefined {
  const endpoint = { method: "POST", path: "", query: [], words: "" };
  const line = lines[0]?.line ?? 1;
  const body = lines[0]?.level === undefined ? lines : lines.slice(1);
  const described = readSection({ endpoint, line, title, lines: body });
  const isCode = /^[\w.:/-]+$/.test(title) && /[._:/-]/.test(title);
  const name = isCode ? title : (eventOf(described) ?? title);
  const sample = described.samples.find(({ value }) => isRecord(value));
  const { sent } = membersOf(described, () => undefined);
  const called = `${pascal(name)}Event`;
  const type =
    sample === undefined
      ? typeWith(types.free(called), sent, line, types)
      : typeOfValues([sample.value], called, sample.line, types);
  if (type === undefined) return undefined;
  if (sample !== undefined) withTold(types, type, sent);
  const [words] = described.words;
  return { name, line, type, ...(words === undefined ? {} : { description: words.value }) };
}
