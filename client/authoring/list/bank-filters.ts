import { itemState, itemType } from "#contract/bank.ts";
import type { ItemType } from "#item-bank/item.ts";

export type ItemState = (typeof itemState.options)[number];

/** What the table of items is narrowed to. Everything lives in the address. */
export interface BankFilters {
  readonly text: string;
  readonly part: number | undefined;
  readonly type: ItemType | undefined;
  readonly level: string;
  readonly topic: string;
  readonly state: ItemState | undefined;
  /** 1-based. */
  readonly page: number;
}

export const PAGE_ROWS = 100;
const LONGEST_TEXT = 100;
const LONGEST_LEVEL = 20;
const LONGEST_TOPIC = 60;

type Address = Readonly<Record<string, string | string[] | undefined>>;

/** Reads filters from the address; what cannot be is left out, so that an old or mistyped link still opens. */
export function filtersOf(address: Address): BankFilters {
  const read = (name: string): string => {
    const value = address[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
  };
  return {
    text: read("text").slice(0, LONGEST_TEXT),
    part: wholeNumber(read("part")),
    type: itemType.safeParse(read("type")).data,
    level: read("level").slice(0, LONGEST_LEVEL),
    topic: read("topic").slice(0, LONGEST_TOPIC),
    state: itemState.safeParse(read("state")).data,
    page: wholeNumber(read("page")) ?? 1,
  };
}

/** What a changed filter writes into the address. Any change but that of the page goes back to the first page. */
export function addressFor(change: Partial<BankFilters>): Record<string, string | null> {
  const next: Record<string, string | null> = "page" in change ? {} : { page: null };
  for (const [name, value] of Object.entries(change)) {
    const isDefault = value === undefined || value === "" || (name === "page" && value === 1);
    next[name] = isDefault ? null : String(value);
  }
  return next;
}

/** The question to the server. */
export function queryOf(filters: BankFilters) {
  return {
    ...(filters.text ? { text: filters.text } : {}),
    ...(filters.part ? { part: filters.part } : {}),
    ...(filters.type ? { type: filters.type } : {}),
    ...(filters.level ? { level: filters.level } : {}),
    ...(filters.topic ? { topic: filters.topic } : {}),
    ...(filters.state ? { state: filters.state } : {}),
    offset: (filters.page - 1) * PAGE_ROWS,
    limit: PAGE_ROWS,
  };
}

export function isNarrowed(filters: BankFilters): boolean {
  const { page: _page, ...rest } = filters;
  return Object.values(rest).some((value) => value !== undefined && value !== "");
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
