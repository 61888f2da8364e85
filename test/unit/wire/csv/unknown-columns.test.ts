import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { ReadError } from "../../../../src/wire/format.ts";
import { spellingOf } from "../../../../src/wire/dialect/servicestack/spelling.ts";
import { readCsv } from "../../../../src/wire/dialect/servicestack/csv/csv-reader.ts";

const contract = loadContract("bokamera");
const slot = { type: contract.operations[0]!.result!, nullable: false };
const header = "Id,MessageId,EndpointId,Url,Status,ResponseStatusCode,Timestamp,TriggerType";
const row = "atmpt_1,msg_1,ep_1,https://a.example,Success,200,2026-02-01T00:00:00,Scheduled";

function read(text: string): { readonly value: unknown; readonly unnamed: readonly string[] } {
  const unnamed: string[] = [];
  const value = readCsv(text, rowsSlot, spellingOf(contract.host), (_, name) => void unnamed.push(name));
  return { value, unnamed };
}

// The rows of the page, as a list of their own.
const rowsSlot = (() => {
  const page = slot.type;
  if (page.kind !== "object") throw new TypeError("a page is an object");
  return page.all.find(({ key }) => key === "Attempts")!.slot;
})();
const plain = read(`${header}\r\n${row}\r\n`);

test.each([
  ["at the end", `${header},Extra\r\n${row},"a ""cell"", with\r\nlines"\r\n`],
  ["at the beginning", `Extra,${header}\r\n,${row}\r\n`],
  ["in the middle", `${header.replace("Url", "Extra,Url")}\r\n${row.replace("https", "1.5,https")}\r\n`],
])("passes over a column that the type does not name, %s", (_, text) => {
  expect(read(text)).toEqual({ value: plain.value, unnamed: ["Extra"] });
});

test.each([
  ["misses one of its own", header.replace("Url,", ""), 'expected the column "Url", found "Status'],
  [
    "has them in another order",
    header.replace("Url,Status", "Status,Url"),
    'expected the column "Url", found "Status,',
  ],
  ["has one twice", `${header},Id`, 'expected the end of the header, found "Id'],
  ["spells them otherwise", header.toLowerCase(), 'expected the column "Id", found "id,'],
])("refuses a header that %s", (_, text, told) => {
  expect(() => read(`${text}\r\n`)).toThrow(ReadError);
  expect(() => read(`${text}\r\n`)).toThrow(told);
});
