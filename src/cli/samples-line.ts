import { areSamplesMeant, nothingHere } from "../contract/locate-contract.ts";

/** Says that the package's own APIs are meant; nothing where others are. */
export function samplesLine(meant: readonly string[]): string {
  return areSamplesMeant(meant) ? `the sample APIs of the package are meant: ${nothingHere}\n` : "";
}
