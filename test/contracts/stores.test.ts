import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contentHasher, paperHash } from "#blueprints/paper.ts";
import { type Item, itemSchema } from "#item-bank/item.ts";
import { Refused } from "#kernel/refusal.ts";
import { figureCommands } from "#server/bank/figure.commands.ts";
import { type ItemCommands, itemCommands } from "#server/bank/item.commands.ts";
import { approvedBank } from "#server/blueprints/approved-bank.ts";
import type { Database } from "#server/database/database.ts";
import { createAnnouncer } from "#server/ledger/announcer.ts";
import { createWriter } from "#server/ledger/writer.ts";
import { type PaperCommands, paperCommands } from "#server/papers/paper.commands.ts";
import type { StaffActor } from "#server/people/actor.ts";
import { type SittingCommands, sittingCommands } from "#server/sittings/sitting.commands.ts";
import { ENGINES } from "../support/databases.ts";
import { engineThreads } from "../support/engine-threads.ts";
import { cmqBlueprint, sha256 } from "../support/exam-files.ts";
import { seededBytes } from "../support/seeded-bytes.ts";
import { plantedBank } from "../support/synthetic-bank.ts";
import { VirtualClock } from "../support/virtual-clock.ts";

const blueprint = cmqBlueprint();
const bank = plantedBank(blueprint, { papers: 3, seed: "stores" }).map(({ item }) => item);
const staff = (id: string): StaffActor => ({
  kind: "staff",
  id,
  name: id,
  displayName: id,
  roles: ["writer", "reviewer", "office"],
  mustChangePassword: false,
});

/** What each engine gave, to be the same byte for byte. */
const hashesByEngine = new Map<string, string[]>();

