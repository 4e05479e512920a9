import { createHash } from "node:crypto";
import { inArray } from "drizzle-orm";
import type { bankTransferApi, ImportReport, IncomingItem } from "#contract/bank-transfer.ts";
import type { BodyOf, ReplyOf } from "#contract/route.ts";
import type { ForeignItem, ForeignNote, ForeignReading, Format } from "#item-bank/interchange/foreign-item.ts";
import { foreignToItem, type ItemReading } from "#item-bank/interchange/house-item.ts";
import { TYPE_WORDS } from "#item-bank/interchange/sheet-columns.ts";
import { type Item, itemSchema } from "#item-bank/item.ts";
import { plainText } from "#item-bank/rich-text.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { ImportPort } from "../interchange/import-port.ts";
import type { StaffActor } from "../people/actor.ts";
import type { AccessPorts } from "./access.commands.ts";
import type { FigureCommands } from "./figure.commands.ts";
import type { ItemCommands } from "./item.commands.ts";
import { itemStore } from "./item.store.ts";
import { contentHashOf } from "./version-writer.ts";

type Upload = BodyOf<typeof bankTransferApi.tryImport>;
type Order = BodyOf<typeof bankTransferApi.importQuestions>;
type Outcome = ReplyOf<typeof bankTransferApi.importQuestions>;

/** Finds items whose words are almost those of another. */
export interface DuplicateSearch {
  like(item: Item): Promise<readonly { readonly itemId: string; readonly similarity: number; readonly isBlocking: boolean }[]>;
}

export interface TransferPorts extends AccessPorts {
  readonly items: ItemCommands;
  readonly figures: FigureCommands;
  readonly reader: Pick<ImportPort, "read">;
  readonly duplicates: DuplicateSearch;
  /** What the rubric of an essay adds up to where its file brings none. */
  readonly essayPoints: number;
  /** The cells blueprints ask for; part 0 is any part. Left out where no blueprint is known. */
  readonly cells?: () => Promise<readonly { readonly part: number; readonly type: string }[]>;
}

/** One question of a file with what it would become. */
interface Candidate {
  readonly foreign: ForeignItem;
  readonly fingerprint: string;
  readonly reading: ItemReading;
  readonly itemId: string;
  readonly standing: IncomingItem["standing"];
}

