import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { candidateApi } from "#contract/candidate.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { sittingsApi } from "#contract/sittings.ts";
import type { Item } from "#item-bank/item.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { readBankFolder } from "#server/bank/read-bank-folder.ts";
import { ExamCandidate, type ExamDay, openExamDay } from "../support/exam-day.ts";
import { tapped } from "../support/sat-exam.ts";
import { openTestHouse, type TestHouse } from "../support/test-house.ts";

const BANK = fileURLToPath(new URL("../../item-bank/items", import.meta.url));
const BUILT_CLIENT = fileURLToPath(new URL("../../client/dist", import.meta.url));
const CANARY = "金丝雀canary";
const SECRET_PROPERTIES = [
  ...["key", "rationale", "rubric", "outline", "samples", "difficulty", "enemies", "level", "topic", "itemId", "itemIds"],
  ...["seed", "guide", "labels", "quality"],
];

/** The item with a mark of its own in every field a candidate must never see. */
function marked(item: Item): Item {
  const mark = ` ${CANARY}-${item.id}`;
  const shared = { rationale: `${item.rationale}${mark}-rationale` };
  if (item.type !== "essay") return { ...item, ...shared };
  return {
    ...item,
    ...shared,
    outline: `${item.outline}${mark}-outline`,
    rubric: item.rubric.map((criterion) => ({
      ...criterion,
      title: `${criterion.title}${mark}`,
      guide: criterion.guide.map((line) => ({ ...line, text: `${line.text}${mark}-guide` })),
    })),
    samples: item.samples.map((sample) => ({ ...sample, text: `${sample.text}${mark}-sample` })),
  };
}

describe("what a candidate's machine is sent", () => {
  let house: TestHouse;
  let day: ExamDay;
  let items: Item[];
  beforeAll(async () => {
    house = await openTestHouse();
    items = (await readBankFolder(BANK)).items.map(({ item }) => item);
    await house.house.items.importItems(items.map(marked), { by: "server" });
    day = await openExamDay(house, 2, { clock: "candidate", earliestHandInMinutes: 0 });
  });
  afterAll(() => house.close());

  it("[S-03] holds no key, rationale, rubric, outline, sample, difficulty or enemy in any byte before release", async () => {
    const tap = tapped(house);
    const candidate = new ExamCandidate(tap.house);
    const ticket = day.tickets[0] as ExamDay["tickets"][number];
    await candidate.enter(ticket);
    await candidate.caller.send(candidateApi.candidatePaper);
    await house.advance(10 * MINUTE_MS);
    const paper = await candidate.start();
    for (const command of paper.items.flatMap(({ slot, item }) => everythingAbout(slot, item.type)))
      await candidate.caller.send(candidateApi.say, {
        body: { device: candidate.device, epoch: candidate.epoch, messages: [{ n: ++candidate.n, command }] },
      });
    const essays = paper.items.filter(({ item }) => item.type === "essay");
    for (const { slot } of essays) await candidate.caller.call(candidateApi.essayHistory, { params: { slot } });
    await candidate.caller.send(candidateApi.say, { body: { device: candidate.device, epoch: 99, messages: [] } });
    await candidate.caller.call(candidateApi.candidatePaper);
    await candidate.hello();
    await candidate.handIn();
    await house.advance(MINUTE_MS);
    for (const route of [candidateApi.candidateState, candidateApi.candidatePaper, candidateApi.candidateResult])
      await tap.house.app.inject({ method: route.method, url: route.path });
    await candidate.caller.send(candidateApi.candidatePaper);
    await candidate.caller.send(candidateApi.candidateResult);
    await candidate.caller.call(candidateApi.candidateState);
    await tryStaffRoutes(candidate, day.sittingId);

    const heard = tap.heard();
    expect(paper.items).toHaveLength(75);
    for (const { item } of paper.items) expect(heard).toContain(JSON.stringify(item.stem).slice(1, -1));
    expect(heard).not.toContain(CANARY);
    expect(SECRET_PROPERTIES.filter((property) => heard.includes(`"${property}"`))).toEqual([]);
    expect(items.map(({ id }) => id).filter((id) => heard.includes(id))).toEqual([]);
  });

  it("[S-03] is shown to be looked for: the same search finds the marks in what the bank holds", async () => {
    const approved = await house.house.items.approvedItems();
    expect(approved).toHaveLength(items.length);
    expect(approved.filter(({ item }) => !JSON.stringify(item).includes(`${CANARY}-${item.id}-rationale`))).toEqual([]);
  });

  it("[S-03] includes a built client without the text of any item", async () => {
    const names = (await readdir(BUILT_CLIENT, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const built = (await Promise.all(names.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")))).join("\n");
    const found = items.filter(({ id, stem, rationale }) =>
      [id, stem.slice(0, 24), rationale.slice(0, 24)].some((text) => text !== "" && built.includes(text)),
    );
    expect(built.length).toBeGreaterThan(50_000);
    expect(found.map(({ id }) => id)).toEqual([]);
  });
});

function everythingAbout(slot: number, type: "single" | "multiple" | "essay"): SheetCommand[] {
  if (type === "essay")
    return [
      { kind: "visit", slot },
      { kind: "rewrite", slot, text: "先识别顾客要求，再策划、实施、检查和改进。" },
    ];
  return [
    { kind: "choose", slot, options: type === "single" ? ["A"] : ["A", "B"] },
    { kind: "strike", slot, options: ["C"] },
    { kind: "flag", slot, on: true },
    // An answer that cannot be: the refusal is a reply too.
    { kind: "choose", slot, options: ["H"] },
  ];
}

async function tryStaffRoutes({ caller }: ExamCandidate, id: string): Promise<void> {
  const { bankApi } = await import("#contract/bank.ts");
  const { markingApi } = await import("#contract/marking.ts");
  const refused = [
    await caller.send(bankApi.listItems),
    await caller.send(bankApi.showItem, { params: { id: "cmq-e-001" } }),
    await caller.send(markingApi.markingQueues),
    await caller.send(sittingsApi.showSitting, { params: { id } }),
  ];
  expect(refused.filter(({ status }) => status !== 401 && status !== 403)).toEqual([]);
}
