import type { Sender, WireRequest, WireResponse } from "../../src/verify/exchange/wire.ts";

const pets: Readonly<Record<string, object>> = {
  cat_1: { id: "cat_1", name: "Findus", age: 3 },
  dog_1: { id: "dog_1", name: "Ludwig" },
};

/** Answers as RFC 9110 and RFC 9457 say. */
export const petsHost: Sender = (request) => Promise.resolve(answer(request));

function answer({ method, target }: WireRequest): WireResponse {
  const { pathname, searchParams } = new URL(target, "http://host");
  const [, list, id = "", ...more] = pathname.split("/");
  if (list !== "pets" || more.length > 0) return refusal(404, "not-found", "There is nothing here.");
  if (method === "OPTIONS") return { ...empty, status: 204, headers: [["Allow", "GET, HEAD"]] };
  if (method !== "GET" && method !== "HEAD")
    return withHeader(refusal(405, "wrong-method", "Pets are only shown."), "Allow", "GET, HEAD");
  const weeks = searchParams.get("weeks");
  if (weeks !== null && !/^-?\d{1,9}$/.test(weeks)) return refusal(400, "no-number", "weeks is a number.");
  const nick = searchParams.get("nick") ?? "Nils";
  if (nick.length < 2 || nick.length > 5) return refusal(422, "nick", "A nick has two to five letters.");
  const pet = Object.hasOwn(pets, decodeURIComponent(id)) ? pets[decodeURIComponent(id)] : undefined;
  const found = pet === undefined ? refusal(404, "no-such-pet", "There is no such pet.") : written(200, "json", pet);
  return method === "HEAD" ? { ...found, body: new Uint8Array() } : found;
}

const empty: WireResponse = { status: 200, reason: "", headers: [], body: new Uint8Array(), milliseconds: 1 };

function written(status: number, kind: "json" | "problem+json", value: object): WireResponse {
  return {
    ...empty,
    status,
    headers: [["Content-Type", `application/${kind}`]],
    body: Buffer.from(JSON.stringify(value)),
  };
}

function refusal(status: number, code: string, detail: string): WireResponse {
  return written(status, "problem+json", { title: "Refused", status, code, detail });
}

/** The answer with one header of that name, or none. */
export function withHeader(reply: WireResponse, name: string, value: string | undefined): WireResponse {
  const others = reply.headers.filter(([given]) => given.toLowerCase() !== name.toLowerCase());
  return { ...reply, headers: value === undefined ? others : [...others, [name, value]] };
}
