import { expect, test } from "vitest";
import { countVerdicts, findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { recordedHost } from "./right-host.ts";

test.each(["bokamera", "pwc-reportfiling"] as const)(
  "finds nothing wrong with the recorded rows of %s",
  async (api) => {
    const result = await verify({ apis: [recordedHost(api)] });
    expect(findingsOf(result)).toEqual([]);
    expect(countVerdicts(result)["not checked"]).toBe(0);
    expect(result.requests.sent).toBeLessThan(300 * result.apis.flatMap(({ operations }) => operations).length);
  },
);
