import { percentEncoded } from "../../wire/scalar/percent.ts";
import { contentTypeOf, type Reply } from "../exchange/reply.ts";
import { headerOf } from "../exchange/wire.ts";
import { judgeFirst } from "./judge-first.ts";
import { judgeStatus } from "./judge-status.ts";
import type { Deviation } from "./deviation.ts";
import type { Place } from "./place.ts";

/** Two refusals cannot be told apart, but for what the questions themselves held. */
export function judgeIndistinct(one: Reply, other: Reply): Deviation | undefined {
  const [challenge, type] = [headerOf(one.response, "www-authenticate"), contentTypeOf(one)];
  return judgeFirst([
    judgeStatus(other, [one.response.status]),
    same({ kind: "header", name: "WWW-Authenticate" }, challenge, headerOf(other.response, "www-authenticate")),
    same({ kind: "header", name: "Content-Type" }, type, contentTypeOf(other)),
    same({ kind: "body" }, withoutAsked(one), withoutAsked(other)),
  ]);
}

function same(place: Place, expected: string | undefined, found: string | undefined): Deviation | undefined {
  if (expected === found) return undefined;
  return { place, expected: (expected ?? "none").slice(0, 200), found: (found ?? "none").slice(0, 200) };
}

/** The text without the values that were sent, however they are spelled in it. */
function withoutAsked({ text, question }: Reply): string {
  return question.parameters
    .map(([, value]) => value)
    .filter((value) => value !== "")
    .sort((a, b) => b.length - a.length)
    .reduce((left, value) => left.replaceAll(value, "*").replaceAll(percentEncoded(value), "*"), text);
}
