/** The digits of an EAN-13 or ISBN-13 with their check digit (GS1 General Specifications, section 7.9: weights 1 and 3 in turn). */
export function withCheckDigit(digits: string): string {
  const sum = Array.from(digits, Number).reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
