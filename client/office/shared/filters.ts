import { useSearchParams } from "@solidjs/router";

/** Filters that live in the address, so that a page can be reloaded, sent on and gone back to. */
export function useFilters<Name extends string>() {
  const [params, setParams] = useSearchParams<Record<Name, string>>();
  return {
    /** The value of a filter, or an empty text. */
    read(name: Name): string {
      const value = (params as Record<string, string | string[] | undefined>)[name];
      return typeof value === "string" ? value : "";
    },
    /** Sets filters without adding a step to the history; an empty text takes one away. */
    write(values: Partial<Record<Name, string>>): void {
      const next: Record<string, string | null> = {};
      for (const [name, value] of Object.entries<string | undefined>(values)) next[name] = value === "" ? null : (value ?? null);
      setParams(next, { replace: true, scroll: false });
    },
  };
}

/** True when one of the texts holds what is looked for; letter case and width of Latin letters do not matter. */
export function matches(wanted: string, ...texts: readonly string[]): boolean {
  const needle = folded(wanted);
  return needle === "" || texts.some((text) => folded(text).includes(needle));
}

function folded(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
