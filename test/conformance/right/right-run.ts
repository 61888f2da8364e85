import type { Finding, VerifyResult } from "../../../src/verify/verdict/result.ts";
import { checksOf, countVerdicts, findingsOf } from "../../../src/verify/verdict/result.ts";
import { verify } from "../../../src/verify/verify.ts";
import { type Chooser, chooserOf } from "./chooser.ts";
import { zones } from "./clocks.ts";
import { listen, withHabits } from "./habits.ts";
import { type Host, kinds, openHost } from "./hosts.ts";
import { poorerTarget } from "./poorer-target.ts";

/** One run of the suite against a right host, and what it came to. */
export interface RightRun {
  readonly number: number;
  readonly kind: string;
  /** How much the target file said. */
  readonly wealth: string;
  readonly about: string;
  readonly milliseconds: number;
  readonly requests: { readonly sent: number; readonly budget: number; readonly perOperation: number };
  readonly counts: ReturnType<typeof countVerdicts>;
  /** Checks that were not asked, with the reason. */
  readonly unasked: readonly string[];
  /** Anything here is a false alarm. */
  readonly findings: readonly Finding[];
  /** What else went wrong: a crash, a budget passed, a run that was stopped. */
  readonly wrong: readonly string[];
}

/** What every contract has cases of. */
const families = ["answers", "repeat", "verbs", "servicestack-negotiation", "servicestack-binding"];

/** Runs a number: everything about the run follows from it. */
export async function rightRun(number: number): Promise<RightRun> {
  const draw = chooserOf(number);
  const names = Object.keys(kinds);
  const kind = names[number % names.length] ?? "";
  const began = performance.now();
  process.env["TZ"] = draw.one("zone", zones);
  const settled = { number, kind };
  try {
    return { ...settled, ...(await hold(openHost(kind, draw), kind, draw, began)) };
  } catch (error) {
    const wrong = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    const requests = { sent: 0, budget: 0, perOperation: 0 };
    const counts = { holds: 0, breaks: 0, "not checked": 0 };
    return {
      ...settled,
      ...{ requests, counts, unasked: [], findings: [], wrong, milliseconds: 0, wealth: "", about: kind },
    };
  }
}

async function hold(
  host: Host,
  kind: string,
  draw: Chooser,
  began: number,
): Promise<Omit<RightRun, "number" | "kind">> {
  const poorer = host.apis.map(({ contract, target }) => ({ contract, ...poorerTarget(target, draw) }));
  const habits = withHabits(host.sender, draw);
  let received = 0;
  const counted: typeof habits.sender = (request) => {
    received += 1;
    return habits.sender(request);
  };
  const served = draw.sometimes("socket", 0.06) ? await listen(counted, draw) : undefined;
  const apis = poorer.map(({ contract, target }) =>
    served === undefined ? { contract, target, sender: counted } : { contract, target: { ...target, url: served.url } },
  );
  const seed = `verify ${draw.whole("verify seed", 0, 40)}`;
  const wealth = poorer[0]?.about ?? "";
  const about = [kind, ...host.about, `TZ ${process.env["TZ"]}`, `target ${wealth}`, habits.about, `seed "${seed}"`];
  const only = draw.sometimes("only", 0.12) ? [draw.one("family", families)] : [];
  if (served !== undefined) about.push("over HTTP");
  if (only.length > 0) about.push(`only ${only.join(", ")}`);
  try {
    const result = await verify({ apis, seed, only });
    const isSmall = poorer.some(({ target }) => target.limits.requests !== undefined);
    const milliseconds = Math.round(performance.now() - began);
    return { wealth, about: about.join(" · "), ...judged(result, received, isSmall, habits.retries()), milliseconds };
  } finally {
    served?.close();
  }
}

function judged(result: VerifyResult, received: number, isSmall: boolean, retries: number) {
  const { sent, budget } = result.requests;
  const perOperation = Math.max(...result.apis.flatMap(({ operations }) => operations.map(({ requests }) => requests)));
  const wrong = [
    ...(sent > budget ? [`${sent} requests, though the budget was ${budget}`] : []),
    ...(received !== sent ? [`${received} requests came, and ${sent} were counted`] : []),
    ...(perOperation > 300 && retries === 0 ? [`${perOperation} requests for one operation`] : []),
    ...(result.stopped === undefined ? [] : [`stopped: ${result.stopped}`]),
  ];
  const unasked = checksOf(result).flatMap(({ id, verdict }) =>
    verdict.kind === "not checked" ? [`${id}: ${verdict.reason}`] : [],
  );
  if (
    !isSmall &&
    retries === 0 &&
    unasked.some((text) => /(?:the budget of|what this operation may send of the) \d+ requests/.test(text))
  )
    wrong.push(`a budget of ${budget} was planned too small`);
  return {
    requests: { sent, budget, perOperation },
    counts: countVerdicts(result),
    unasked,
    findings: findingsOf(result),
    wrong,
  };
}
