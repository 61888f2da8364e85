import type { DataFormat, FormatName } from "../../../contract/model/host.ts";
import { mediaTypes } from "../../../contract/model/media-type.ts";
import { choiceOf } from "../../../contract/model/choice-of.ts";
import type { Slot, Type } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import { type Formats, lookupsOf, type Remarks, type WireFormat } from "../../format.ts";
import { equalValues } from "../../compare/equal-values.ts";
import { readChoice } from "../../read/read-choice.ts";
import { wellFormed } from "../../scalar/well-formed.ts";
import { normalise } from "./compare/normalise.ts";
import { readCsv } from "./csv/csv-reader.ts";
import { writeCsv } from "./csv/csv-writer.ts";
import { readJson } from "./json/json-reader.ts";
import { jsonFormOf, jsonValueOf } from "./json/json-value.ts";
import { writeJson } from "./json/json-writer.ts";
import { readJsonl } from "./jsonl/jsonl-reader.ts";
import { writeJsonl } from "./jsonl/jsonl-writer.ts";
import { readJsv } from "./jsv/jsv-reader.ts";
import { writeJsv } from "./jsv/jsv-writer.ts";
import type { Spelling } from "./spelling.ts";
import { writeXml } from "./xml/xml-document.ts";
import { readXml } from "./xml/xml-reader.ts";

/** A format before it is known how its host spells. */
interface SpelledFormat {
  write(value: Value, type: Type, spelling: Spelling): string;
  read(text: string, slot: Slot, spelling: Spelling, remarks?: Remarks): Value;
}

/** Every data format of this framework, by the word that chooses it, in the order of preference; a page of HTML is none of them. */
const spelled: Readonly<Record<DataFormat, SpelledFormat>> = {
  json: { write: writeJson, read: readJson },
  xml: { write: writeXml, read: readXml },
  csv: { write: (value, type, spelling) => wellFormed(writeCsv(value, type, spelling)), read: readCsv },
  jsv: { write: writeJsv, read: readJsv },
  jsonl: { write: writeJsonl, read: readJsonl },
};

/** The formats of a host of this framework, which has them all. */
export interface ServiceStackFormats extends Formats {
  named(name: DataFormat): WireFormat;
  named(name: FormatName): WireFormat | undefined;
}

const known = new WeakMap<Spelling, ServiceStackFormats>();

/** The formats as ServiceStack.Text and .NET's DataContractSerializer write them, in the given spelling. */
export function serviceStackFormats(spelling: Spelling): ServiceStackFormats {
  const made = known.get(spelling) ?? spelledFormats(spelling);
  known.set(spelling, made);
  return made;
}

function spelledFormats(spelling: Spelling): ServiceStackFormats {
  const bound = (name: DataFormat): WireFormat => ({
    name,
    mediaType: mediaTypes[name],
    write: (value, type) => spelled[name].write(value, choiceOf(value, type), spelling),
    read(text, { type, nullable }, remarks) {
      const readAs = (choice: Type, told: Remarks | undefined): Value =>
        spelled[name].read(text, { type: choice, nullable }, spelling, told);
      return type.kind === "union" ? readChoice(type, remarks, readAs) : readAs(type, remarks);
    },
  });
  const byName = {
    json: bound("json"),
    xml: bound("xml"),
    csv: bound("csv"),
    jsv: bound("jsv"),
    jsonl: bound("jsonl"),
  };
  function named(name: DataFormat): WireFormat;
  function named(name: FormatName): WireFormat | undefined;
  function named(name: FormatName): WireFormat | undefined {
    return name === "html" ? undefined : byName[name];
  }
  return {
    ...lookupsOf(Object.values(byName)),
    named,
    jsonValueOf: (value, type) => jsonValueOf(value, type, spelling),
    jsonForm: jsonFormOf(spelling),
    equal: equalValues,
    normalise: (value, slot, formats) => normalise(value, slot, formats, spelling),
  };
}
