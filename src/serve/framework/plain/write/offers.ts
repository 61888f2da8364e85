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

/** The media types that a response is offered in, JSON first, then as they are documented. */
export function offersOf({ content }: Response): readonly Offer[] {
  const all = [...content].flatMap(([documented, one]) =>
    concreteTypes(documented).map((mediaType) => ({ mediaType, content: one })),
  );
  return all.toSorted((a, b) => rankOf(a.mediaType) - rankOf(b.mediaType));
}

function rankOf(mediaType: string): number {
  return mannerOf(mediaType) === "json" && !mediaType.includes("problem+json") ? 0 : 1;
}

/** The offer that the client likes best; undefined: it takes none of them. */
export function acceptedOffer({ request }: Pick<Exchange, "request">, offers: readonly Offer[]): Offer | undefined {
  const types = offers.map(({ mediaType }) => mediaType);
  const liked = acceptedType(headerValues(request, "Accept"), types);
  return offers.find(({ mediaType }) => mediaType === liked);
}
