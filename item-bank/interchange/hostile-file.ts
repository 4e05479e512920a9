import type { Sentence } from "#kernel/issue-sentences.ts";

/** A file that is refused as a whole, unread or half read: made to do harm, or too large to be read safely. */
export class HostileFile extends Error {
  readonly sentence: Sentence;

  constructor(zh: string, en: string) {
    super(`${zh} / ${en}`);
    this.name = "HostileFile";
    this.sentence = { zh, en };
  }
}
