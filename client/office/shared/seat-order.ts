interface Seated {
  readonly room: string | null;
  readonly seat: string | null;
}

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** By room, then by seat as people count (2 before 10, 二 before 十); whoever has no seat comes last. */
export function bySeat(a: Seated, b: Seated): number {
  const rooms = compare(a.room, b.room);
  return rooms === 0 ? compare(a.seat, b.seat) : rooms;
}

/** Chinese order for names. */
export function byText(a: string, b: string): number {
  return collator.compare(a, b);
}

/** For what is counted, such as rooms: 第二机房 before 第十机房, 2 before 10. */
export function byNumber(a: string, b: string): number {
  return collator.compare(withDigits(a), withDigits(b)) || collator.compare(a, b);
}

const DIGITS = "零一二三四五六七八九";

/** Chinese numerals up to 99 as digits: 第十二机房 becomes 第12机房. */
function withDigits(text: string): string {
  return text.replace(
    /([一二三四五六七八九]?)十([一二三四五六七八九]?)|[零一二三四五六七八九]/g,
    (all, tens: string, ones: string) =>
      all.includes("十")
        ? String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0))
        : String(DIGITS.indexOf(all)),
  );
}

/** Rows grouped by room, both in order. */
export function inRooms<Row extends Seated>(rows: readonly Row[]): { room: string; rows: Row[] }[] {
  const rooms = new Map<string, Row[]>();
  for (const row of [...rows].sort(bySeat)) {
    const name = row.room ?? "";
    rooms.set(name, [...(rooms.get(name) ?? []), row]);
  }
  return [...rooms].map(([room, seated]) => ({ room, rows: seated }));
}

function compare(a: string | null, b: string | null): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return byNumber(a, b);
}
