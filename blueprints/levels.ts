/** Guards against 0.35 × 20 = 6.999…: shares are written with at most a few decimals. */
const SLACK = 1e-9;

/** A share of the choice items as the whole numbers of items it allows: rounded inwards. */
export function levelRange(
  share: { readonly least: number; readonly most: number },
  items: number,
): { least: number; most: number } {
  return { least: Math.ceil(share.least * items - SLACK), most: Math.floor(share.most * items + SLACK) };
}
