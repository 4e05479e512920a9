/** A piece of text in one style, as the document library takes it. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly sup?: boolean;
  readonly sub?: boolean;
  readonly decoration?: "overline";
}
