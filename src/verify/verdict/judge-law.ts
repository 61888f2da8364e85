import type { ValidateFunction } from "ajv/dist/2020.js";
import { contractAjv } from "../../contract/check/ajv.ts";
import type { Law } from "../../contract/model/contract.ts";
import { plainJson } from "../../contract/model/untyped-value.ts";
import { isObjectValue, type Value } from "../../contract/model/value.ts";
import type { Question } from "../exchange/question.ts";
import { compareValues, equalValues, instantIn, shownText } from "./law-order.ts";
import { type Placed, valuesAt } from "./law-path.ts";
import type { Deviation } from "./deviation.ts";
import type { Place } from "./place.ts";

/** An answer obeys a law of the contract. @param root the answer's JSON form */
export function judgeLaw(law: Law, root: unknown, question: Question): Deviation | undefined {
  const { terms } = law;
  const each = textTerm(terms["each"]);
  const places = valuesAt(root, each);
  const ignoreCase = terms["ignoreCase"] === true;
  if (typeof terms["equalsParameter"] === "string")
    return equalsParameter(places, terms["equalsParameter"], question, ignoreCase);
  if (typeof terms["equalsValue"] === "string")
    return equalsValue(places, valuesAt(root, terms["equalsValue"])[0], terms["equalsValue"], ignoreCase);
  if (typeof terms["presentWith"] === "string")
    return presentWith(places, valuesAt(root, terms["presentWith"]), each, terms["presentWith"]);
  if (typeof terms["notBefore"] === "string") return notBefore(places, valuesAt(root, terms["notBefore"])[0]);
  if (typeof terms["atMostParameter"] === "string")
    return atMost(places, terms["atMostParameter"], question, terms["otherwise"]);
  if (terms["unique"] === true) return unique(places);
  if (terms["ordered"] === "ascending" || terms["ordered"] === "descending") return ordered(places, terms["ordered"]);
  return isObjectValue(terms["matches"]) ? matches(places, law) : undefined;
}

function textTerm(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}

function equalsParameter(
  places: readonly Placed[],
  name: string,
  { parameters }: Question,
  ignoreCase: boolean,
): Deviation | undefined {
  const sent = parameters.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
  if (sent === undefined || sent === "") return undefined;
  const wrong = places.find(({ value }) => !equalValues(value, sent, ignoreCase));
  return wrong && { place: at(wrong), expected: `${sent}, as sent for ${name}`, found: shownText(wrong.value) };
}

function equalsValue(
  places: readonly Placed[],
  other: Placed | undefined,
  path: string,
  ignoreCase: boolean,
): Deviation | undefined {
  if (other === undefined) return undefined;
  const wrong = places.find(({ value }) => !equalValues(value, other.value, ignoreCase));
  return (
    wrong && {
      place: at(wrong),
      expected: `${shownText(other.value)}, as at ${path}`,
      found: shownText(wrong.value),
    }
  );
}

function presentWith(
  places: readonly Placed[],
  others: readonly Placed[],
  each: string,
  path: string,
): Deviation | undefined {
  if (places.length > 0 === others.length > 0) return undefined;
  const [expected, found] = others.length > 0 ? ["a value", "none"] : ["none", "a value"];
  return {
    place: { kind: "value", pointer: `/${each}` },
    expected: `${expected}, as there is ${others.length > 0 ? "one" : "none"} at ${path}`,
    found,
  };
}

function notBefore(places: readonly Placed[], bound: Placed | undefined): Deviation | undefined {
  const earliest = instantIn(bound?.value);
  if (bound === undefined || earliest === undefined) return undefined;
  const wrong = places.find(({ value }) => (instantIn(value) ?? earliest) < earliest);
  return wrong && { place: at(wrong), expected: `not before ${shownText(bound.value)}`, found: shownText(wrong.value) };
}

function atMost(
  places: readonly Placed[],
  name: string,
  { parameters }: Question,
  otherwise: Value | undefined,
): Deviation | undefined {
  const sent = parameters.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
  const most = sent === undefined || sent === "" ? Number(otherwise ?? Infinity) : Number(sent);
  const wrong = places.find(({ value }) => Array.isArray(value) && value.length > most);
  return (
    wrong && {
      place: at(wrong),
      expected: `at most ${most} items`,
      found: `${Array.isArray(wrong.value) ? wrong.value.length : 0} items`,
    }
  );
}

function unique(places: readonly Placed[]): Deviation | undefined {
  const seen = new Map<string, string>();
  for (const { pointer, value } of places) {
    const key = shownText(value);
    const before = seen.get(key);
    if (before !== undefined)
      return { place: at({ pointer }), expected: `another value than at ${before}`, found: key };
    seen.set(key, pointer);
  }
  return undefined;
}

function ordered(places: readonly Placed[], direction: "ascending" | "descending"): Deviation | undefined {
  for (const [index, { pointer, value }] of places.entries()) {
    const before = places[index - 1];
    if (before === undefined) continue;
    const difference = compareValues(before.value, value);
    if (direction === "ascending" ? difference > 0 : difference < 0)
      return {
        place: at({ pointer }),
        expected: `${direction} from ${shownText(before.value)}`,
        found: shownText(value),
      };
  }
  return undefined;
}

function at({ pointer }: Pick<Placed, "pointer">): Place {
  return { kind: "value", pointer };
}

const ajv = contractAjv();
const compiled = new WeakMap<Law, ValidateFunction>();

function matches(places: readonly Placed[], law: Law): Deviation | undefined {
  const validate = compiled.get(law) ?? ajv.compile(plainJson(law.terms["matches"] ?? true) as object);
  compiled.set(law, validate);
  const wrong = places.find(({ value }) => !validate(value));
  return wrong && { place: at(wrong), expected: law.about, found: shortJson(wrong.value) };
}

function shortJson(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
