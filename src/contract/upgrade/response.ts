import type { Part } from "../../source/part.ts";
import { pointerTo } from "../../source/pointer.ts";
import { type Draft, draftOf, dropMember, putMember } from "./record.ts";
import type { MovedPlaces } from "./swagger-root.ts";

/**
 * Moves `schema` and `examples`, which stand directly on a Response Object of Swagger 2.0, to its media types, in place.
 * @param produces the media types that a body has, where the response does not say
 */
export function upgradeResponse(response: Part, produces: readonly string[], places?: MovedPlaces): void {
  const draft = draftOf(response.value);
  if (draft === undefined || Object.hasOwn(draft, "content") || Object.hasOwn(draft, "$ref")) return;
  const content: Draft = {};
  if (Object.hasOwn(draft, "schema")) {
    for (const type of bodyTypes(draft["schema"], produces)) {
      putMember(content, type, { schema: draft["schema"] });
      const media = pointerTo(pointerTo(response.pointer, "content"), type);
      places?.moved(pointerTo(media, "schema"), pointerTo(response.pointer, "schema"));
    }
  }
  for (const [type, example] of Object.entries(draftOf(draft["examples"]) ?? {})) addExample(content, type, example);
  dropMember(draft, "schema");
  dropMember(draft, "examples");
  if (Object.keys(content).length > 0) putMember(draft, "content", content);
}

function bodyTypes(schema: unknown, produces: readonly string[]): readonly string[] {
  const isFile = draftOf(schema)?.["type"] === "file";
  return isFile && produces.every((type) => /json|xml/.test(type)) ? ["application/octet-stream"] : produces;
}

/** Examples of Swagger 2.0 stand under their media type; under another name they are examples of the first one. */
function addExample(content: Draft, key: string, example: unknown): void {
  if (key.startsWith("x-")) return;
  const type = key.includes("/") ? key : (Object.keys(content)[0] ?? "application/json");
  const media = draftOf(content[type]) ?? {};
  if (key.includes("/")) putMember(media, "example", example);
  else putMember(media, "examples", { ...draftOf(media["examples"]), [key]: { value: example } });
  putMember(content, type, media);
}
