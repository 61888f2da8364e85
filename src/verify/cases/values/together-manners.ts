import type { FormatName } from "../../../contract/model/host.ts";
import type { Caller, Given, Wanted } from "../../exchange/question.ts";
import { instantOf, instantText } from "../../../contract/model/scalar/instant.ts";
import type { Ground } from "../case.ts";
import { readableFormatsOf, mayCall } from "../answers/baseline-question.ts";

/** In what a question differs from the plainest that asks for the same page. */
export type Manner = "format" | "caller" | "spelling" | "ignored";

/** Each format in turn, and each way of asking for it; every other time the usual one. */
export function wantedAt({ operation, promises }: Ground, index: number): Wanted | undefined {
  const formats = readableFormatsOf(operation);
  const format: FormatName | undefined = formats[(index + 1) % formats.length];
  const [usual, ...others] = promises.formatWays;
  const ways = others.length === 0 ? [usual] : others.flatMap((way) => [usual, way]);
  const by = ways[(index + Math.floor(index / formats.length)) % ways.length];
  return format === undefined || by === undefined ? undefined : { format, by };
}

/** Everybody who may call, in turn. */
export function callerAt({ operation, target, contract }: Ground, index: number): Caller | undefined {
  const superRole = contract.host.login?.superRole;
  const allowed = [...target.identities.values()].filter((one) => mayCall(operation, one, superRole));
  const one = operation.security.length === 0 ? undefined : allowed[index % Math.max(1, allowed.length)];
  return one === undefined || index % Math.max(1, allowed.length) === 0
    ? undefined
    : { kind: "identity", name: one.name };
}

/** The same parameters in another order, instants with other offsets; where it does not count, names in other cases, lists in parts. */
export function spelling(ground: Ground, given: readonly Given[], index: number): readonly Given[] {
  const kinds = new Map(ground.operation.parameters.map(({ name, slot }) => [name, slot.type.kind]));
  const cases = [(name: string) => name, (name: string) => name.toLowerCase(), (name: string) => name.toUpperCase()];
  const { namesInAnyCase, listsByRepetition } = ground.promises.sameRequest;
  const respell = namesInAnyCase ? cases[(index + Math.floor(index / 7)) % cases.length] : undefined;
  const spelt = given.flatMap(([name, text]): readonly Given[] => {
    const other = respell?.(name) ?? name;
    if (kinds.get(name) === "datetime") return [[other, offset(text, index)]];
    const parts = kinds.get(name) === "list" && listsByRepetition && index % 2 === 1 ? text.split(",") : [text];
    return parts.map((part) => [other, part]);
  });
  return index % 2 === 0 ? spelt : spelt.reverse();
}

/** The instant as clocks of other places write it; minutes that are not whole hours among them. */
function offset(text: string, index: number): string {
  const minutes = [0, 120, 330, -480][index % 4] ?? 0;
  const instant = instantOf(text);
  if (instant === undefined || minutes === 0) return text;
  const size = Math.abs(minutes);
  const two = (number: number): string => String(number).padStart(2, "0");
  const zone = `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return instantText(instant + BigInt(minutes) * 600_000_000n).replace("Z", zone);
}

/** Sent along without a meaning. */
interface Ignored {
  readonly parameters: readonly Given[];
  readonly headers: readonly Given[];
}

/** What the host passes over, where its framework promises that. */
export function ignoredAt({ promises, operation }: Ground, index: number): Ignored | undefined {
  const { ignored } = promises.sameRequest;
  if (ignored === undefined || index % 3 !== 1) return undefined;
  const known = new Set(operation.parameters.map(({ name }) => name.toLowerCase()));
  return {
    parameters: ignored.parameters.filter((name) => !known.has(name.toLowerCase())).map((name) => [name, "1"] as const),
    headers: ignored.headers,
  };
}
