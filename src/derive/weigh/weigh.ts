import type { Account, Operation, Said } from "../document/declared.ts";
import { Scales } from "./collect.ts";
import { namesakesIn, told, type Unclear } from "./namesakes.ts";
import { type Told, wordsOf } from "./told.ts";
import { twiceTold } from "./twice-told.ts";
import { weighTypes } from "./weigh-types.ts";
import type { Fact, Weighed, WeighedOperation } from "./weighed.ts";

/** Puts together what several documents say: each adds what only it knows, and where two disagree the better witness counts. */
export function weigh(given: readonly Account[]): Weighed {
  const namesakes = namesakesIn(given);
  const unclear: Unclear[] = [];
  const accounts = given.map((account) => told(account, namesakes, given, unclear));
  const scales = new Scales();
  const operations = new Map<string, Told<Operation>[]>();
  for (const account of accounts)
    for (const operation of account.operations)
      operations.set(operation.name, [...(operations.get(operation.name) ?? []), { told: operation, account }]);
  const types = weighTypes(accounts, scales);
  const cased = accounts.find(({ casing }) => casing !== undefined);
  return {
    ...(cased?.casing === undefined
      ? {}
      : { casing: { value: cased.casing.value, from: [{ document: cased.document, line: cased.casing.line }] } }),
    schemes: schemesOf(accounts),
    titles: said(accounts, (account) => account.title),
    hosts: said(accounts, (account) => account.host),
    operations: [...operations.values()].flatMap((told) => weighOperation(told, scales) ?? []),
    webhooks: accounts.flatMap(({ document, webhooks = [] }) =>
      webhooks.map((value) => ({ value, from: [{ document, line: value.line }] })),
    ),
    types,
    conflicts: scales.conflicts,
    missing: accounts.flatMap(({ document, missing }) =>
      missing.map(({ value, line }) => ({ value, from: [{ document, line }] })),
    ),
    namesakes: [...namesakes.values()].flatMap((known) => [...known.values()]),
    twiceTold: twiceTold(given),
    unclear,
    forms: new Set(accounts.map(({ form }) => form)),
    witnesses: new Set(accounts.map(({ witness }) => witness)),
  };
}

function said(accounts: readonly Account[], pick: (account: Account) => Said<string> | undefined): Fact<string>[] {
  const facts = new Map<string, Fact<string>>();
  for (const account of accounts) {
    const one = pick(account);
    if (one === undefined) continue;
    const citation = { document: account.document, line: one.line };
    facts.set(one.value, { value: one.value, from: [...(facts.get(one.value)?.from ?? []), citation] });
  }
  return [...facts.values()];
}

/** How callers say who they are: each way once. */
function schemesOf(accounts: readonly Account[]): Weighed["schemes"] {
  const all = accounts.flatMap(({ document, schemes = [] }) =>
    schemes.map(({ value, line }) => ({ value, from: [{ document, line }] })),
  );
  const first = new Map(all.toReversed().map((one) => [JSON.stringify(one.value), one]));
  return all.filter((one) => first.get(JSON.stringify(one.value)) === one);
}

function weighOperation(told: readonly Told<Operation>[], scales: Scales): WeighedOperation | undefined {
  const [first] = told;
  if (first === undefined) return undefined;
  const { name, requestType } = first.told;
  const roles = (key: "anyRole" | "allRoles" | "permissions"): Fact<readonly string[]> | undefined =>
    joined(wordsOf(told, ({ access }) => access[key]));
  const authenticated = joined(wordsOf(told, ({ access }) => access.required));
  const description = scales.best(
    name,
    "description",
    wordsOf(told, (operation) => operation.description),
  );
  const [anyRole, allRoles, permissions] = [roles("anyRole"), roles("allRoles"), roles("permissions")];
  return {
    name,
    requestType,
    from: told.map(({ told: { line }, account }) => ({ document: account.document, line })),
    tags: tagsOf(told),
    routes: routesOf(told),
    requests: samples(told, "request"),
    answers: samples(told, "answer"),
    statuses: statusesOf(told),
    headers: told.flatMap(({ told: { headers = [] }, account: { document } }) =>
      headers.map((value) => ({ value, from: [{ document, line: value.line }] })),
    ),
    ...(description === undefined ? {} : { description }),
    ...(authenticated === undefined ? {} : { authenticated }),
    ...(anyRole === undefined ? {} : { anyRole }),
    ...(allRoles === undefined ? {} : { allRoles }),
    ...(permissions === undefined ? {} : { permissions }),
    ...bodiesOf(told, scales),
  };
}

/** What an operation takes and answers with, and the forms of both. */
function bodiesOf(
  told: readonly Told<Operation>[],
  scales: Scales,
): Pick<WeighedOperation, "body" | "bodyMediaType" | "mediaType" | "returns"> {
  const returns = scales.best(
    told[0]?.told.name ?? "",
    "answer type",
    wordsOf(told, (operation) => operation.returns),
    (value) => JSON.stringify(value),
  );
  const body = joined(wordsOf(told, (operation) => operation.body));
  const bodyMediaType = joined(wordsOf(told, (operation) => operation.bodyMediaType));
  const mediaType = joined(wordsOf(told, (operation) => operation.mediaType));
  return {
    ...(body === undefined ? {} : { body }),
    ...(bodyMediaType === undefined ? {} : { bodyMediaType }),
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(returns === undefined ? {} : { returns }),
  };
}

function statusesOf(told: readonly Told<Operation>[]): NonNullable<WeighedOperation["statuses"]> {
  return told.flatMap(({ told: { statuses = [] }, account: { document } }) =>
    statuses.map(({ value, line }) => ({ value, from: [{ document, line }] })),
  );
}

/** The first word, with everybody who says the same. */
function joined<Value>(words: ReturnType<typeof wordsOf<unknown, Value>>): Fact<Value> | undefined {
  const [first] = words;
  if (first === undefined) return undefined;
  const same = words.filter(({ value }) => JSON.stringify(value) === JSON.stringify(first.value));
  return { value: first.value, from: same.map(({ from }) => from) };
}

function tagsOf(told: readonly Told<Operation>[]): Fact<string>[] {
  const tags = new Map<string, Fact<string>>();
  for (const { told: operation, account } of told)
    for (const { value, line } of operation.tags)
      if (!tags.has(value)) tags.set(value, { value, from: [{ document: account.document, line }] });
  return [...tags.values()];
}

function routesOf(told: readonly Told<Operation>[]): WeighedOperation["routes"] {
  const routes = new Map<string, WeighedOperation["routes"][number]>();
  for (const { told: operation, account } of told)
    for (const route of operation.routes) {
      const key = `${route.methods.join(" ")} ${route.path}`;
      const known = routes.get(key);
      const from = [...(known?.from ?? []), { document: account.document, line: route.line }];
      routes.set(key, { ...route, ...known, from });
    }
  return [...routes.values()];
}

function samples(told: readonly Told<Operation>[], which: "request" | "answer"): WeighedOperation["requests"] {
  return told.flatMap(({ told: operation, account }) => {
    const sample = operation[which];
    return sample === undefined ? [] : [{ value: sample, from: [{ document: account.document, line: sample.line }] }];
  });
}
