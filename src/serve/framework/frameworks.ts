import type { Framework } from "./framework.ts";
import { plain } from "./plain/plain.ts";
import { servicestack } from "./servicestack/servicestack.ts";

/** Every framework whose manners are known. */
export const frameworks: readonly Framework[] = [servicestack, plain];
