import { isJson, responseParts, successPart } from "../check/response-parts.ts";
import { isBytesType } from "../model/media-type.ts";
import { mediaTypesOf } from "../check/openapi-parts.ts";
import type { Part } from "../../source/part.ts";
import type { Described, DescribedOperation } from "./described-operation.ts";
import { parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

/** An operation that takes a file, as `x-standin-upload` says it, and why. */
export interface UploadIn {
  readonly operation: DescribedOperation;
  readonly upload: { readonly to: string; readonly part?: string };
  readonly reason: string;
}

/**
 * Files that are sent to one operation and come back from another: on the same path (`PUT` and `GET /files/{id}/content`), on
 * the path of the row that is created (`POST /files`), or beside it (`POST /files/{id}/upload`). Only where one fits.
 */
export function uploadsIn(described: Described): readonly UploadIn[] {
  const downloads = described.operations.filter(
    (operation) => operation.method === "GET" && givesFile(operation, described),
  );
  if (downloads.length === 0) return [];
  return described.operations.flatMap((operation) => {
    const sent = ["POST", "PUT", "PATCH"].includes(operation.method) ? fileIn(operation, described) : undefined;
    const [download, ...others] = sent === undefined ? [] : fittingDownloads(operation, downloads);
    if (sent === undefined || download === undefined || others.length > 0) return [];
    const reason = `what is sent to ${operation.method} ${operation.path} comes back from GET ${download.path}`;
    return operation.part.has("x-standin-upload")
      ? []
      : [{ operation, upload: { to: download.path, ...sent }, reason }];
  });
}

function fittingDownloads(
  { path }: DescribedOperation,
  downloads: readonly DescribedOperation[],
): readonly DescribedOperation[] {
  const same = downloads.filter((download) => shapeOf(download.path) === shapeOf(path));
  if (same.length > 0) return same;
  const segments = segmentsOfPath(path);
  // Beside the last word of the path, where a row comes before it; else below a row that is made here.
  const isBelowRow = parameterOf(segments.at(-1)) === undefined && parameterOf(segments.at(-2)) !== undefined;
  const above = isBelowRow ? segments.slice(0, -1) : segments;
  const beside = downloads.filter((download) => isRowPath(download.path, above.join("/"), isBelowRow));
  const created = downloads.filter((download) => isRowPath(download.path, `${segments.join("/")}/{}`, true));
  return isBelowRow && beside.length > 0 ? beside : created;
}

/** Whether a path is that of a row, or one word below it. */
function isRowPath(path: string, row: string, isRow: boolean): boolean {
  const segments = segmentsOfPath(path);
  const last = segments.at(-1);
  const own = parameterOf(last) === undefined ? segments.slice(0, -1) : segments;
  return isRow && shapeOf(`/${own.join("/")}`) === shapeOf(`/${row}`);
}

function givesFile({ part }: DescribedOperation, { references, view }: Described): boolean {
  const [first] = mediaTypesOf(successPart(responseParts(part, references)), references);
  return first !== undefined && isFile(first[0], first[1].get("schema"), view);
}

/** Where in the body the file is; undefined: none is sent. */
function fileIn({ part }: DescribedOperation, { references, view }: Described): { readonly part?: string } | undefined {
  const contents = mediaTypesOf(references.follow(part.get("requestBody")), references);
  for (const [type, media] of contents) {
    const schema = media.get("schema");
    if (/^multipart\//i.test(type)) {
      const files =
        schema === undefined ? [] : [...view.members(schema)].filter(([, member]) => isBinary(member, view));
      if (files.length === 1 && files[0] !== undefined) return { part: files[0][0] };
    } else if (isFile(type, schema, view)) return {};
  }
  return undefined;
}

/** Whether a body in this media type is bytes that no schema describes. */
function isFile(type: string, schema: Part | undefined, view: Described["view"]): boolean {
  if (isJson(type) || /[+/](xml|yaml|csv|plain|html|x-www-form-urlencoded)\b|event-stream|^multipart\//i.test(type))
    return false;
  const kind = schema === undefined ? undefined : view.kind(schema);
  return kind === "string" || (kind === undefined && (schema === undefined || view.members(schema).size === 0));
}

/** Whether a part of a form is bytes (OpenAPI 3.0 `format: binary`, 3.1 section 4.8.15.3.1 `contentMediaType`). */
function isBinary(schema: Part, view: Described["view"]): boolean {
  const type = view.keyword(schema, "contentMediaType");
  const isText = typeof type !== "string" || view.keyword(schema, "contentEncoding") !== undefined;
  return view.format(schema) === "binary" || (!isText && isBytesType(type));
}
