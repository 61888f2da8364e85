import type { WireFormat } from "../format.ts";
import { writeXml } from "./xml-document.ts";
import { readXml } from "./xml-reader.ts";

/** XML, as .NET's DataContractSerializer writes it. */
export const xml: WireFormat = { name: "xml", contentType: "application/xml", write: writeXml, read: readXml };
