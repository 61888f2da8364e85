/** What becomes of one message on one endpoint: all of its tries together, so that status, code, number and time of them agree. */
export interface DeliveryOutcome {
  /** How many tries the schedule makes. */
  readonly tries: number;
  /** Whether the last of them succeeds; all before it fail. */
  readonly success: boolean;
  /** Nobody answers: code 0, and the first retry waits longer. */
  readonly silent: boolean;
  /** A try that a person starts after the scheduled ones: `early` breaks off the schedule, `late` follows its end. */
  readonly manual: { readonly when: "early" | "late"; readonly success: boolean } | undefined;
}

export type OutcomeName = keyof typeof outcomes;

const scheduled = (tries: number, success: boolean, silent = false): DeliveryOutcome => ({
  tries,
  success,
  silent,
  manual: undefined,
});

/** Every outcome there is. `exhausted` and its kin use the whole schedule (8 tries with the usual one). */
const outcomes = {
  first: scheduled(1, true),
  second: scheduled(2, true),
  third: scheduled(3, true),
  fourth: scheduled(4, true),
  fifth: scheduled(5, true),
  sixth: scheduled(6, true),
  seventh: scheduled(7, true),
  eighth: scheduled(8, true),
  timeouts: scheduled(3, true, true),
  exhausted: scheduled(8, false),
  unreachable: scheduled(8, false, true),
  rescued: { ...scheduled(8, false), manual: { when: "late", success: true } },
  lost: { ...scheduled(8, false), manual: { when: "late", success: false } },
  resent: { ...scheduled(4, false), manual: { when: "early", success: true } },
} as const satisfies Readonly<Record<string, DeliveryOutcome>>;

export const outcomeNames = Object.keys(outcomes) as readonly OutcomeName[];

/** The outcomes in the order of `outcomeNames`, cut to what a schedule of `most` tries can make. */
export function outcomeList(most: number): readonly DeliveryOutcome[] {
  return outcomeNames.map((name) => {
    const outcome: DeliveryOutcome = outcomes[name];
    return { ...outcome, tries: Math.min(outcome.tries, most) };
  });
}
