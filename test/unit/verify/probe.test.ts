import { expect, test } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import { SendError } from "../../../src/verify/exchange/wire.ts";
import { bareTarget } from "../../../src/verify/deployment/target.ts";
import { exitCode } from "../../../src/verify/verdict/result.ts";
import { senderOf } from "../../../src/verify/exchange/sender-of.ts";
import { verify } from "../../../src/verify/verify.ts";
import { createTestApp } from "../../support/stand-in.ts";

const contract = loadContract("bokamera");

for (const [failure, times] of [
  [new SendError("refused", "nobody listens"), 1],
  [new Error("the app is not there"), 2],
] as const)
  test(`asks for the root (${times}) and ends with 2 when no case can ask and all that comes is: ${failure.message}`, async () => {
    const sent: string[] = [];
    const result = await verify({
      apis: [
        {
          contract,
          target: bareTarget(undefined),
          sender: ({ target }) => {
            sent.push(target);
            return Promise.reject(failure);
          },
        },
      ],
    });
    expect(sent).toEqual(["/", "/"].slice(0, times));
    expect(result.unreachable).toBe(failure.message);
    expect(exitCode(result, false)).toBe(2);
  });

test("a target that closes every connection does not answer: the run ends with 2 after three tries, and says why", async () => {
  const message = "the connection was closed without an answer";
  const teahouse = loadContract("teahouse");
  const sender = (): Promise<never> => Promise.reject(new SendError("broken", message));
  const result = await verify({ apis: [{ contract: teahouse, target: bareTarget(undefined), sender }] });
  expect([result.unreachable, exitCode(result, false)]).toEqual([message, 2]);
});

test.each(["bokamera", "pwc-reportfiling"])(
  "takes no API for absent because the root of its host is not found: %s",
  async (api) => {
    const result = await verify({
      apis: [{ contract: loadContract(api), target: bareTarget(undefined), sender: senderOf(createTestApp()) }],
    });
    expect(result.unreachable).toBeUndefined();
    expect(exitCode(result, false)).toBe(3);
  },
);

test("says that an API is not there where one of its own paths is not found", async () => {
  const result = await verify({
    apis: [
      {
        contract: loadContract("pwc-reportfiling"),
        target: bareTarget(undefined),
        sender: () =>
          Promise.resolve({ status: 404, reason: "Not Found", headers: [], milliseconds: 1, body: new Uint8Array() }),
      },
    ],
  });
  expect(result.unreachable).toBe("every request was answered 404, so the API is not under this address");
});
