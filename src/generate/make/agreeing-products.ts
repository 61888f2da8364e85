import type { Json, JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { wordsOf } from "../text/words-of.ts";
import { ownExamples } from "./given.ts";
import { isOpenMember } from "./known.ts";
import { type MemberPlan, memberPlans } from "./member-plan.ts";
import type { Spot } from "./spot.ts";

const quantities = /^(?:(?:item|order|ordered|line) )?(?:quantity|qty)$/;
/** What one costs, the clearest name first. */
const prices: readonly RegExp[] = [
  /^(?:unit|item|piece) (?:price|cost|amount)$/,
  /^price(?: each| per (?:unit|item|piece))?$/,
];
/** What all of them cost before anything is added or taken off. */
const sums = /^(?:(?:line|row|item) )?(?:subtotal|sub total)$/;
/** The same, where nothing is. */
const totals =
  /^(?:(?:line|row|item) )?(?:total(?: price| cost| amount)?|amount)$|^(?:line|extended) (?:price|amount)$/;
const added = /\b(?:tax(?:es)?|vat|gst|discounts?|rebate|fees?|shipping|surcharge|tip|deposit)\b/;

/** A member that is what one costs times how many there are. */
interface Product {
  readonly plan: MemberPlan;
  readonly price: string;
  readonly quantity: string;
}

/** An object whose line says what its quantity comes to at its price: `lineTotal` of `quantity` and `unitPrice`. */
export function agreeingProducts(object: JsonObject, node: Node, { known, room }: Spot): JsonObject {
  if (room !== undefined) return object;
  return node
    .once("agreeing products", () => productsIn(memberPlans(node).listed))
    .reduce((before, { plan, price, quantity }) => {
      if (!isOpenMember(known, plan.name)) return before;
      const product = productOf(before[price], before[quantity], before[plan.name]);
      return product === undefined || !plan.node.admits(product) ? before : { ...before, [plan.name]: product };
    }, object);
}

function productsIn(listed: readonly MemberPlan[]): readonly Product[] {
  const named = listed.map((plan) => ({ plan, words: wordsOf(plan.name).join(" ") }));
  const find = (...patterns: readonly RegExp[]): MemberPlan | undefined =>
    patterns.flatMap((pattern) => named.find(({ words }) => pattern.test(words)) ?? [])[0]?.plan;
  const [quantity, price] = [find(quantities), find(...prices)];
  if (quantity === undefined || price === undefined) return [];
  const isMore = named.some(({ words }) => added.test(words));
  return named.flatMap(({ plan, words }) => {
    const isProduct = sums.test(words) || (!isMore && totals.test(words));
    return isProduct && !isShownOtherwise(plan, price, quantity)
      ? [{ plan, price: price.name, quantity: quantity.name }]
      : [];
  });
}

/** Whether examples show that it is another sum: of cents, say. */
function isShownOtherwise(...plans: readonly MemberPlan[]): boolean {
  const [shown, price, quantity] = plans.map(({ node }) => ownExamples(node)[0]);
  const product = shown === undefined ? undefined : productOf(price, quantity, shown);
  return product !== undefined && Number(product) !== Number(shown);
}

const decimal = /^\d+(?:\.(\d+))?$/;

/** Spelled as what was there: a number, or a text with as many places; undefined: one of them is no number. */
function productOf(price: Json | undefined, quantity: Json | undefined, before: Json | undefined): Json | undefined {
  const factors = [price, quantity].map((one) => (typeof one === "string" && decimal.test(one) ? Number(one) : one));
  const [each, many] = factors;
  if (typeof each !== "number" || typeof many !== "number") return undefined;
  // Money has two places, whatever a computer makes of 3 times 0.1.
  const product = Math.round(each * many * 100) / 100;
  if (typeof before === "number") return product;
  const places = typeof before === "string" ? decimal.exec(before) : null;
  return places === null ? undefined : product.toFixed(places[1]?.length ?? 0);
}
