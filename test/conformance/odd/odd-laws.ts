import { pick } from "../../../src/random/draw.ts";
import { child, type Key } from "../../../src/random/key.ts";
import { tell, type OddHost, type Told } from "./odd-host.ts";
import { oddRequest, type OddRequest } from "./odd-request.ts";

/** A law that needs no host to compare with: what is wrong with the answers to one odd request, if anything. */
export interface OddLaw {
  readonly law: string;
  readonly broken: (host: OddHost, key: Key) => Promise<string | undefined>;
}

/** Answers of 500 and more that real hosts gave: to what is no token, to forms that break off, and where an operation raises it. */
const recorded =
  /Illegal base64url|KeyNotFound|NullReference|IOException|InvalidDataException|InvalidOperationException|JWE|errorCode\W+Exception\b/i;

const neverFails: OddLaw = {
  law: "no request makes a host fail that no recorded host failed at",
  broken: async (host, key) => {
    const odd = oddRequest(key, host.pool);
    const path = pick(child(key, "path"), [...host.paths, ...host.operations.flatMap(oddAddresses)]);
    const told = await tell(host, odd, path);
    return told.status < 500 || recorded.test(told.body + told.reason) ? undefined : shown(odd, path, told);
  },
};

const alikeInFormats: OddLaw = {
  law: "what is refused is refused alike in every format",
  broken: async (host, key) => {
    const odd = oddRequest(key, host.pool);
    if (/format|callback|jsconfig/i.test(odd.query)) return undefined;
    const path = pick(child(key, "path"), [...host.paths, ...host.operations.map((name) => `/json/reply/${name}`)]);
    const answers = await Promise.all(
      ["json", "xml", "csv", "jsv"].map((format) => tell(host, inFormat(odd, format), path)),
    );
    return differing(odd, path, answers, ({ status, reason }) => (status < 400 ? "" : `${status} ${reason}`));
  },
};

const sameEverywhere: OddLaw = {
  law: "the same is said at every predefined address",
  broken: async (host, key) => {
    const odd = { ...oddRequest(key, host.pool), method: "GET", body: "" };
    // Only a body makes the addresses differ, and what asks for a format in so many words.
    if (/format|override/i.test(`${odd.query} ${odd.headers.join(" ")}`)) return undefined;
    const headers = odd.headers.filter(([name]) => name !== "Content-Type" && name !== "Accept");
    const name = pick(child(key, "operation"), host.operations);
    const paths = [
      `/json/reply/${name}`,
      `/api/${name}`,
      `/json/reply/${name}/x`,
      `/api/x/${name}`,
      `/api/${name}.json`,
    ];
    const answers = await Promise.all(paths.map((path) => tell(host, { ...odd, headers }, path)));
    return differing(odd, paths.join(" "), answers, ({ status, body }) => `${status} ${status < 400 ? body : ""}`);
  },
};

const encodedAlike: OddLaw = {
  law: "a letter of a path that is encoded stays the letter",
  broken: async (host, key) => {
    const odd = oddRequest(key, host.pool);
    const path = pick(child(key, "path"), host.paths);
    const encoded = path.replace(/[a-z](?=[^/]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
    const answers = [await tell(host, odd, path), await tell(host, odd, encoded)];
    return differing(odd, encoded, answers, ({ status }) => `${status}`);
  },
};

const headAlike: OddLaw = {
  law: "HEAD has the status of GET",
  broken: async (host, key) => {
    const odd = { ...oddRequest(key, host.pool), body: "" };
    const path = pick(child(key, "path"), host.paths);
    const answers = await Promise.all(["GET", "HEAD"].map((method) => tell(host, { ...odd, method }, path)));
    return differing(odd, path, answers, ({ status, type }) => `${status} ${type}`);
  },
};

/** Laws of hosts that have an address for each operation; the others are those of every host. */
export const predefinedLaws = [neverFails, alikeInFormats, sameEverywhere];
export const plainLaws = [neverFails, encodedAlike, headAlike];

/** All that is wrong in so many odd requests. */
export async function brokenLaws(host: OddHost, laws: readonly OddLaw[], key: Key, count: number): Promise<string[]> {
  const found: string[] = [];
  for (const { law, broken } of laws) {
    for (let at = 0; at < count; at++) {
      const wrong = await broken(host, child(key, `${host.name} ${law} ${at}`));
      if (wrong !== undefined) found.push(`${law}: ${host.name} ${wrong}`);
    }
  }
  return found;
}

function oddAddresses(name: string): string[] {
  const starts = [
    "/api/",
    "/json/reply/",
    "/xml/reply/",
    "/jsv/oneway/",
    "/csv/reply/",
    "//api/",
    "/API/",
    "/json//reply/",
  ];
  return starts.flatMap((start) => ["", "/", ".csv", ".", "[]", "[", "/x", ".foo"].map((end) => start + name + end));
}

function inFormat(odd: OddRequest, format: string): OddRequest {
  return { ...odd, query: odd.query === "" ? `format=${format}` : `${odd.query}&format=${format}` };
}

function differing(
  odd: OddRequest,
  path: string,
  answers: readonly Told[],
  look: (told: Told) => string,
): string | undefined {
  const seen = new Set(answers.map(look));
  return seen.size === 1 ? undefined : `${JSON.stringify(odd)} at ${path}: ${[...seen].join(" | ").slice(0, 300)}`;
}

function shown(odd: OddRequest, path: string, { status, reason, body }: Told): string {
  return `${JSON.stringify(odd)} at ${path}: ${status} ${reason} ${body.slice(0, 300)}`;
}
