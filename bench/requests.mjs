// What the bench asks, and how it knows that an answer is right. A kind of request gives the bytes of the next request and
// judges each answer; bodies are read in full now and then, as reading costs the load generator its time.
import { Buffer } from "node:buffer";

/** The endpoint whose attempts are asked for, as the default scenario names it. */
const busy = "ep_3HOh5cD5gewvQTdodl9lupOBusy";
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const admin = Buffer.from("admin:secret").toString("base64");
const everySoOften = 64;

export const requestKinds = {
  /** Whatever a server answers with its constant. */
  constant: ({ bytes, path = "/" }) => ({
    request: always(get(path, [])),
    isRight: ({ status, body }) => status === 200 && body.length === bytes,
  }),
  /** A page never asked before: an iterator of its own each time, on the first route of the scenario. */
  fresh: ({ accept = "application/json", limit = 50, query = "", ...options }) => ({
    request: () =>
      get(`${attempts(options)}?Limit=${limit}&Iterator=${iterator()}${query}`, [`Accept: ${accept}`, authorised]),
    isRight: rowsAre(accept, limit),
  }),
  /** The same page again and again. */
  same: ({ accept = "application/json", limit = 50, query = "", ...options }) => ({
    request: always(get(`${attempts(options)}?Limit=${limit}${query}`, [`Accept: ${accept}`, authorised])),
    isRight: rowsAre(accept, limit),
  }),
  /** What is refused, and how. */
  refused: ({ query = "", status, login = true, ...options }) => ({
    request: always(get(attempts(options) + query, ["Accept: application/json", ...(login ? [authorised] : [])])),
    isRight: (answer) => answer.status === status,
  }),
  /** A list of an ordinary document; `{n}` in the path is another number each time. */
  list: ({ path, rows }) => {
    let at = 0;
    return {
      request: () => get(path.replace("{n}", String(1 + (at++ % 1_000_000))), ["Accept: application/json"]),
      isRight: sometimes(({ body }) => JSON.parse(body.toString("utf8")).length === rows),
    };
  },
  /** Any path that has to be answered with 200. */
  path: ({ path, headers = [] }) => ({
    request: always(get(path, headers)),
    isRight: ({ status }) => status === 200,
  }),
};

const authorised = `Authorization: Basic ${admin}`;

function attempts({ endpoint = busy }) {
  return `/webhook/endpoints/${endpoint}/attempts`;
}

/** A position within the last week of the scenario. */
function iterator() {
  let text = `atmpt_3J${digits[10 + Math.floor(Math.random() * 20)]}`;
  for (let i = 0; i < 24; i++) text += digits[Math.floor(Math.random() * 62)];
  return text;
}

function get(path, headers) {
  return Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers.map((line) => `${line}\r\n`).join("")}\r\n`,
    "latin1",
  );
}

function always(bytes) {
  return () => bytes;
}

function sometimes(holds) {
  let number = 0;
  return (answer) => answer.status === 200 && (number++ % everySoOften !== 0 || holds(answer));
}

function rowsAre(accept, limit) {
  const marks = { "application/json": '"Timestamp":', "application/xml": "<Timestamp>", "text/csv": "{Id:atmpt_" };
  const mark = marks[accept];
  return sometimes(({ body }) => body.toString("utf8").split(mark).length - 1 === limit);
}