describe.each(ENGINES)("bank, papers and sittings on $engine", ({ engine, open }) => {
  let database: Database;
  let items: ItemCommands;
  let papers: PaperCommands;
  let sittings: SittingCommands;
  const clock = new VirtualClock();
  const newHouse = () => {
    const outside = { database, clock, randomBytes: seededBytes("stores"), writer: createWriter({ database, clock }) };
    const accounts = { all: async () => [{ id: "w1", displayName: "命题员" }] };
    items = itemCommands({ ...outside, accounts });
    papers = paperCommands({
      ...outside,
      ...engineThreads,
      accounts,
      bank: approvedBank({ database, items }),
      blueprints: { newest: async () => ({ blueprint, version: 1 }) },
      figures: figureCommands(outside),
      access: items.access,
      isPaperInUse: async () => false,
      handOver: (recording, actor, paper) => sittings.takeExchanged(recording, actor, paper),
    });
    const room = { announcer: createAnnouncer(), serverSecret: "s", origin: () => "https://exam.test", papers };
    sittings = sittingCommands({ ...outside, ...room });
  };
  beforeAll(async () => {
    database = await open();
    newHouse();
  });
  afterAll(() => database.close());

  const page = { sort: "id" as const, offset: 0, limit: 500 };
  const first = (): Item => bank[0] as Item;
  const edited = (text: string): Item => itemSchema.parse({ ...first(), stem: text });

  it("[BAN-3] loads files once, approved, and never over what was written since", async () => {
    expect(await items.importItems(bank, { by: "server" })).toEqual({ changed: bank.length });
    expect(await items.importItems(bank, { by: "server" })).toEqual({ changed: 0 });
    await items.save(staff("w1"), first().id, { item: edited("改过的题干 ＱＭＳ"), baseVersion: 1, note: "" });
    expect(await items.importItems(bank, { by: "server" })).toEqual({ changed: 0 });
    expect(await items.importItems([edited("改过的题干 ＱＭＳ")], { by: "server" })).toEqual({ changed: 0 });
    expect(await items.show(staff("w1"), first().id)).toMatchObject({ version: 2, approvedVersion: 1, state: "draft" });
    expect(await items.importItems([edited("文件改了")], { by: "server" })).toEqual({ changed: 1 });
    expect(await items.importItems([first()], { by: "server" })).toEqual({ changed: 1 });
    expect(await items.show(staff("w1"), first().id)).toMatchObject({ version: 4, approvedVersion: 4, item: first() });
  });

  it("[BAN-1] keeps every version as it was saved", async () => {
    expect((await items.version(staff("w1"), first().id, 2)).item).toEqual(edited("改过的题干 ＱＭＳ"));
    const { versions } = await items.show(staff("w1"), first().id);
    expect(versions.map(({ version, savedBy, isApproved }) => `${version} ${savedBy} ${isApproved}`)).toEqual([
      "4 server true",
      "3 server true",
      "2 命题员 false",
      "1 server true",
    ]);
  });

  it("[BAN-4] finds in one order whatever the engine, by one spelling", async () => {
    await items.save(staff("w1"), first().id, { item: edited("改过的题干 ＱＭＳ"), baseVersion: 4, note: "" });
    const { rows, total } = await items.list(staff("w1"), { ...page, text: "qms 改过" });
    expect({ total, ids: rows.map(({ id }) => id) }).toEqual({ total: 1, ids: [first().id] });
    const all = await items.list(staff("w1"), page);
    expect(all.rows.map(({ part, id }) => `${part} ${id}`)).toEqual(all.rows.map(({ part, id }) => `${part} ${id}`).sort());
    expect((await items.list(staff("w1"), { ...page, text: "%" })).total).toBe(0);
  });

  it("[PAP-1] freezes papers that hash to what was assembled, and gives the same ones on every engine", async () => {
    const newer = bank.map((item) => ({ ...item, stem: `${item.stem}（修订）` }));
    await items.importItems(newer, { by: "server" });
    const made = await papers.assemble(staff("o1"), { blueprintId: "cmq", forms: 2, seed: "stores" });
    newHouse();
    for (const { id, hash } of made.papers) {
      const paper = await papers.load(id);
      expect(paper.blueprint).toEqual(blueprint);
      const by = { hash: sha256, content: contentHasher(sha256) };
      const slots = paper.slots.map((slot) => ({ slot, item: slot.item }));
      expect(paperHash({ ...paper, blueprintId: paper.blueprint.id, slots }, by)).toBe(hash);
      expect(await papers.show(id)).toMatchObject({ hash, itemCount: 70, essayCount: 5 });
    }
    hashesByEngine.set(
      engine,
      made.papers.map(({ hash }) => hash),
    );
    expect(new Set([...hashesByEngine.values()].map((hashes) => hashes.join(" "))).size).toBe(1);
  });

  it("[SIT-4] registers all rows or none, however many arrive at once", async () => {
    const paperIds = (await papers.list()).map(({ id }) => id);
    const { id } = await sittings.schedule(staff("o1"), {
      name: "十月场",
      blueprintId: "cmq",
      paperIds,
      startsAt: clock.now(),
      rooms: [{ name: "一", seats: 700 }],
    });
    const content = ["姓名,单位", ...Array.from({ length: 600 }, (_, n) => `䶮𠮷${n},单位${n % 7}`)].join("\n");
    const upload = { format: "text" as const, content, isDryRun: false };
    const answers = await Promise.all([1, 2, 3].map(() => sittings.register(staff("o1"), id, upload)));
    expect(answers.map(({ added, alreadyThere }) => [added, alreadyThere])).toEqual([
      [600, 0],
      [0, 600],
      [0, 600],
    ]);
    const list = await sittings.candidates(id);
    expect(list[0]).toMatchObject({ ticket: "2026010001", name: "䶮𠮷0", seat: null, form: null });
    expect(list).toHaveLength(600);
    const bad = await sittings.register(staff("o1"), id, { ...upload, content: "姓名\n新人\n\ufffd" });
    expect(bad).toMatchObject({ added: 0, problems: [{ row: 3, reason: "garbled" }] });
    expect(await sittings.candidates(id)).toHaveLength(600);
  });

  it("[SIT-2] counts, opens and freezes the same way on every engine", async () => {
    const id = (await sittings.list())[0]?.id ?? "";
    expect(await sittings.show(id)).toMatchObject({ candidates: 600, seated: 0, obstacles: ["not-seated"] });
    await sittings.assignSeats(staff("o1"), id);
    expect(await sittings.open(staff("o1"), id)).toMatchObject({ state: "open", seated: 600, obstacles: [] });
    const late = await sittings.assignSeats(staff("o1"), id).catch((caught: unknown) => caught);
    expect((late as Refused).refusal).toEqual({ refused: "wrong-state", detail: { state: "open" } });
    expect(await sittings.startIfDue(id)).toMatchObject({ state: "started", startedAt: clock.now() });
    const kinds = (await database.readEvents(`sitting:${id}`)).map(({ kind }) => kind);
    expect(kinds).toEqual(["scheduled", "registered", "seated", "open", "start"]);
  });

  it("refuses a stale save and leaves the versions alone", async () => {
    const stale = await items.save(staff("w1"), first().id, { item: edited("晚了"), baseVersion: 1, note: "" }).catch((e) => e);
    expect(stale).toBeInstanceOf(Refused);
    expect(stale.refusal).toEqual({ refused: "stale-version", detail: { version: 6 } });
    expect((await items.show(staff("w1"), first().id)).version).toBe(6);
  });
});
