/** What a check cannot judge soundly while another one breaks: `dependent → bases`. A name covers all that begin with it. */
const table: readonly (readonly [dependent: string, bases: readonly string[]])[] = [
  ["answers/schema", ["answers/readable"]],
  ["answers/readable", ["answers/utf-8", "answers/content-type"]],
  ["servicestack/", ["answers/", "formats/", "failures/", "errors/"]],
  ["repeat/", ["walk/"]],
  ["formats/", ["walk/", "repeat/"]],
  ["laws/", ["formats/", "walk/order", "filters/"]],
  ["walk/no-row-twice", ["walk/order"]],
  ["walk/", ["walk/order", "walk/no-row-twice", "walk/no-row-missing", "walk/page-size"]],
  ["walk/past-the-end", ["walk/done", "walk/iterator"]],
  ["walk/turned", ["walk/done", "walk/iterator"]],
  ["walk/iterator-again", ["walk/done", "walk/iterator"]],
  ["walk/interleaved", ["walk/iterator-again"]],
  ["walk/below-smallest", ["walk/cap"]],
  ["walk/cap", ["failures/"]],
  ["walk/below-smallest", ["failures/"]],
  ["walk/iterator-invalid", ["failures/", "walk/cap"]],
  ["filters/", ["walk/", "laws/", "formats/"]],
  ["filters/together/paging", ["filters/together/combined"]],
  ["filters/end", ["filters/together/paging"]],
  ["filters/together/", ["filters/"]],
  [
    "errors/",
    [
      "servicestack-negotiation/suffix",
      "servicestack-negotiation/query",
      "failures/",
      "laws/",
      "repeat/",
      "formats/",
      "lookups/",
      "rules/",
      "walk/cap",
      "walk/below-smallest",
    ],
  ],
  ["lookups/", ["failures/", "laws/", "rules/", "repeat/"]],
  ["lookups/apart", ["lookups/right-one"]],
  ["rules/", ["failures/", "laws/"]],
  ["rules/told/", ["rules/"]],
  ["rules/together", ["rules/"]],
  ["lookups/near/", ["lookups/absent"]],
  ["lookups/elsewhere", ["lookups/", "formats/"]],
  ["parameters/together", ["parameters/"]],
  ["parameters/", ["failures/", "walk/page-size", "walk/cap", "filters/"]],
  ["security/", ["failures/readable", "failures/content-type"]],
  ["security/same-for-absent", ["security/nobody", "security/refused"]],
  ["security/silence", ["security/nobody", "security/refused"]],
  [
    "servicestack-login/",
    ["security/", "failures/", "errors/", "rules/", "lookups/", "parameters/", "walk/", "filters/"],
  ],
  ["servicestack-login/unknown-scheme", ["servicestack-login/challenge"]],
  ["servicestack-login/forged-token", ["servicestack-login/challenge"]],
  ["servicestack-login/browser-expired", ["servicestack-login/browser"]],
  ["servicestack-negotiation/browser", ["servicestack-negotiation/accept-beginning"]],
  ["servicestack-negotiation/browser", ["servicestack-login/browser", "servicestack-login/browser-expired"]],
  ["servicestack-negotiation/unknown-suffix", ["failures/", "lookups/", "laws/"]],
  ["failures/body", ["failures/", "lookups/", "rules/", "walk/cap", "servicestack-login/"]],
  ["servicestack-negotiation/", ["repeat/"]],
  ["servicestack-login/callback", ["servicestack-negotiation/callback"]],
  ["servicestack-negotiation/suffix-first", ["servicestack-negotiation/suffix", "servicestack-negotiation/query"]],
  ["servicestack-binding/", ["repeat/", "walk/", "filters/", "rules/", "parameters/"]],
  ["together/", ["walk/", "filters/", "formats/", "laws/", "repeat/", "lookups/", "parameters/", "security/"]],
  ["together/", ["servicestack/", "servicestack-negotiation/", "servicestack-binding/", "servicestack-login/"]],
  ["together/row", ["together/page"]],
];

/** What everything else rests on. */
const ground: readonly string[] = [
  "answers/plain",
  "answers/status",
  "answers/content-type",
  "answers/utf-8",
  "answers/whole",
  "answers/readable",
  "answers/schema",
  "answers/answered",
];

/** Names in the order in which checks rest on each other: what stands before is the headline of what stands behind. */
const order: readonly string[] = [
  "answers/answered",
  "answers/plain",
  "answers/status",
  "answers/utf-8",
  "answers/content-type",
  "answers/whole",
  "answers/readable",
  "answers/schema",
  "answers/in-time",
  "walk/rows",
  "walk/order",
  "walk/no-row-twice",
  "walk/no-row-missing",
  "walk/page-size",
  "walk/default-size",
  "walk/done",
  "walk/iterator",
  "walk/past-the-end",
  "walk/iterator-again",
  "walk/interleaved",
  "walk/turned",
  "repeat/",
  "formats/",
  "filters/order/",
  "laws/",
  "failures/content-type",
  "failures/readable",
  "failures/silent",
  "failures/schema",
  "walk/cap",
  "walk/",
  "filters/",
  "filters/together/combined",
  "filters/together/paging",
  "filters/together/",
  "filters/end/",
  "rules/",
  "rules/told/",
  "rules/together",
  "lookups/right-one",
  "lookups/",
  "lookups/near/",
  "lookups/elsewhere",
  "examples/",
  "parameters/",
  "parameters/together",
  "security/nobody",
  "security/refused",
  "security/allowed",
  "security/",
  "servicestack-negotiation/suffix",
  "servicestack-negotiation/query",
  "errors/",
  "verbs/",
  "servicestack-negotiation/callback",
  "servicestack-login/challenge",
  "servicestack-login/",
  "failures/body",
  "servicestack-negotiation/accept-beginning",
  "servicestack-negotiation/",
  "servicestack-binding/",
  "servicestack-login/callback",
  "servicestack/",
  "together/page",
  "together/",
];

/** Whether a check's break may be a mere consequence of the other's. */
export function restsOn(dependent: string, base: string): boolean {
  if (dependent === base || rank(dependent) <= rank(base)) return false;
  if (!dependent.startsWith("answers/") && ground.includes(base)) return true;
  const [one, other] = [kindOf(dependent), kindOf(base)];
  return table.some(([name, bases]) => covers(name, one) && bases.some((wanted) => covers(wanted, other)));
}

/** Checks that others rest on come first: the headline of a finding is the one that nothing in it stands before. */
export function rank(check: string): number {
  const kind = kindOf(check);
  const exact = order.indexOf(kind);
  if (exact >= 0) return exact;
  const covering = order.filter((name) => covers(name, kind)).sort((a, b) => b.length - a.length)[0];
  return covering === undefined ? order.length : order.indexOf(covering);
}

/** Checks of filters are named by their parameter first; here what they hold matters. */
function kindOf(check: string): string {
  if (check === "filters/combined" || check === "filters/paging") return check.replace("filters/", "filters/together/");
  return check.replace(/^filters\/([^/]+)\/(order|end)$/, "filters/$2/$1");
}

/** `walk/iterator` covers itself alone, `walk/` and `security/refused` (a name with more behind it) what begins so. */
function covers(name: string, check: string): boolean {
  return check === name || check.startsWith(name.endsWith("/") ? name : `${name}/`);
}
