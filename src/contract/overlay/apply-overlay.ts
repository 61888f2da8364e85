import { query } from "json-p3";
import { valueAt } from "../../source/pointer.ts";
import type { Problems } from "../../source/problems.ts";
import type { Source } from "../../source/source.ts";
import { OwnPlaces, shallowCopy } from "../upgrade/own-places.ts";
import { draftOf, dropMember, putMember } from "../upgrade/record.ts";
import type { Overlay, OverlayAction } from "./read-overlay.ts";

/** Applies the actions of an overlay, in their order, to a document before anything else reads it (OpenAPI Overlay 1.0.0, section 4.4.3). */
export function applyOverlay({ root }: Pick<Source, "root">, { actions }: Overlay, problems: Problems): void {
  const own = new OwnPlaces();
  for (const action of actions) {
    const places = placesOf(root, action, problems);
    if (places === undefined) continue;
    if (places.length === 0)
      problems.remark(
        action.target,
        `\`${action.target.text ?? ""}\` selects nothing in the document`,
        "correct the target",
      );
    // From the end, so that the places of items that are still to be removed stay what they are.
    for (const place of places.toReversed()) change(root, own, place.map(String), action);
  }
}

/** The places that a JSONPath (RFC 9535) selects, as keys from the root. */
function placesOf(
  root: unknown,
  { target }: OverlayAction,
  problems: Problems,
): readonly (readonly (string | number)[])[] | undefined {
  try {
    // A parsed document holds what JSON can.
    return query(target.text ?? "", root as Parameters<typeof query>[1]).nodes.map(({ location }) => location);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    problems.add(
      target,
      `this is not a JSONPath: ${why}`,
      "write one as RFC 9535 has them, such as $.paths['/pets'].get",
    );
    return undefined;
  }
}

function change(root: unknown, own: OwnPlaces, place: readonly string[], { update }: OverlayAction): void {
  const value = own.at(root, place);
  if (update === undefined) {
    const last = place.at(-1);
    const holder = valueAt(root, place.slice(0, -1));
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else if (draftOf(holder) !== undefined && last !== undefined) dropMember(holder as Record<string, unknown>, last);
    return;
  }
  if (Array.isArray(value)) value.push(copyOf(update.value));
  else merge(value, update.value);
}

/** Objects are merged member by member, lists put together, everything else replaced. */
function merge(into: unknown, update: unknown): void {
  const draft = draftOf(into);
  const members = draftOf(update);
  if (draft === undefined || members === undefined) return;
  for (const [key, value] of Object.entries(members)) {
    const known = Object.hasOwn(draft, key) ? draft[key] : undefined;
    const own = shallowCopy(known);
    if (Array.isArray(own) && Array.isArray(value)) {
      own.push(...(copyOf(value) as unknown[]));
      putMember(draft, key, own);
    } else if (draftOf(own) !== undefined && draftOf(value) !== undefined) {
      putMember(draft, key, own);
      merge(own, value);
    } else putMember(draft, key, copyOf(value));
  }
}

/** Each place has a copy of its own: what is mended later in one stays as it is in the others. */
function copyOf(value: unknown): unknown {
  return structuredClone(value);
}
