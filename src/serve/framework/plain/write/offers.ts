import type { Response, ResponseContent } from "../../../../contract/model/contract.ts";
import { headerValues } from "../../../operation/request.ts";
import type { Exchange } from "../exchange.ts";
import { acceptedType } from "./accept.ts";
import { concreteTypes, mannerOf } from "./manner.ts";

/** A media type that a body can be written in, and what is documented for it. */
export interface Offer {
  readonly mediaType: string;
  readonly content: ResponseContent;
}

/**
 * The media types that a response is offered in, in the document's order; what is documented itself is no part of a range, as the
 * most specific key applies (OpenAPI 3.2, section 4.17). Plain text whose schema is no text comes last: it
 * would hold what the others hold, and nobody means it.
 */
export function offersOf({ content }: Response): readonly Offer[] {
  const all = [...content].flatMap(([documented, one]) =>
    concreteTypes(documented)
      .filter((mediaType) => mediaType === documented || !content.has(mediaType))
      .map((mediaType) => ({ mediaType, content: one })),
  );
  return all.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ mediaType, content: { type } }: Offer): number {
  const isText = type.kind === "string" || type.kind === "any" || type.kind === "union" || type.kind === "enum";
  return mannerOf(mediaType) === "text" && !isText ? 1 : 0;
}

/** The offer that the client likes best; undefined: it takes none of them. */
export function acceptedOffer({ request }: Pick<Exchange, "request">, offers: readonly Offer[]): Offer | undefined {
  const types = offers.map(({ mediaType }) => mediaType);
  const liked = acceptedType(headerValues(request, "Accept"), types);
  return offers.find(({ mediaType }) => mediaType === liked);
}
