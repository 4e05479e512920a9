import { itemState } from "#contract/bank.ts";
import type { bankOverviewApi } from "#contract/bank-overview.ts";
import type { ReplyOf } from "#contract/route.ts";

export type BankProgress = ReplyOf<typeof bankOverviewApi.bankProgress>;

/** Every state in its order, also those no item is in. */
export function stateCounts(states: BankProgress["states"]): { state: (typeof itemState.options)[number]; count: number }[] {
  return itemState.options.map((state) => ({ state, count: states.find((entry) => entry.state === state)?.count ?? 0 }));
}

/** Age classes with where each starts. */
export function ageClasses(ages: BankProgress["ages"]): { from: number; to: number | null; count: number }[] {
  return ages.map(({ upToDays, count }, at) => ({ from: ages[at - 1]?.upToDays ?? 0, to: upToDays, count }));
}

const MOST_CLASSES = 8;

/** Uses in order without gaps; from the last class on they are one, so that the chart stays a screen high. */
export function exposureClasses(exposure: BankProgress["exposure"]): { uses: number; isOpen: boolean; count: number }[] {
  const most = Math.max(0, ...exposure.map(({ uses }) => uses));
  const last = Math.min(most, MOST_CLASSES - 1);
  return Array.from({ length: last + 1 }, (_, uses) => {
    const isOpen = uses === last && most > last;
    const inClass = exposure.filter((entry) => (isOpen ? entry.uses >= uses : entry.uses === uses));
    return { uses, isOpen, count: inClass.reduce((sum, { count }) => sum + count, 0) };
  });
}

/** The sentence above the charts. */
export function findingOf({ states, exposure }: Pick<BankProgress, "states" | "exposure">) {
  const count = (...wanted: string[]) =>
    states.filter(({ state }) => wanted.includes(state)).reduce((sum, entry) => sum + entry.count, 0);
  const all = exposure.reduce((sum, entry) => sum + entry.count, 0);
  const unused = exposure.find(({ uses }) => uses === 0)?.count ?? 0;
  return {
    total: count(...itemState.options),
    inUse: count("approved", "live"),
    waiting: count("in-review"),
    draft: count("draft"),
    unused,
    unusedShare: all === 0 ? 0 : unused / all,
  };
}
