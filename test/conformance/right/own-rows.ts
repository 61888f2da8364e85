import type { Contract } from "../../../src/contract/model/contract.ts";
import { below, pick } from "../../../src/random/draw.ts";
import { type Key, keyOf, path } from "../../../src/random/key.ts";
import type { StoredRow } from "../../../src/serve/scenario/scenario.ts";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const answers = [
  ["Success", 200],
  ["Success", 204],
  ["Fail", 500],
  ["Fail", 0],
  ["Fail", 302],
  ["Pending", null],
  ["Sending", null],
] as const;
const events = ["booking.created", "booking.cancelled", "customer.created", "nobody.listens"];
const urls = [null, "", "https://a.example/in", 'https://b.example/?q="a,b"', "https://ä.example/ü", "  spaces  "];

/**
 * Webhook attempts that nobody tidied: many at the same second, ids of any length that differ in a capital only, members
 * left out, in the file in any order. What the contract states of them holds all the same.
 */
export function ownRows(seed: string, owner: string, count: number, contract: Contract): readonly StoredRow[] {
  if (!contract.entities.has("attempts")) return [];
  const key = path(keyOf(seed), owner);
  const ids = new Set<string>();
  for (let at = 0; ids.size < count; at++)
    ids.add(`atmpt_${textOf(path(key, "id", String(at)), digits, 3 + below(key, 20, at))}`);
  const rows = [...ids].sort().map((id, index): StoredRow => {
    const own = path(key, "row", String(index));
    const [status, code] = pick(own, answers, 1);
    const seconds = Math.floor(index / 7) * 5;
    const value = {
      Id: id,
      MessageId: `msg_${textOf(own, digits, 5)}`,
      EndpointId: owner,
      Url: pick(own, urls, 2),
      Status: status,
      ResponseStatusCode: code,
      Timestamp: `${new Date(Date.UTC(2026, 1, 27) + seconds * 1000).toISOString().slice(0, 19)}Z`,
      TriggerType: pick(own, ["Scheduled", "Manual", null], 3),
    };
    return { value, hidden: { EventType: pick(own, events, 4) } };
  });
  return rows
    .map((row, index) => ({ row, place: below(key, 1_000_000, index, 9) }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
}

/** Letters of an alphabet, at a counter and those after it. */
function textOf(key: Key, alphabet: string, length: number): string {
  return Array.from({ length }, (_, at) => alphabet.charAt(below(key, alphabet.length, 0, at))).join("");
}
