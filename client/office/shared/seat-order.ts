interface Seated {
  readonly room: string | null;
  readonly seat: string | null;
}

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** By room, then by seat as people count (2 before 10); whoever has no seat comes last. */
export function bySeat(a: Seated, b: Seated): number {
  const rooms = compare(a.room, b.room);
  return rooms === 0 ? compare(a.seat, b.seat) : rooms;
}

/** Chinese order for names, numeric for what holds numbers. */
export function byText(a: string, b: string): number {
  return collator.compare(a, b);
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
  return collator.compare(a, b);
}
