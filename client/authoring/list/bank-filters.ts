import { type bankApi, itemState, itemType } from "#contract/bank.ts";
import type { QueryOf } from "#contract/route.ts";
import type { ItemType } from "#item-bank/item.ts";

export type ItemState = (typeof itemState.options)[number];
export type BankSort = QueryOf<typeof bankApi.listItems>["sort"];
export const BANK_SORTS: readonly BankSort[] = ["id", "newest", "oldest", "uses", "difficulty"];

/** What the table of items is narrowed to, and its order. Everything lives in the address. */
export interface BankFilters {
  readonly text: string;
  readonly part: number | undefined;
  readonly type: ItemType | undefined;
  readonly level: string;
  readonly topic: string;
  readonly state: ItemState | undefined;
  readonly tag: string;
  /** Account id of the author, `me`, or empty for everybody. */
  readonly author: string;
  readonly sort: BankSort;
}

export const NO_FILTERS: BankFilters = {
  text: "",
  part: undefined,
  type: undefined,
  level: "",
  topic: "",
  state: undefined,
  tag: "",
  author: "",
  sort: "id",
};

/** The longest the server takes. */
const LONGEST = { text: 100, level: 20, topic: 60, tag: 40, author: 80 } as const;

type Address = Readonly<Record<string, string | string[] | undefined>>;

/** Reads filters from the address; what cannot be is left out, so that an old or mistyped link still opens. */
export function filtersOf(address: Address): BankFilters {
  const read = (name: string): string => {
    const value = address[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
  };
  const short = (name: keyof typeof LONGEST) => read(name).slice(0, LONGEST[name]);
  return {
    text: short("text"),
    part: wholeNumber(read("part")),
    type: itemType.safeParse(read("type")).data,
    level: short("level"),
    topic: short("topic"),
    state: itemState.safeParse(read("state")).data,
    tag: short("tag"),
    author: short("author"),
    sort: BANK_SORTS.find((sort) => sort === read("sort")) ?? NO_FILTERS.sort,
  };
}

/** What a changed filter writes into the address; whatever is as it is without filters is left out. */
export function addressFor(change: Partial<BankFilters>): Record<string, string | null> {
  const next: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(change)) {
    const isDefault = value === undefined || value === "" || value === NO_FILTERS[name as keyof BankFilters];
    next[name] = isDefault ? null : String(value);
  }
  return next;
}

/** The question to the server, without the rows wanted. */
export function queryOf(filters: BankFilters): Partial<QueryOf<typeof bankApi.listItems>> {
  const { text, part, type, level, topic, state, tag, author, sort } = filters;
  return {
    ...(text ? { text } : {}),
    ...(part ? { part } : {}),
    ...(type ? { type } : {}),
    ...(level ? { level } : {}),
    ...(topic ? { topic } : {}),
    ...(state ? { state } : {}),
    ...(tag ? { tag } : {}),
    ...(author ? { author } : {}),
    ...(sort === NO_FILTERS.sort ? {} : { sort }),
  };
}

export function isNarrowed(filters: BankFilters): boolean {
  const { sort: _sort, ...rest } = filters;
  return Object.values(rest).some((value) => value !== undefined && value !== "");
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d?$/.test(text) ? Number(text) : undefined;
}
