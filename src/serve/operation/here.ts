import type { Limits } from "../../limits.ts";
import type { SentFile } from "../data/things/sent-file.ts";
import type { Lead } from "../data/things/thing.ts";
import type { Conditions } from "./list/conditions.ts";
import type { Value } from "../../contract/model/value.ts";

/** Where a request came in, as far as answers lead back to it. */
export interface Here {
  /** A query parameter as it was sent, documented or not. */
  query(name: string): string | undefined;
  /** The request's own address with some query parameters changed; undefined takes one out. */
  address(changes: ReadonlyMap<string, string | undefined>): string;
  /** The address of a path of the API: under the server that the request came by. */
  readonly at: Lead;
  /** The address of what lies below the request's path. @param rest what its path has more */
  below(rest: string): string;
}

/** What a request brings beside its parameters. */
export interface Asked {
  /** The parameters, those of the query before others of their names. Absent: the query has no name of the path. */
  readonly query?: ReadonlyMap<string, Value> | undefined;
  /** How much is done for one request. Absent: as usual. */
  readonly limits?: Limits;
  /** Where it came in; undefined: answers lead nowhere. */
  readonly here?: Here;
  /** Its body, read by its type; undefined: there is none. */
  readonly body?: Value | undefined;
  /** The files in it. */
  readonly files?: readonly SentFile[] | undefined;
  /** The media type of the body, as sent. */
  readonly mediaType?: string | undefined;
  /** Under which version of a row it wants to be carried out; undefined: nobody speaks of versions. */
  readonly conditions?: Conditions | undefined;
}
