import type { Router } from "express";
import { plainValue } from "../../../contract/plain.ts";
import type { Slot } from "../../../contract/type.ts";
import type { Override } from "../../state/changes.ts";
import { sendProblem } from "../problem-json.ts";
import { type ControlContext, momentOf, sessionOf, textIn } from "./context.ts";
import { takes } from "./validate-body.ts";

/** Single properties that a session sees otherwise: listed, added, taken back. */
export function overrideRoutes(router: Router, context: ControlContext): void {
  router.get(
    "/overrides",
    (request, response) => void response.json({ overrides: sessionOf(context, request).changes.overrides }),
  );
  router.post("/overrides", takes("override"), (request, response) => {
    const session = sessionOf(context, request);
    const made = overrideFrom(context, request.body, session.changes.scenario);
    if (typeof made === "string") {
      sendProblem(response, 400, "There is nothing to override", made);
      return;
    }
    const others = session.changes.overrides.filter((other) => !sameCell(other, made));
    session.change({ overrides: [...others, made] });
    response.status(201).json({ overrides: session.changes.overrides });
  });
  router.delete("/overrides", (request, response) => {
    sessionOf(context, request).change({ overrides: [] });
    response.status(204).end();
  });
}

function sameCell(a: Override, b: Override): boolean {
  return a.api === b.api && a.entity === b.entity && a.key === b.key && a.property === b.property;
}

/** The override that a body asks for, or in words why there is none. */
function overrideFrom(context: ControlContext, body: unknown, scenario: string | undefined): Override | string {
  const [api, entity, key, property] = ["api", "entity", "key", "property"].map((name) => textIn(body, name)) as [
    string,
    string,
    string,
    string,
  ];
  const changes = { ...sessionless, scenario };
  const apis = context.world
    .apis(changes, momentOf(context, changes))
    .filter(({ host }) => api === "" || host.contract.name === api);
  const found = apis.flatMap(({ host }) => {
    const entityFound = host.contract.entities.get(entity);
    return entityFound === undefined ? [] : [{ name: host.contract.name, entity: entityFound }];
  });
  const [first, ...more] = found;
  if (first === undefined)
    return `no API here has an entity "${entity}"; there are: ${apis.flatMap(({ host }) => [...host.contract.entities.keys()]).join(", ")}`;
  if (more.length > 0)
    return `several APIs have an entity "${entity}"; say which as "api": ${found.map(({ name }) => name).join(", ")}`;
  const member = first.entity.type?.all.find(({ key: own, name }) => own === property || name === property);
  const slot: Slot | undefined = member?.slot ?? first.entity.hidden.get(property);
  if (slot === undefined)
    return `"${entity}" has no property "${property}"; there are: ${(first.entity.type?.all ?? []).map((each) => each.key).join(", ")}`;
  const value = plainValue(
    typeof body === "object" && body !== null ? Reflect.get(body, "value") : null,
    slot,
    "/value",
  );
  return { api: first.name, entity, key, property: member?.key ?? property, value };
}

const sessionless = { seed: undefined, clock: undefined, overrides: [], faults: [] };
