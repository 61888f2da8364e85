/** What a verb makes of a thing, where its past does not say it: words of states, the likeliest first. */
const outcomes: Readonly<Record<string, readonly string[]>> = {
  activate: ["active", "enabled"],
  begin: ["begun", "started", "inprogress", "running"],
  close: ["resolved", "done"],
  complete: ["complete", "done", "finished"],
  deactivate: ["inactive", "disabled"],
  disable: ["inactive"],
  enable: ["active"],
  finish: ["completed", "complete", "done"],
  freeze: ["frozen"],
  hold: ["held", "onhold"],
  open: ["open"],
  pay: ["paid"],
  process: ["processing"],
  publish: ["live"],
  reactivate: ["active", "enabled"],
  reopen: ["open"],
  restore: ["active"],
  resume: ["active", "running", "inprogress", "started"],
  retire: ["inactive"],
  send: ["sent"],
  start: ["running", "inprogress", "active"],
  stop: ["inactive"],
  unarchive: ["active"],
  unblock: ["active"],
  unpause: ["active", "running", "inprogress", "started"],
  unpublish: ["draft"],
  unsuspend: ["active"],
  win: ["won"],
  withdraw: ["withdrawn"],
};

/** Words by which a thing may be called after a verb was done to it, in small letters without marks, the likeliest first. */
export function outcomesOf(verb: string): readonly string[] {
  const stem = verb.replace(/e$/, "");
  const doubled = `${verb}${verb.at(-1) ?? ""}`;
  const past = [`${verb}ed`, `${stem}ed`, `${doubled}ed`, verb.replace(/y$/, "ied")];
  return [...new Set([...past, ...(outcomes[verb] ?? [])])].filter(
    (word) => word !== verb || word === "complete" || word === "open",
  );
}

/** The verb that a verb takes back: `unlock` → `lock`, `deactivate` → `activate`; undefined: it takes back none. */
export function takenBack(verb: string): string | undefined {
  if (verb === "disable") return "enable";
  return /^(?:un|de)(?=[a-z]{3})(.+)$/.exec(verb)?.[1];
}

/** Whether the last word of a path says that what is sent there is a question. */
export function isQuestion(word: string): boolean {
  return /^(search|query|lookup|find|filter|count|validate|verify|preview|estimate|calculate|check|export|test)$/i.test(
    word,
  );
}
