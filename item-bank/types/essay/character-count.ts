/** Two figures shown under an essay: with and without punctuation. */
export interface CharacterCount {
  readonly withPunctuation: number;
  readonly withoutPunctuation: number;
}

const UNIT = /\p{Script=Han}|[\p{Script=Latin}\p{M}\p{Nd}]+|[\p{P}\p{S}]|[^\s\p{P}\p{S}\p{C}]/gu;
const WORD = /^[\p{Script=Latin}\p{M}\p{Nd}]+$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;
/** Half-width marks belong to Latin text and count nothing; full-width ones take a square each. */
const WIDE = /[\u2014\u2018-\u201d\u2026\u3000-\u303f\ufe30-\ufe4f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u;

/**
 * Counts as Chinese exams do: a Han ideograph 1, a full-width punctuation mark 1, a run of Latin letters or digits 1,
 * white space 0 (the full-width space too); code points, never UTF-16 units.
 */
export function countCharacters(text: string): CharacterCount {
  let words = 0;
  let marks = 0;
  for (const [unit] of text.matchAll(UNIT)) {
    if (WORD.test(unit) || !PUNCTUATION.test(unit)) words += 1;
    else if (WIDE.test(unit)) marks += 1;
  }
  return { withPunctuation: words + marks, withoutPunctuation: words };
}
