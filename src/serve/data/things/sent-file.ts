import type { SchemaView } from "../../../contract/check/schema-view.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import type { Json } from "../../../generate/json.ts";
import type { Part } from "../../../source/part.ts";

/** What a request says of a file in it. */
export interface SentFile {
  /** The field of the form that it came in; undefined: it is the whole body. */
  readonly field: string | undefined;
  readonly name: string | undefined;
  readonly mediaType: string;
  readonly size: number;
}

const sizes = /^(file|content)?(size|length|sizeinbytes|sizebytes|bytes|bytesize|bytecount)$/;
const names = /^(file|original|originalfile|upload|uploaded|uploadedfile)name$/;
const types = /^(file)?(contenttype|mimetype|mediatype|mime)$/;
/** With its point, as `ext` mostly has it, or without. */
const endings = /^(file)?(ext|extension)$/;
/** What only the members beside it tell to be about a file. */
const bareNames = /^(name|title)$/;

/** What members of an object say of the file that was sent, by their names; those that may be about something else are left out. */
export function toldOfFile(file: SentFile, object: Part, view: SchemaView): ReadonlyMap<string, Json> {
  const members = [...view.members(object)].map(
    ([name, schema]) => [name, plainName(name), view.kind(schema)] as const,
  );
  const isOfFile = members.some(([, plain]) => names.test(plain) || types.test(plain));
  const told = members.flatMap(([name, plain, kind]) => {
    const value = valueFor(plain, kind, file, isOfFile || members.some(([, other]) => sizes.test(other)));
    return value === undefined ? [] : [[name, value] as const];
  });
  return new Map(told);
}

function valueFor(plain: string, kind: string | undefined, file: SentFile, isOfFile: boolean): Json | undefined {
  if (sizes.test(plain)) return kind === "integer" || kind === "number" ? file.size : undefined;
  if (kind !== "string") return undefined;
  if (names.test(plain) || (isOfFile && bareNames.test(plain))) return file.name;
  if (endings.test(plain)) return /\.[a-z\d]+$/i.exec(file.name ?? "")?.[0].slice(plain.endsWith("ext") ? 0 : 1);
  return types.test(plain) ? file.mediaType : undefined;
}
