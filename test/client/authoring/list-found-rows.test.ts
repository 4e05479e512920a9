import { createRoot, createSignal } from "solid-js";
import { describe, expect, it, vi } from "vitest";
import { createFoundRows, type FetchPage, type FoundRows } from "#client/authoring/list/found-rows.ts";
import { ApiProblem } from "#client/sync/api-problem.ts";
import { fakeBank, idAt, row } from "./list-rows.ts";

async function withRows<Q>(query: () => Q, fetch: FetchPage<Q>, act: (found: FoundRows) => Promise<void>): Promise<void> {
  const { found, dispose } = createRoot((end) => ({ found: createFoundRows(query, fetch), dispose: end }));
  await act(found);
  dispose();
}

const settled = (found: FoundRows) => vi.waitFor(() => expect(found.isLoading()).toBe(false));

describe("ten thousand rows", () => {
  it("cost one page until somebody looks further down", async () => {
    const bank = fakeBank(10_000);
    await withRows(
      () => "all",
      bank.fetch,
      async (found) => {
        await vi.waitFor(() => expect(found.total()).toBe(10_000));
        await settled(found);
        expect(bank.asked).toEqual(["all@0"]);
        expect(found.slots()?.[5000]).toEqual({ at: 5000, row: undefined });
        found.see(4990, 5030);
        await settled(found);
        expect(bank.asked).toEqual(["all@0", "all@4900", "all@5000"]);
        expect(found.slots()?.[5000]?.row?.id).toBe(idAt(5000));
        expect(found.slots()?.[0]?.row?.id).toBe(idAt(0));
      },
    );
  });

  it("give the ids of a range nobody has looked at, and of all that is found", async () => {
    const bank = fakeBank(430);
    await withRows(
      () => "all",
      bank.fetch,
      async (found) => {
        await vi.waitFor(() => expect(found.total()).toBe(430));
        expect(await found.idsBetween(198, 202)).toEqual([198, 199, 200, 201].map(idAt));
        expect(await found.allIds()).toHaveLength(430);
        expect(new Set(bank.asked).size).toBe(bank.asked.length);
      },
    );
  });
});

describe("a new question", () => {
  it("keeps the old rows until its first page is there, and drops late answers to the old one", async () => {
    const [query, setQuery] = createSignal("old");
    const answers = new Map<string, (page: { rows: ReturnType<typeof row>[]; total: number }) => void>();
    const fetch: FetchPage<string> = (asked) => new Promise((resolve) => answers.set(asked, resolve));
    await withRows(query, fetch, async (found) => {
      await vi.waitFor(() => expect(answers.has("old")).toBe(true));
      setQuery("new");
      await vi.waitFor(() => expect(answers.has("new")).toBe(true));
      answers.get("new")?.({ rows: [row("new-1")], total: 1 });
      await vi.waitFor(() => expect(found.total()).toBe(1));
      answers.get("old")?.({ rows: [row("old-1"), row("old-2")], total: 2 });
      await Promise.resolve();
      expect(found.slots()?.map((slot) => slot.row?.id)).toEqual(["new-1"]);
    });
  });
});

describe("a page that does not come", () => {
  it("is said, and asked for again by the next look", async () => {
    const bank = fakeBank(300);
    let isDown = false;
    const fetch: FetchPage<string> = (query, page) =>
      isDown ? Promise.reject(new ApiProblem("offline")) : bank.fetch(query, page);
    await withRows(
      () => "all",
      fetch,
      async (found) => {
        await vi.waitFor(() => expect(found.total()).toBe(300));
        isDown = true;
        found.see(150, 180);
        await vi.waitFor(() => expect(found.problem()?.code).toBe("offline"));
        expect(found.total()).toBe(300);
        isDown = false;
        found.see(150, 180);
        await vi.waitFor(() => expect(found.slots()?.[150]?.row?.id).toBe(idAt(150)));
        expect(found.problem()).toBeUndefined();
      },
    );
  });
});
