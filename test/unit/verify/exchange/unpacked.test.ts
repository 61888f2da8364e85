import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decoded, unpacked } from "../../../../src/verify/exchange/unpacked.ts";
import { SendError } from "../../../../src/verify/exchange/wire.ts";

const most = 1000;
const body = Buffer.from('{"Name":"grüße"}');

test.each([
  [undefined, body],
  ["identity", body],
  ["gzip", gzipSync(body)],
  ["GZIP", gzipSync(body)],
  ["deflate", deflateSync(body)],
  ["deflate", deflateRawSync(body)],
  ["br", brotliCompressSync(body)],
  ["deflate, gzip", gzipSync(deflateSync(body))],
])("reads a body in the encoding %s", (encoding, sent) => {
  expect(decoded(sent, encoding, most)).toEqual(body);
});

test("leaves an empty body as it is, whatever its header says", () => {
  expect(decoded(Buffer.alloc(0), "gzip", most)).toEqual(Buffer.alloc(0));
});

test("takes a body in another encoding than its header says for a broken answer", () => {
  expect(() => decoded(body, "gzip", most)).toThrow(SendError);
});

test("takes away the headers that speak of the packed body, and no others", () => {
  const headers = [
    ["Content-Type", "application/json"],
    ["content-encoding", "gzip"],
    ["Content-Length", "40"],
  ] as const;
  expect(unpacked(headers, gzipSync(body), most)).toEqual({ headers: [headers[0]], body });
  expect(unpacked(headers.slice(0, 1), body, most)).toEqual({ headers: [headers[0]], body });
  expect(unpacked(headers, Buffer.alloc(0), most)).toEqual({ headers, body: Buffer.alloc(0) });
});

test.each(["zstd", "gzip, zstd", "constructor"])(
  "does not take a body for data that is in the coding %s",
  (encoding) => {
    const headers = [["Content-Encoding", encoding]] as const;
    expect(() => unpacked(headers, body, most)).toThrow(
      /^the body has an unsupported content coding: (zstd|constructor) /,
    );
  },
);
