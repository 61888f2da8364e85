/**
 * Text for comparing without regard to case, as .NET's OrdinalIgnoreCase does: each unit to upper case by itself,
 * kept as it is where that would make it longer or turn it into a letter of ASCII (`ı`, `ſ`).
 */
export function foldCase(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const upper = unit.toUpperCase();
    folded += upper.length === 1 && (unit < "\u0080" || upper >= "\u0080") ? upper : unit;
  }
  return folded;
}
