import { expect, test } from "vitest";
import { keyOf } from "../../src/random/key.ts";
import type { Answer, Request } from "../../src/serve/operation/request.ts";
import { headerValues } from "../../src/serve/operation/request.ts";
import { basic } from "../support/stand-in.ts";
import { oddHost, type OddHost } from "./odd/odd-host.ts";
import { brokenLaws, plainLaws, predefinedLaws } from "./odd/odd-laws.ts";
import type { Pool } from "./odd/odd-request.ts";

const key = keyOf("odd requests");
const common: Pool["headers"] = [
  ["Accept", "text/html"],
  ["Accept", "application/xml, */*"],
  ["Accept", ";;;"],
  ["X-HTTP-Method-Override", ""],
  ["X-HTTP-Method-Override", "get"],
  ["Authorization", basic("admin")],
  ["Authorization", basic("nobody")],
  ["Authorization", "Basic"],
  ["Authorization", "Bearer .."],
  ["Authorization", 'Bearer "x"'],
  ["Transfer-Encoding", "chunked"],
  ["Content-Encoding", "gzip"],
  ["Prefer", "code=x"],
  ["If-Match", '"'],
];
const bodies: Pool["bodies"] = [
  ["application/json", "{"],
  ["application/json", '{"Text":"a","Whole":"x"}'],
  ["application/json", "null"],
  ["application/jsv", "{Text:a}{"],
  ["application/xml", "<Echo"],
  ["application/xml", '<?xml version="1.1" encoding="utf-16"?><Echo/>'],
  ["text/csv", 'Text,"\n1,2,3'],
  ["application/x-www-form-urlencoded", "Text=%&=&Whole=&Whole"],
  ["multipart/form-data; boundary=b", "--b\r\n"],
  ["application/soap+xml", "<Envelope/>"],
  ["nonsense", "\u0000\u{10ffff}"],
];
const methods = ["GET", "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "get", "FOO"];
const echoNames =
  "Text Flag Whole Double Money Guid When Offset Span Link Bytes Colour Access Inner Strings Ints Inners Map";
const listNames = "EndpointId Limit Iterator Before After Status EventTypes AuthSteuernummer AccountId EventName";
const manners = "callback jsconfig format debug X-Http-Method-Override";
const poolOf = (names: string): Pool => ({ methods, names: `${names} ${manners}`.split(" "), headers: common, bodies });

const hosts = {
  zoo: oddHost(
    "zoo",
    { contracts: ["fixtures/contracts/zoo"], scenario: "zoo" },
    {
      pool: poolOf(`${echoNames} Case Kind Index NotNull NotEmpty Between Mail`),
      operations: ["Echo", "Checked", "GetList", "GetMap", "Nothing", "Text", "Fail", "Nope"],
      paths: [
        "/echo",
        "/validate",
        "/list/full",
        "/list/none",
        "/value/1",
        "/nothing",
        "/text",
        "/fail/argument",
        "/nope",
      ],
    },
  ),
  bokamera: oddHost(
    "bokamera",
    { contracts: ["bokamera"], scenario: "recorded" },
    {
      pool: poolOf(listNames),
      operations: ["ListWebhookEndpointAttempts", "Nope"],
      paths: [
        "/webhook/endpoints/x/attempts",
        "/webhook/endpoints/ep_2r00000000000000000000empty/attempts",
        "/webhook",
      ],
    },
  ),
  workshop: oddHost(
    "workshop",
    { contracts: ["test/support/workshop.yaml"] },
    {
      pool: { methods: [...methods, "TRACE"], names: ["limit", "offset", "state", "x"], headers: common, bodies },
      operations: [],
      paths: ["/jobs", "/jobs/1", "/jobs/x", "/jobs/1/cancel", "/jobs/1/lock", "/nope"],
    },
  ),
};
const lawsOf = ({ operations }: OddHost) => (operations.length === 0 ? plainLaws : predefinedLaws);

test.each(Object.values(hosts))("$name keeps the laws of odd requests", async (host) => {
  expect(await brokenLaws(host, lawsOf(host), key, 250)).toEqual([]);
});

interface Planted {
  readonly fault: string;
  readonly host: keyof typeof hosts;
  readonly asked?: (request: Request) => Request;
  readonly answered?: (answer: Answer, request: Request) => Answer;
}

const isOf = (answer: Answer, type: string): boolean => headerValues(answer, "Content-Type").join().includes(type);
const planted: readonly Planted[] = [
  {
    fault: "a broken number in the query makes the host fail",
    host: "zoo",
    answered: (answer, { target }) => (/whole=x/i.test(target) ? { ...answer, status: 500, body: "" } : answer),
  },
  {
    fault: "CSV says of every refusal that it is a success",
    host: "bokamera",
    answered: (answer) => (answer.status >= 400 && isOf(answer, "csv") ? { ...answer, status: 200 } : answer),
  },
  {
    fault: "XML has another reason for a refusal",
    host: "zoo",
    answered: (answer) => (answer.status >= 400 && isOf(answer, "xml") ? { ...answer, reason: "Sorry" } : answer),
  },
  {
    fault: "/api forgets the query",
    host: "zoo",
    asked: (request) =>
      request.target.startsWith("/api/") ? { ...request, target: request.target.split("?")[0] ?? "" } : request,
  },
  {
    fault: "an encoded letter of a path is not decoded",
    host: "workshop",
    asked: (request) => ({ ...request, target: request.target.replace("%6", "%256") }),
  },
  {
    fault: "HEAD is not known where GET is",
    host: "workshop",
    answered: (answer, { method }) => (method === "HEAD" ? { ...answer, status: 404 } : answer),
  },
];

test.each(planted)("finds that $fault", async ({ host: name, asked = (it) => it, answered = (it) => it }) => {
  const host: OddHost = hosts[name];
  const faulty: OddHost = {
    ...host,
    manners: {
      promise: host.manners.promise,
      locate: (request) => {
        const located = host.manners.locate(asked(request));
        return { ...located, answer: async (...all) => answered(await located.answer(...all), request) };
      },
    },
  };
  expect((await brokenLaws(faulty, lawsOf(host), key, 250)).length).toBeGreaterThan(0);
});
