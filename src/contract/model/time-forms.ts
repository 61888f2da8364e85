/** Words in the names of times that say no more than that it is one. */
const timeWords = /^(on|at|of|date|time|datetime|timestamp|day|moment)$/;
/** Verbs and nouns of which the beginning does not tell that they are forms of one. */
const irregular: Readonly<Record<string, string>> = {
  born: "birth",
  dob: "birth",
  modified: "updated",
  modification: "updated",
  changed: "updated",
  added: "created",
};
/** What follows the letters that two forms of a word share: creat-ed, creat-ion; publi-shed, publi-cation. */
const ending = /^(e|es|d|ed|er|ered|s|y|ies|ied|ing|ion|ation|ration|sh|shed|cation|al|ure)?$/;
/** Fewer letters make no word that others are forms of. */
const shortest = 3;

/** Whether two names, in their words, name one time: `creation date` and `created at`, `born` and `date of birth`. */
export function isFormOf(one: readonly string[], other: readonly string[]): boolean {
  const [left, right] = [one, other].map(toldWords);
  return (
    left !== undefined &&
    right !== undefined &&
    left.length > 0 &&
    left.length === right.length &&
    left.every((word, index) => isOneWord(word, right[index] ?? ""))
  );
}

function toldWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => !timeWords.test(word)).map((word) => irregular[word] ?? word);
}

function isOneWord(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  return shared >= shortest && ending.test(one.slice(shared)) && ending.test(other.slice(shared));
}
