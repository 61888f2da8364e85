/**
 * Prints what is told within one turn of the event loop with one write: each write to the output takes as long as a good part
 * of an answer.
 */
export function printedTogether(print: (text: string) => void): (line: string) => void {
  let lines = "";
  return (line) => {
    if (lines === "")
      setImmediate(() => {
        const all = lines;
        lines = "";
        print(all);
      });
    lines += line;
  };
}
