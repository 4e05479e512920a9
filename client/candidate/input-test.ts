/** The kinds of characters an exam's answers need. */
export interface InputKinds {
  readonly han: boolean;
  readonly latin: boolean;
  readonly digits: boolean;
  readonly marks: boolean;
}

/** Which kinds a typed text shows to work. */
export function kindsIn(text: string): InputKinds {
  return {
    han: /\p{Script=Han}/u.test(text),
    latin: /\p{Script=Latin}/u.test(text),
    digits: /\p{Nd}/u.test(text),
    marks: /\p{P}/u.test(text),
  };
}
