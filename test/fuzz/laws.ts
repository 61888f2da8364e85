import { exchange, type Ground, trafficOf, drawsOf } from "./traffic.ts";

/** A law that did not hold, and what was sent. */
export interface Breach {
  readonly law: string;
  readonly number: number;
  readonly sent: string;
  readonly came: string;
}

/** A request that is right, and what is wrong with an answer to it; undefined: nothing. */
export interface Honest {
  readonly target: string;
  wrong(status: number, body: string): string | undefined;
}

/** What is wrong with an answer by the contract; undefined: nothing, or the contract says nothing of it. */
export type Promised = (asked: { method: string; target: string }, answer: Answer) => string | undefined;

/** One answer, unpacked. */
interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** Failures of the server's own that are answers all the same: it cannot make one up, a fault or a limit is in force. */
const told = [501, 503, 507];

interface Options {
  readonly port: number;
  readonly seed: number;
  readonly requests: number;
  readonly ground: Ground;
  readonly honest: readonly Honest[];
  /** Statuses that the contract states beyond these. */
  readonly stated?: readonly number[];
  /** What of an answer is not as its contract documents it. */
  readonly breaks?: Promised;
  /** Whether one breach is enough. */
  readonly stopsAtFirst?: boolean;
  /** How long a client waits for an answer. */
  readonly patience?: number;
}

/**
 * Sends requests and holds every answer to the laws: always an answer or a clean end; no failure of the server's own; as many
 * answers as whole requests; a body that fits what is documented for its status; no error that nobody handles; the next honest
 * request answered right.
 * @returns the first breach of each law
 */
export async function breachesOf(options: Options): Promise<readonly Breach[]> {
  const errors = unhandledErrors();
  try {
    return await breachesFound(options, errors.seen);
  } finally {
    errors.leave();
  }
}

/** Errors that nobody handles, from now on until they are left to whoever looked at them before. */
function unhandledErrors(): { readonly seen: readonly unknown[]; leave(): void } {
  const seen: unknown[] = [];
  const note = (error: unknown): void => void seen.push(error);
  const before = (["uncaughtException", "unhandledRejection"] as const).map((event) => {
    const listeners = process.listeners(event as "uncaughtException");
    process.removeAllListeners(event).on(event, note);
    return [event, listeners] as const;
  });
  const leave = (): void => {
    for (const [event, listeners] of before) {
      process.removeAllListeners(event);
      for (const listener of listeners) process.on(event, listener);
    }
  };
  return { seen, leave };
}

async function breachesFound(
  { port, seed, requests, ground, honest, stated = [], breaks, stopsAtFirst = false, patience }: Options,
  errors: readonly unknown[],
): Promise<readonly Breach[]> {
  const draw = drawsOf(seed);
  const breaches = new Map<string, Breach>();
  for (let number = 0; number < requests && (!stopsAtFirst || breaches.size === 0); number++) {
    const traffic = trafficOf(draw, ground);
    const came = await exchange(port, traffic, patience);
    const tell = (law: string, text = came.text): void => {
      if (!breaches.has(law))
        breaches.set(law, { law, number, sent: traffic.pieces.join("").slice(0, 600), came: text.slice(0, 600) });
    };
    if (!came.isEnded) tell("an answer or a clean end");
    const statuses = [...came.text.matchAll(/HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n/g)]
      .map(([, status]) => Number(status))
      .filter((status) => status >= 200);
    if (statuses.some((status) => status >= 500 && !told.includes(status) && !stated.includes(status)))
      tell("no failure of its own", came.text.slice(came.text.search(/HTTP\/1\.1 5/)));
    if (traffic.answers > 0 && statuses.length === 0) tell("every request is answered");
    if (traffic.answers > 0 && !statuses.includes(400) && statuses.length > traffic.answers)
      tell("no request is answered twice");
    const broken = traffic.asked === undefined ? undefined : breaks?.(traffic.asked, answerIn(came.text));
    if (broken !== undefined) tell(`a body fits what is documented for its status: ${broken}`);
    if (errors.length > 0) tell("no error that nobody handles", String(errors[0]));
    if (number % 5 > 0) continue;
    const asked = honest[(number / 5) % honest.length];
    if (asked === undefined) continue;
    const answer = await exchange(
      port,
      {
        pieces: [
          `GET ${asked.target} HTTP/1.1\r\nHost: localhost\r\nX-Standin-Session: honest\r\nConnection: close\r\n\r\n`,
        ],
        end: "close",
        answers: 1,
      },
      patience,
    );
    const [head = "", body = ""] = answer.text.split(/\r\n\r\n([^]*)/);
    const wrong = asked.wrong(Number(head.slice(9, 12)), Buffer.from(body, "latin1").toString("utf8"));
    if (wrong !== undefined) tell(`the next honest request is answered right: ${asked.target} ${wrong}`, answer.text);
  }
  return [...breaches.values()];
}

/** The answer on a connection that was asked once, behind `100 Continue`. */
function answerIn(text: string): Answer {
  const last = /^(?:HTTP\/1\.1 1\d\d [^\r\n]*\r\n\r\n)*/.exec(text)?.[0].length ?? 0;
  const end = text.indexOf("\r\n\r\n", last);
  const [line = "", ...lines] = text.slice(last, end).split("\r\n");
  const headers = lines.map((one) => {
    const colon = one.indexOf(":");
    return [one.slice(0, colon), one.slice(colon + 1).trim()] as const;
  });
  return { status: Number(line.slice(9, 12)), headers, body: Buffer.from(text.slice(end + 4), "latin1") };
}
