import { connect, type Socket } from "node:net";

/** A draw: a whole number below a bound. */
export type Draw = (below: number) => number;

/** The same draws for the same seed (mulberry32). */
export function drawsOf(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What requests are made of: the operations of a contract. */
export interface Ground {
  readonly operations: readonly {
    readonly method: string;
    readonly path: string;
    readonly parameters: readonly string[];
  }[];
}

/** One connection: what is written to it, piece by piece, how it ends, and how many answers it may expect. */
export interface Traffic {
  readonly pieces: readonly string[];
  /** The one whole request on it; undefined: there are more, or it is broken. */
  readonly asked?: { readonly method: string; readonly target: string } | undefined;
  /** `close`: both ends when all is answered; `half`: the sender is done; `abort`: the client goes away at once. */
  readonly end: "close" | "half" | "abort";
  readonly answers: number;
}

const texts = [
  "",
  "a",
  "0",
  "-1",
  "1e309",
  "null",
  "true",
  "__proto__",
  "constructor",
  "%00",
  "%",
  "%zz",
  "%E0%A4",
  "..%2f",
  "../",
  "*",
  "{}",
  "[]",
  "é",
  "%F0%9F%98%80",
  "&",
  "=",
  ";",
  "#x",
  "?",
  "+".repeat(300),
  "9".repeat(400),
  "a".repeat(2000),
  "%20".repeat(200),
];
const types = [
  "application/json",
  "application/xml",
  "text/csv",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/jsv",
  "x/y",
  "",
];
const bodies = [
  "",
  "{}",
  "[]",
  "{",
  "null",
  '"',
  '{"a":1}',
  '{"__proto__":{"x":1}}',
  "[".repeat(300),
  "<a>",
  "<a/>",
  "<!DOCTYPE a>",
  "a,b\n1,2\n",
  "{a:1}",
  "a=1&b=%",
  "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--\r\n",
  "\ufeff{}",
  '{"a":1e999}',
  " ".repeat(5000),
  "\u0000".repeat(50),
];
const headers = [
  "Accept: */*",
  "Accept: x/y;q=0",
  "Accept: ,,;",
  "Range: bytes=0-1",
  "If-Match: *",
  'If-None-Match: "',
  "Cookie: a=b; =",
  "Authorization: Basic !",
  "Authorization: Bearer a.b.c",
  "Prefer: code=404",
  "Prefer: example=__proto__",
  "X-Standin-Session: fuzz",
  "Accept-Encoding: *",
  "Origin: null",
  "Expect: 100-continue",
  "Content-Encoding: gzip",
  "Transfer-Encoding: identity",
];
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND"];

/** What one connection sends, by grammar from a contract, with something wrong in about half of them. */
export function trafficOf(draw: Draw, ground: Ground): Traffic {
  const one = <Item>(items: readonly Item[]): Item => items[draw(items.length)] as Item;
  const count = draw(4) === 0 ? 1 + draw(5) : 1;
  const requests = Array.from({ length: count }, (_, index) => requestOf(one, draw, ground, index === count - 1));
  const whole = requests.join("");
  switch (draw(8)) {
    case 0:
      return { pieces: [whole.slice(0, draw(whole.length))], end: "half", answers: 0 };
    case 1:
      return { pieces: [whole], end: "abort", answers: 0 };
    case 2:
      return { pieces: whole.slice(0, 400).match(/[^]{1,40}/g) ?? [], end: "half", answers: 0 };
    case 3:
      return {
        pieces: [
          whole.replace(/Content-Length: (\d+)/, (_, length) => `Content-Length: ${Number(length) + 5 - draw(10)}`),
        ],
        end: "half",
        answers: 0,
      };
    default: {
      const [, method = "", target = ""] = /^(\S+) (\S+)/.exec(whole) ?? [];
      return { pieces: [whole], end: "close", answers: count, asked: count === 1 ? { method, target } : undefined };
    }
  }
}

function requestOf(
  one: <Item>(items: readonly Item[]) => Item,
  draw: Draw,
  { operations }: Ground,
  isLast: boolean,
): string {
  const operation = one(operations);
  const path = operation.path.replace(/\{[^}]*\}/g, () => encodeURI(one(texts)) || "x");
  const query = operation.parameters
    .filter(() => draw(2) === 0)
    .map((name) => `${name}=${encodeURI(one(texts)).replaceAll("%25", "%")}`);
  const method = draw(3) === 0 ? one(methods) : operation.method;
  const target =
    `${draw(12) === 0 ? encodeURI(`/${one(texts)}`) : path}${query.length === 0 ? "" : `?${query.join("&")}`}`.replaceAll(
      "#",
      "%23",
    );
  const body = ["GET", "HEAD", "OPTIONS"].includes(method) && draw(4) > 0 ? "" : one(bodies);
  const type = one(types);
  const more = Array.from({ length: draw(3) }, () => one(headers)).filter(
    (header) => !/^(expect|transfer)/i.test(header) || isLast,
  );
  const own = [...new Set(more)].filter((header) => !(header.startsWith("Transfer") && body !== ""));
  return [
    `${method} ${target} HTTP/1.1`,
    "Host: localhost",
    ...own,
    ...(type === "" ? [] : [`Content-Type: ${type}`]),
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(isLast ? ["Connection: close"] : []),
    "",
    body,
  ].join("\r\n");
}

/** What came back over one connection. */
export interface Came {
  readonly text: string;
  /** Whether the server ended it; false: nothing came for the time that a client waits. */
  readonly isEnded: boolean;
}

/** Sends over a socket of its own, and waits for its end. */
export async function exchange(port: number, { pieces, end }: Traffic, patience = 5000): Promise<Came> {
  return await new Promise((resolve) => {
    let text = "";
    const socket: Socket = connect(port, "127.0.0.1", () => {
      void (async () => {
        for (const piece of pieces) {
          socket.write(piece, "utf8");
          if (pieces.length > 1) await new Promise((next) => setImmediate(next));
        }
        if (end === "half") socket.end();
        if (end === "abort") socket.destroy();
      })();
    });
    socket.setTimeout(patience, () => {
      resolve({ text, isEnded: false });
      socket.destroy();
    });
    socket.on("data", (data) => (text += data.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve({ text, isEnded: true }));
  });
}