/** Questions from files, all or nothing, and never twice. */
export function transferCommands(ports: TransferPorts) {
  const { database, writer, items, figures, reader, duplicates, essayPoints } = ports;
  const { importedItems } = database.tables;
  const store = itemStore(database);

  async function read({ fileName, content, format }: Upload): Promise<ForeignReading & { format: Format }> {
    const bytes = new Uint8Array(Buffer.from(content, "base64"));
    const outcome = await reader.read({ name: fileName, bytes }, { format });
    if ("hostile" in outcome) throw new Refused(refuse("bad-file", { ...outcome.hostile }));
    return outcome;
  }

  /** What each question would become, and whether the bank has it. */
  async function candidates(reading: ForeignReading, upload: Upload): Promise<Candidate[]> {
    const prints = reading.items.map(fingerprintOf);
    const known = await importedBefore(prints);
    const hashes = await store.hashes(database.read);
    const taken = new Set<string>();
    return reading.items.map((foreign, at): Candidate => {
      const fingerprint = prints[at] as string;
      const made = foreignToItem(withRubric(foreign, essayPoints), upload.defaults);
      const before = known.get(fingerprint);
      const wanted = "item" in made ? made.item.id : "";
      const newest = hashes.get(wanted)?.[0];
      if (before !== undefined) return { foreign, fingerprint, reading: made, itemId: before, standing: "same" };
      if ("item" in made && newest?.contentHash === contentHashOf(made.item)) {
        return { foreign, fingerprint, reading: made, itemId: wanted, standing: "same" };
      }
      // One of our own exports comes back under its id; a stranger's `q1` never lands on somebody else's.
      const isOwn = foreign.house !== undefined;
      const isFree = !newest && !taken.has(wanted);
      const itemId = isOwn || isFree ? wanted : `${wanted.slice(0, 50)}-${fingerprint.slice(0, 8)}`;
      taken.add(itemId);
      return { foreign, fingerprint, reading: made, itemId, standing: isOwn && newest ? "changed" : "new" };
    });
  }

  async function importedBefore(prints: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (let from = 0; from < prints.length; from += 500) {
      const rows = await database.read
        .select({ fingerprint: importedItems.fingerprint, itemId: importedItems.itemId })
        .from(importedItems)
        .where(inArray(importedItems.fingerprint, prints.slice(from, from + 500)));
      for (const { fingerprint, itemId } of rows) found.set(fingerprint, itemId);
    }
    return found;
  }

  async function report(upload: Upload): Promise<ImportReport> {
    const reading = await read(upload);
    const found = await candidates(reading, upload);
    const incoming = await Promise.all(found.map(async (candidate) => incomingOf(candidate, await likesOf(candidate))));
    const notes = found.flatMap((candidate) => ("item" in candidate.reading ? candidate.reading.notes : []));
    const refused = [...reading.refused, ...found.flatMap(problemsOf)];
    const cells = (await ports.cells?.()) ?? [];
    const strangers = found.flatMap((candidate) => strangeCell(candidate, cells));
    const isReady = refused.length === 0 && found.length > 0 && found.every(isComplete);
    return {
      format: reading.format,
      items: incoming,
      refused,
      warnings: [...reading.warnings, ...notes, ...strangers],
      isReady,
    } as ImportReport;
  }

  async function likesOf({ reading, standing, itemId }: Candidate) {
    if (!("item" in reading) || standing !== "new") return [];
    return (await duplicates.like({ ...reading.item, id: itemId })).filter((like) => like.itemId !== itemId);
  }

  /** @throws Refused `bad-file` naming the first place that stands in the way */
  function wantedOf(reading: ForeignReading, found: readonly Candidate[], leaveOut: ReadonlySet<string>): Candidate[] {
    const wanted = found.filter(({ foreign }) => !leaveOut.has(foreign.place));
    const hindrances = [...reading.refused, ...wanted.flatMap(problemsOf)].filter(({ place }) => !leaveOut.has(place));
    const incomplete = wanted.find((candidate) => !isComplete(candidate));
    const first = hindrances[0];
    if (first) throw new Refused(refuse("bad-file", { place: first.place, ...first.reason }));
    if (incomplete) throw new Refused(refuse("bad-file", { place: incomplete.foreign.place, ...missingSentence(incomplete) }));
    return wanted;
  }

  return {
    report,

    /** Brings questions in as drafts in one transaction: every one of the file, or none. */
    async bringIn(actor: StaffActor, order: Order): Promise<Outcome> {
      const reading = await read(order);
      const wanted = wantedOf(reading, await candidates(reading, order), new Set(order.leaveOut));
      const outcome: Outcome = { added: [], changed: [], same: wanted.filter(({ standing }) => standing === "same").length };
      await writer.record(async (recording) => {
        const { tx, now, fact } = recording;
        for (const candidate of wanted.filter(({ standing }) => standing !== "same")) {
          const { reading: made, itemId, foreign, fingerprint } = candidate;
          if (!("item" in made)) continue;
          for (const figure of foreign.figures ?? []) await figures.storeIn(tx, figure, { by: actor.id, now });
          await keep(candidate, itemSchema.parse({ ...made.item, id: itemId }));
          await tx
            .insert(importedItems)
            .values({ fingerprint, itemId, fileName: order.fileName, at: now, by: actor.id })
            .onConflictDoNothing();
        }
        for (const { reading: made } of wanted) if ("item" in made) await items.checkEnemies(recording, made.item);
        await fact("imports", actor.id, {
          kind: "imported",
          file: order.fileName,
          added: outcome.added,
          changed: outcome.changed,
        });

        async function keep({ standing, foreign }: Candidate, item: Item): Promise<void> {
          const about = {
            by: actor.id,
            note: `导入 imported: ${order.fileName} · ${foreign.place}`.slice(0, 500),
            stage: "draft" as const,
          };
          if (standing === "new") {
            await items.writeVersion(recording, item, { ...about, version: 1 });
            outcome.added.push(item.id);
            return;
          }
          const { version: baseVersion } = await items.allowed(tx, item.id, { action: "edit", actor });
          await items.addVersion(recording, item, { ...about, baseVersion, mayNameLater: true });
          outcome.changed.push(item.id);
        }
      });
      return outcome;
    },
  };
}

