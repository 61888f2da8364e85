import type { Dialect } from "../dialect.ts";
import { serviceStackFormats } from "./formats.ts";
import { spellingOf } from "./spelling.ts";

/** Hosts of ServiceStack: five formats, spelled by what `x-standin-host` says of casing, dates and Guids. */
export const servicestack: Dialect = {
  framework: "servicestack",
  formats: (host) => serviceStackFormats(spellingOf(host)),
};
