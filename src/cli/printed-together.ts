/** So long a line may wait for others, in milliseconds: nobody sees it. */
const longest = 25;

/**
 * Prints what is told within a moment with one write: each write to the output takes as long as a tenth of an answer, and whoever
 * reads it is woken up by each. A line that waits keeps the process alive.
 */
export function printedTogether(print: (text: string) => void): (line: string) => void {
  let lines = "";
  return (line) => {
    if (lines === "")
      setTimeout(() => {
        const all = lines;
        lines = "";
        print(all);
      }, longest);
    lines += line;
  };
}