export type TransferCommands = ReturnType<typeof transferCommands>;

const FIELD_WORDS: Readonly<Record<string, string>> = {
  part: "部分",
  topic: "知识点",
  level: "认知层次",
  difficulty: "难度",
};

function missingSentence({ reading }: Candidate): Sentence {
  const missing = "missing" in reading ? reading.missing : [];
  const zh = missing.map((field) => FIELD_WORDS[field] ?? field).join("、");
  return {
    zh: `还缺少${zh}，请在文件里或在默认值里写明`,
    en: `${missing.join(", ")} missing; give it in the file or as a default`,
  };
}

function isComplete({ reading, standing }: Candidate): boolean {
  return standing === "same" || "item" in reading;
}

function problemsOf({ reading, standing }: Candidate): readonly ForeignNote[] {
  return "item" in reading || standing === "same" ? [] : reading.problems;
}

/** Told of a question no blueprint has a cell for: it can come in, but no paper would take it. */
function strangeCell(
  { foreign, reading, standing }: Candidate,
  cells: readonly { readonly part: number; readonly type: string }[],
): readonly ForeignNote[] {
  if (!("item" in reading) || standing === "same" || cells.length === 0) return [];
  const { part, type } = reading.item;
  if (cells.some((cell) => (cell.part === 0 || cell.part === part) && cell.type === type)) return [];
  const zh = `蓝图中没有第 ${part} 部分的${TYPE_WORDS[type]}，这道题不会用于组卷；请核对部分和题型`;
  const en = `no blueprint has ${type} items of part ${part}, so no paper would take it; check part and type`;
  return [{ place: foreign.place, reason: { zh, en } }];
}

function incomingOf(
  { foreign, reading, itemId, standing }: Candidate,
  likes: IncomingItem["likes"] | Awaited<ReturnType<DuplicateSearch["like"]>>,
): IncomingItem {
  const made = "item" in reading ? reading.item : undefined;
  return {
    place: foreign.place,
    itemId,
    type: foreign.type,
    part: made?.part ?? foreign.part ?? null,
    topic: made?.topic ?? foreign.topic ?? null,
    stem: plainText(foreign.stem),
    options: foreign.options.map(({ label, text }) => ({ label, text: plainText(text) })),
    key: [...foreign.key],
    standing,
    missing: "item" in reading || standing === "same" ? [] : [...reading.missing],
    likes: [...likes],
  };
}

/** An essay without marking criteria gets one for the whole, so that it can be drafted; its writer divides it. */
function withRubric(foreign: ForeignItem, essayPoints: number): ForeignItem {
  if (foreign.type !== "essay" || foreign.house?.rubric !== undefined) return foreign;
  const total = Math.max(0.5, Math.round((foreign.points ?? essayPoints) * 2) / 2);
  const guide = [{ points: total, text: "按参考答案要点酌情给分 by the points of the reference answer" }];
  return { ...foreign, house: { ...foreign.house, rubric: [{ id: "c1", title: "综合评价", points: total, guide }] } };
}

/** The question as its file has it, wherever in whichever file it stands. */
function fingerprintOf({ place: _, figures, ...question }: ForeignItem): string {
  const hash = createHash("sha256").update(JSON.stringify(question));
  for (const { bytes } of figures ?? []) hash.update(bytes);
  return hash.digest("hex");
}
