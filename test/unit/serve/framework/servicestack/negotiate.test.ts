import { expect, test } from "vitest";
import type { HostFacts } from "../../../../../src/contract/model/host.ts";
import type { Call } from "../../../../../src/serve/framework/servicestack/call.ts";
import { accepted, negotiate } from "../../../../../src/serve/framework/servicestack/negotiate.ts";

const json = "application/json";
const lines = [
  ["answers with the default when nothing is accepted", [], json],
  ["never splits a line at its commas", ["text/plain, application/xml"], json],
  ["takes a line by its beginning", ["text/csv;q=0.1, application/json"], "text/csv"],
  ["reads no quality", ["application/xml;q=0, application/json"], "application/xml"],
  ["tries html, json, xml and jsv before csv", ["text/csv", "application/xml"], "application/xml"],
  ["finds csv and jsonl last", ["text/jsonl"], "text/jsonl"],
  ["compares in any case", ["Application/XML, text/csv"], "application/xml"],
  ["accepts a longer word", ["text/csvx"], "text/csv"],
  ["has no 406", ["application/pdf"], json],
  ["knows only the exact media types", ["text/xml"], json],
  ["takes a browser for a reader of HTML", ["text/html,application/xhtml+xml,*/*;q=0.8"], "text/html"],
  ["answers with the default where anything goes", ["*/*"], json],
  ["answers with the default where anything goes, whatever else is accepted", ["text/csv", "*/*"], json],
] as const;

test.each(lines)("%s", (_, accept, want) => {
  expect(accepted(accept, undefined, json)).toBe(want);
});

const echoes = [
  ["gives the request's own type back where anything goes", ["*/*"], "text/csv", "text/csv"],
  [
    "gives it back as it was sent",
    ["*/*;q=0.8"],
    "application/json; charset=iso-8859-1",
    "application/json; charset=iso-8859-1",
  ],
  ["counts a form as the default", ["*/*"], "multipart/form-data; boundary=x", json],
  ["looks at no Content-Type without an Accept", [], "text/csv", json],
  ["gives nothing to a client that sends SOAP", [], "application/soap+xml; charset=utf-8", "application/soap+xml"],
  ["gives data to a client that sends SOAP and accepts data", ["text/csv"], "application/soap+xml", "text/csv"],
  ["lets a marked type win that is the request's own", ["application/xml", json], "application/xml", "application/xml"],
] as const;

test.each(echoes)("%s", (_, accept, sent, want) => {
  expect(accepted(accept, sent, json)).toBe(want);
});

const facts: HostFacts = {
  framework: "servicestack",
  values: "code",
  defaultFormat: "json",
  casing: "camel",
  dates: "wcf",
  guids: "compact",
  login: undefined,
};

function speech(query: Record<string, string>, call: object, accept?: string) {
  const headers: [string, string][] = accept === undefined ? [] : [["Accept", accept]];
  const request = { method: "GET", target: "/", headers, body: new Uint8Array(), scheme: "http" };
  const asked = { query: (name: string) => query[name], path: { text: "/a" }, ...call } as unknown as Call;
  return negotiate(request, asked, facts);
}

const route = { kind: "route", suffix: undefined };
const choices = [
  ["puts a suffix first", { format: "xml", callback: "cb" }, { ...route, suffix: "csv" }, "csv", "text/csv"],
  ["puts a callback before a format", { format: "xml", callback: "cb" }, route, "json", "text/javascript"],
  ["puts a format before Accept", { format: "CSV" }, route, "csv", "text/csv"],
  ["cuts a format at its first dot", { format: "csv.bare" }, route, "csv", "text/csv"],
  ["ignores a format that it does not know", { format: "text/csv" }, route, "xml", "application/xml"],
  ["ignores a format given twice", { format: "csv,xml" }, route, "xml", "application/xml"],
  [
    "ignores Accept on predefined routes",
    {},
    { kind: "predefined", mediaType: "application/jsv" },
    "jsv",
    "application/jsv",
  ],
  [
    "lets a format win over a predefined route's own",
    { format: "xml" },
    { kind: "predefined", mediaType: "text/csv" },
    "xml",
    "application/xml",
  ],
] as const;

test.each(choices)("%s", (_, query, call, format, contentType) => {
  expect(speech(query, call, "application/xml")).toMatchObject({ format, contentType });
});

test("finds no format for a type that the framework cannot write", () => {
  const request = {
    method: "GET",
    target: "/",
    headers: [
      ["Accept", "*/*"],
      ["Content-Type", "text/plain"],
    ] as const,
    body: new Uint8Array(),
    scheme: "http",
  };
  const asked = { query: () => undefined, path: { text: "/a" }, ...route } as unknown as Call;
  expect(negotiate(request, asked, facts)).toMatchObject({ format: undefined, contentType: "text/plain" });
});

test("names the charset of JSON only", () => {
  expect(speech({}, route).contentType).toBe("application/json; charset=utf-8");
});

test("respells for one request", () => {
  expect(speech({ jsconfig: "epcn,inv,dh:iso8601" }, route).spelling).toMatchObject({
    casing: "pascal",
    nulls: true,
    dates: "iso8601",
  });
});
