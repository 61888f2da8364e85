import { version } from "../../version.ts";

/** How the suite introduces itself to every deployment. */
export const userAgent = `standin/${version}`;
