/** Ends every line of a CSV, the last one too (RFC 4180 section 2). */
export const LINE_END = "\r\n";
