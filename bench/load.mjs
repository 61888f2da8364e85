// The load generator, a process of its own so that it can have a core of its own: keeps connections busy with one kind of
// request for some time and tells how many answers came, how many were wrong, and how long they took.
// It reads sockets itself, because an HTTP client costs more than what is measured here. Only answers with a
// Content-Length and without one but with chunks are understood, which is all that the servers of this bench send.
import { Buffer } from "node:buffer";
import { connect } from "node:net";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { requestKinds } from "./requests.mjs";

process.on("message", (order) => void load(order).then((told) => process.send(told)));

/** One slice of load. @returns {{requests: number, wrong: number, firstWrong?: string, seconds: number, p50: number, p99: number}} */
async function load({ port, kind, options, connections, milliseconds }) {
  const { request, isRight } = requestKinds[kind](options);
  const end = performance.now() + milliseconds;
  const seen = { requests: 0, wrong: 0 };
  /** @type {number[]} */
  const times = [];
  const begun = performance.now();
  const ask = async () => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const reader = answersOf(socket);
    while (performance.now() < end) {
      const sent = performance.now();
      socket.write(request());
      const answer = await reader();
      times.push(performance.now() - sent);
      seen.requests++;
      if (isRight(answer)) continue;
      seen.wrong++;
      seen.firstWrong ??= `${answer.head}\n${answer.body.toString("utf8").slice(0, 300)}`;
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, ask));
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { ...seen, seconds: (performance.now() - begun) / 1000, p50: at(0.5), p99: at(0.99) };
}

/** Reads a socket's answers one after the other. */
function answersOf(socket) {
  let waiting;
  let parts = [];
  let length = 0;
  let needed = 0;
  const fail = (error) => waiting?.reject(error ?? new Error("the connection ended"));
  socket.on("error", fail).on("close", () => fail());
  socket.on("data", (part) => {
    parts.push(part);
    length += part.length;
    if (length < needed) return;
    const bytes = parts.length === 1 ? part : Buffer.concat(parts);
    parts = [bytes];
    const answer = answerIn(bytes);
    needed = answer.needed;
    if (answer.body === undefined) return;
    parts = [];
    length = needed = 0;
    waiting.resolve(answer);
  });
  return () => new Promise((resolve, reject) => (waiting = { resolve, reject }));
}

function answerIn(bytes) {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return { needed: 0 };
  const head = bytes.latin1Slice(0, end);
  const length = /\r\nContent-Length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) return chunkedIn(bytes, head, end + 4);
  const needed = end + 4 + Number(length);
  if (bytes.length < needed) return { needed };
  return { needed, status: Number(head.slice(9, 12)), head, body: bytes.subarray(end + 4, needed) };
}

function chunkedIn(bytes, head, start) {
  const chunks = [];
  for (let at = start; ;) {
    const line = bytes.indexOf("\r\n", at);
    if (line < 0) return { needed: 0 };
    const size = Number.parseInt(bytes.latin1Slice(at, line), 16);
    if (bytes.length < line + 4 + size) return { needed: 0 };
    if (size === 0) return { needed: 0, status: Number(head.slice(9, 12)), head, body: Buffer.concat(chunks) };
    chunks.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 4 + size;
  }
}
