import { join } from "node:path";
import { contractTests } from "../../src/verify/contract-tests.ts";
import { inProcess } from "../support/in-process.ts";
import { root } from "../support/source-files.ts";
import { openTestWorld } from "../support/stand-in.ts";

/**
 * The one suite, against the stand-in in this process, or against any deployment:
 * `STANDIN_TARGET=target.yaml npm run conformance`.
 */
const target = process.env["STANDIN_TARGET"];

if (target === undefined || target === "") {
  const own = join(root, "fixtures", "scenarios", "default.target.yaml");
  const sender = inProcess(openTestWorld());
  await contractTests({ target: own, sender, contracts: ["bokamera", "pwc-reportfiling"] });
  await contractTests({ target: own, sender, contracts: ["readingroom", "teahouse"] });
} else {
  await contractTests({ target, environment: process.env });
}
