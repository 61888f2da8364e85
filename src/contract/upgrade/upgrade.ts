import type { Part } from "../../source/part.ts";
import type { Source } from "../../source/source.ts";
import { upgradeParameter } from "./parameter.ts";
import { draftOf, mergeKeys } from "./record.ts";
import { upgradeResponse } from "./response.ts";
import { upgradeSchema } from "./schema.ts";
import { mediaTypesIn, type SwaggerGround, upgradePathItem } from "./swagger.ts";
import { MovedPlaces, upgradeReference, upgradeRoot } from "./swagger-root.ts";
import { statedVersion, type Version } from "./version.ts";

/** The kinds of objects that earlier versions wrote otherwise. */
type Kind = string;

/**
 * Turns what is met in a document to the words of OpenAPI 3.2 and JSON Schema 2020-12, in place, each part when it is first
 * met: whoever walks a document knows what each part is, so that nothing is touched that only looks like a schema.
 */
export class Upgrade {
  readonly source: Source;
  readonly #version: Version;
  readonly #places = new MovedPlaces();
  readonly #ground: SwaggerGround | undefined;
  readonly #versions = new Map<string, Version>();
  readonly #done = new Set<object>();

  /** @param follow what a part means, references followed; asked only while parts are met */
  constructor(source: Source, raw: Part, version: Version, follow: (part: Part) => Part | undefined) {
    this.#version = version;
    const root = version === "2.0" ? upgradeRoot(draftOf(raw.value) ?? {}, this.#places) : source.root;
    this.source = withOriginals(source, root, this.#places);
    if (version !== "2.0") return;
    this.#ground = {
      consumes: mediaTypesIn(raw.get("consumes")) ?? ["application/json"],
      produces: mediaTypesIn(raw.get("produces")) ?? ["application/json"],
      places: this.#places,
      follow,
    };
  }

  object(part: Part, kind: Kind): void {
    const draft = draftOf(part.value);
    if (draft === undefined || this.#done.has(draft)) return;
    this.#done.add(draft);
    mergeKeys(draft);
    if (this.#ground !== undefined && Object.hasOwn(draft, "$ref")) upgradeReference(draft);
    else if (kind === "Parameter Object" || kind === "Header Object") upgradeParameter(draft);
    else if (kind === "Response Object")
      upgradeResponse(part, this.#ground?.produces ?? ["application/json"], this.#places);
    else if (kind === "Path Item Object" && this.#ground !== undefined) upgradePathItem(part, this.#ground);
  }

  /** A part stands at another pointer from now on; problems go on naming the place in its file. */
  moved(part: Part, now: string): void {
    if (part.source.path === this.source.path) this.#places.moved(now, part.pointer);
  }

  /** @returns keywords without effect that were taken away */
  schema(part: Part): readonly string[] {
    const draft = draftOf(part.value);
    if (draft === undefined || this.#done.has(draft)) return [];
    this.#done.add(draft);
    mergeKeys(draft);
    if (this.#ground !== undefined && part.source.path === this.source.path) upgradeReference(draft);
    return upgradeSchema(draft, this.#versionIn(part.source));
  }

  /** A file that says no version of its own is written like the document that refers to it. */
  #versionIn({ path, root }: Source): Version {
    if (path === this.source.path) return this.#version;
    const known = this.#versions.get(path) ?? statedVersion(root)?.version ?? this.#version;
    this.#versions.set(path, known);
    return known;
  }
}

/** Problems name the places of the file, and of what only the upgraded document has, the nearest place around it. */
function withOriginals(source: Source, root: unknown, places: MovedPlaces): Source {
  const original = (pointer: string): string => {
    const before = places.originalOf(pointer);
    return source.nearest?.(before) ?? before;
  };
  const exact = (pointer: string): unknown =>
    source.exactIn === undefined ? source.exact(original(pointer)) : source.exactIn(root, pointer);
  return { ...source, root, original, exact, lineOf: (pointer) => source.lineOf(places.originalOf(pointer)) };
}
