import type { Exchange } from "./traffic.ts";

type Header = readonly [name: string, value: string];

/** Exchanges as an HTTP archive (HAR 1.2), the file that traffic is handed on in. What got no answer has status 0, as browsers write it. */
export function harOf(exchanges: readonly Exchange[], url: string): object {
  return {
    log: {
      version: "1.2",
      creator: { name: "standin-peers", version: "1" },
      entries: exchanges.map((exchange) => entryOf(exchange, url)),
    },
  };
}

function entryOf({ request, response }: Exchange, url: string): object {
  const full = new URL(request.target, url);
  const answer = response ?? { status: 0, reason: "", headers: [], body: new Uint8Array(), milliseconds: 0 };
  return {
    startedDateTime: "2026-01-01T00:00:00.000Z",
    time: answer.milliseconds,
    request: {
      method: request.method,
      url: full.href,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: [named(["Host", full.host]), ...request.headers.map(named)],
      queryString: [...full.searchParams].map(named),
      ...(request.body === undefined ? {} : { postData: { mimeType: "", text: textOf(request.body) } }),
      headersSize: -1,
      bodySize: request.body?.length ?? 0,
    },
    response: {
      status: answer.status,
      statusText: answer.reason,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: answer.headers.map(named),
      content: contentOf(answer.headers, answer.body),
      redirectURL: "",
      headersSize: -1,
      bodySize: answer.body.length,
    },
    cache: {},
    timings: { send: 0, wait: answer.milliseconds, receive: 0 },
  };
}

function contentOf(headers: readonly Header[], body: Uint8Array): object {
  const mimeType = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  return { size: body.length, mimeType, text: textOf(body) };
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body).toString("utf8");
}

function named([name, value]: Header): object {
  return { name, value };
}
