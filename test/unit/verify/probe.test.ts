import { expect, test } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import { SendError } from "../../../src/verify/exchange/wire.ts";
import { bareTarget } from "../../../src/verify/deployment/target.ts";
import { exitCode } from "../../../src/verify/verdict/result.ts";
import { verify } from "../../../src/verify/verify.ts";

const contract = loadContract("bokamera");

for (const failure of [new SendError("refused", "nobody listens"), new Error("the app is not there")])
  test(`asks once and ends with 2 when no case can ask and all that comes is: ${failure.message}`, async () => {
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
    expect(sent).toEqual(["/"]);
    expect(result.unreachable).toBe(failure.message);
    expect(exitCode(result, false)).toBe(2);
  });
