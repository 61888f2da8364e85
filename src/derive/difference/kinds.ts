/** What may have become of a part of a contract. */
type Change = "added" | "removed" | "narrowed" | "widened" | "changed";

/** Whose code a part of a schema is part of: what clients send, what they read. */
export type Direction = "request" | "response";

interface Kind {
  readonly change: Change;
  /** Whether a client that sends requests as before may be refused. */
  readonly breaksSender: boolean;
  /** Whether a client that reads answers as before may fail. */
  readonly breaksReader: boolean;
}

function kind(change: Change, breaksSender = false, breaksReader = false): Kind {
  return { change, breaksSender, breaksReader };
}

/**
 * A schema that admits less refuses what was sent before; one that admits more lets through what nobody read before. What is
 * neither does both.
 */
const narrowed = kind("narrowed", true, false);
const widened = kind("widened", false, true);
const changed = kind("changed", true, true);

/** Every kind of change that is told apart. For schemas, only the half counts in whose direction they are used. */
export const kinds = {
  "operation removed": kind("removed", true, true),
  "operation added": kind("added"),
  "operation renamed": kind("changed"),
  "operation deprecated": kind("narrowed"),
  "operation no longer deprecated": kind("widened"),
  "parameter removed": kind("removed", true),
  "optional parameter added": kind("added"),
  "required parameter added": kind("added", true),
  "parameter became required": kind("narrowed", true),
  "parameter became optional": kind("widened"),
  "parameter moved": kind("changed", true),
  "list written otherwise": kind("changed", true),
  "body removed": kind("removed", true),
  "optional body added": kind("added"),
  "required body added": kind("added", true),
  "body became required": kind("narrowed", true),
  "body became optional": kind("widened"),
  "format of the body removed": kind("removed", true),
  "format of the body added": kind("added"),
  "credentials needed": kind("narrowed", true),
  "credentials no longer needed": kind("widened"),
  "way to be let in removed": kind("removed", true),
  "way to be let in added": kind("added"),
  "success removed": kind("removed", false, true),
  "success added": kind("added", false, true),
  "failure removed": kind("removed"),
  "failure added": kind("added"),
  "answer removed": kind("removed", false, true),
  "answer added": kind("added"),
  "format of the answer removed": kind("removed", false, true),
  "format of the answer added": kind("added"),
  "host setting changed": kind("changed", false, true),
  "type removed": kind("removed"),
  "type added": kind("added"),
  "member removed": kind("removed", true, true),
  "optional member added": kind("added"),
  "required member added": kind("added", true, false),
  "member became required": narrowed,
  "member became optional": widened,
  "type narrowed": narrowed,
  "type widened": widened,
  "type changed": changed,
  "null refused": narrowed,
  "null allowed": widened,
  "value removed": narrowed,
  "value added": widened,
  "values closed": narrowed,
  "values opened": widened,
  "form narrowed": narrowed,
  "form widened": widened,
  "form changed": changed,
  "bound tightened": narrowed,
  "bound loosened": widened,
  "further members refused": narrowed,
  "further members allowed": widened,
  "base changed": kind("changed", true, true),
  "name in XML changed": kind("changed", true, true),
  "number of a value changed": kind("changed", true, true),
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

/** One difference between a contract and what documents say now. */
export interface Difference {
  readonly kind: KindName;
  /** Where, in words: `GET /orders`, `Order.state`. */
  readonly place: string;
  readonly was?: string;
  readonly now?: string;
  readonly breaksSender: boolean;
  readonly breaksReader: boolean;
}

/** Collects differences; what a schema breaks depends on where it is used. */
export class Differences {
  readonly all: Difference[] = [];

  add(
    name: KindName,
    place: string,
    was?: unknown,
    now?: unknown,
    used: ReadonlySet<Direction> = new Set(["request", "response"]),
  ): void {
    const { breaksSender, breaksReader }: Kind = kinds[name];
    this.all.push({
      kind: name,
      place,
      ...(was === undefined ? {} : { was: text(was) }),
      ...(now === undefined ? {} : { now: text(now) }),
      breaksSender: breaksSender && used.has("request"),
      breaksReader: breaksReader && used.has("response"),
    });
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
