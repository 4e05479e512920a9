import type { SittingSettings } from "#contract/sittings.ts";

/** What is typed into the schedule form, as text. */
export interface ScheduleFields {
  readonly name: string;
  readonly blueprintId: string;
  readonly paperIds: readonly string[];
  /** `2026-10-18` and `09:00`, as the browser's own fields give them. */
  readonly date: string;
  readonly time: string;
  readonly rooms: readonly RoomFields[];
  readonly settings: SettingsFields;
}

export interface RoomFields {
  readonly name: string;
  readonly seats: string;
}

export interface SettingsFields {
  readonly durationMinutes: string;
  readonly clock: SittingSettings["clock"] | "";
  readonly hasLateLimit: boolean;
  readonly lateEntryMinutes: string;
  readonly earliestHandInMinutes: string;
}

export type ScheduleError = "name" | "papers" | "date" | "rooms" | "seats" | "minutes";

export interface ScheduleBody {
  name: string;
  blueprintId: string;
  paperIds: string[];
  startsAt: number;
  rooms: { name: string; seats: number }[];
  settings: Partial<SittingSettings>;
}

const MOST_SEATS = 1000;
const MOST_MINUTES = 1440;

/** Reads the form: either the body of the request, or what is wrong with it. Settings left empty stay out of the body. */
export function readSchedule(
  fields: ScheduleFields,
): { body: ScheduleBody; errors: [] } | { body: null; errors: ScheduleError[] } {
  const startsAt = instantOf(fields.date, fields.time);
  const rooms = fields.rooms.filter(({ name, seats }) => name.trim() !== "" || seats.trim() !== "");
  const roomNames = rooms.map(({ name }) => name.trim());
  const wrong: Record<ScheduleError, boolean> = {
    name: fields.name.trim() === "",
    papers: fields.paperIds.length === 0,
    date: startsAt === null,
    rooms: rooms.length === 0 || roomNames.includes("") || new Set(roomNames).size < roomNames.length,
    seats: rooms.some(({ seats }) => wholeNumber(seats, { least: 1, most: MOST_SEATS }) === null),
    minutes: !areSettingsFine(fields.settings),
  };
  const errors = (Object.keys(wrong) as ScheduleError[]).filter((name) => wrong[name]);
  if (errors.length > 0 || startsAt === null) return { body: null, errors };
  return {
    errors: [],
    body: {
      name: fields.name.trim(),
      blueprintId: fields.blueprintId,
      paperIds: [...fields.paperIds],
      startsAt,
      rooms: rooms.map(({ name, seats }) => ({ name: name.trim(), seats: Number(seats) })),
      settings: settingsOf(fields.settings),
    },
  };
}

/** Settings of a blueprint as fields; without a blueprint everything is empty. */
export function settingsFields(settings: SittingSettings | undefined): SettingsFields {
  return {
    durationMinutes: settings ? String(settings.durationMinutes) : "",
    clock: settings?.clock ?? "",
    hasLateLimit: settings ? settings.lateEntryMinutes !== null : true,
    lateEntryMinutes: settings?.lateEntryMinutes == null ? "" : String(settings.lateEntryMinutes),
    earliestHandInMinutes: settings ? String(settings.earliestHandInMinutes) : "",
  };
}

function settingsOf(fields: SettingsFields): Partial<SittingSettings> {
  const { durationMinutes, clock, hasLateLimit, lateEntryMinutes, earliestHandInMinutes } = fields;
  return {
    ...(durationMinutes.trim() === "" ? {} : { durationMinutes: Number(durationMinutes) }),
    ...(clock === "" ? {} : { clock }),
    ...(!hasLateLimit ? { lateEntryMinutes: null } : {}),
    ...(hasLateLimit && lateEntryMinutes.trim() !== "" ? { lateEntryMinutes: Number(lateEntryMinutes) } : {}),
    ...(earliestHandInMinutes.trim() === "" ? {} : { earliestHandInMinutes: Number(earliestHandInMinutes) }),
  };
}

function areSettingsFine(fields: SettingsFields): boolean {
  const isFine = (text: string, least: number) => text.trim() === "" || wholeNumber(text, { least, most: MOST_MINUTES }) !== null;
  return (
    isFine(fields.durationMinutes, 1) &&
    isFine(fields.earliestHandInMinutes, 0) &&
    (!fields.hasLateLimit || isFine(fields.lateEntryMinutes, 0))
  );
}

/** A date and a time of the browser's time zone as an instant, or null. */
export function instantOf(date: string, time: string): number | null {
  const [year, month, day] = date.split("-").map(Number);
  const [hour, minute] = time.split(":").map(Number);
  if (!year || !month || !day || hour === undefined || minute === undefined) return null;
  const instant = new Date(year, month - 1, day, hour, minute).getTime();
  return Number.isFinite(instant) ? instant : null;
}

function wholeNumber(text: string, { least, most }: { least: number; most: number }): number | null {
  if (!/^\d{1,5}$/.test(text.trim())) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}
