import { resolve } from "node:path";
import { didYouMean, nearestName } from "../../source/nearest.ts";
import { Part } from "../../source/part.ts";
import type { Problems } from "../../source/problems.ts";
import { readSource, type Source } from "../../source/source.ts";

/** An action of an overlay (OpenAPI Overlay 1.0.0, section 4.4.3), and where it stands. */
export interface OverlayAction {
  readonly target: Part;
  /** What the targets become: this merged into them, or nothing, for they are removed. */
  readonly update: Part | undefined;
}

export interface Overlay {
  readonly file: string;
  /** The document that it is made for, as an absolute path or address; undefined: any. */
  readonly extends: string | undefined;
  readonly actions: readonly OverlayAction[];
}

/** Reads an OpenAPI Overlay (1.0 or a later 1.x). What is wrong with it goes to `problems`. */
export function readOverlay(file: string, problems: Problems): Overlay | undefined {
  const source = readSource(resolve(file), file, problems);
  return source && overlayIn(source, problems);
}

/** Reads the overlay that a text holds. What is wrong with it goes to `problems`. */
export function overlayIn(source: Source, problems: Problems): Overlay | undefined {
  const root = new Part(source);
  const parts = [root, root.get("info"), ...(root.get("actions")?.items() ?? [])];
  const isOverlay = nearestName("overlay", Object.keys(root.record ?? {})) !== undefined;
  const strange = (isOverlay ? parts : []).flatMap((part, i) =>
    strangers(part, i === 0 ? "root" : i === 1 ? "info" : "action"),
  );
  for (const [part, found, cure] of strange) problems.add(part, found, cure);
  if (strange.length > 0) return undefined;
  const version = root.get("overlay");
  if (!/^1\.\d+\.\d+$/.test(version?.text ?? "")) {
    const found =
      version === undefined ? "this is no overlay: `overlay` is missing" : "only overlays of version 1 are read";
    problems.add(version ?? root, found, "write `overlay: 1.0.0` at the root");
    return undefined;
  }
  const actions = (root.get("actions")?.items() ?? []).flatMap((action) => actionOf(action, problems) ?? []);
  if (root.get("actions")?.items().length === undefined || actions.length === 0)
    problems.add(root.get("actions") ?? root, "the overlay has no actions", "list what it changes under `actions`");
  return { file: source.file, extends: root.get("extends")?.text, actions };
}

/** The fields of each object of an overlay, those of version 1.1 among them; others begin with `x-`. */
const fields = {
  root: ["overlay", "info", "extends", "actions"],
  info: ["title", "version", "description"],
  action: ["target", "description", "update", "remove"],
} as const;

function strangers(
  part: Part | undefined,
  kind: keyof typeof fields,
): (readonly [part: Part, found: string, cure: string])[] {
  const known: readonly string[] = fields[kind];
  return (part?.entries() ?? [])
    .filter(([name]) => !known.includes(name) && !name.startsWith("x-"))
    .map(([name, member]) => [
      member,
      `there is no "${name}" here`,
      didYouMean(name, known) ?? `remove it; allowed here: ${known.join(", ")}`,
    ]);
}

function actionOf(part: Part, problems: Problems): OverlayAction | undefined {
  const target = part.get("target");
  const update = part.get("update");
  const isRemoved = part.get("remove")?.flag === true;
  if (target?.text === undefined) {
    problems.add(part, "an action needs a `target`", "write a JSONPath, such as $.info");
    return undefined;
  }
  if (update === undefined && !isRemoved) {
    problems.add(part, "an action needs `update` or `remove: true`", "say what becomes of the target");
    return undefined;
  }
  return { target, update: isRemoved ? undefined : update };
}
