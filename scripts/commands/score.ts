import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { z } from "zod";
import { type Blueprint, choiceRule } from "#blueprints/blueprint.ts";
import { optionLabel } from "#item-bank/types/choice/choice.ts";
import { scoreChoice } from "#item-bank/types/choice/choice-score.ts";
import { points, sumPoints, toNumber } from "#kernel/points.ts";
import { readBlueprintFile } from "../../server/blueprints-on-disk.ts";
import { CommandFailure } from "../support/command-failure.ts";
import { blueprintPath, existingPath } from "../support/paths.ts";

const paper = z.object({
  form: z.string(),
  items: z.array(
    z.object({
      slot: z.int(),
      id: z.string(),
      part: z.int(),
      type: z.enum(["single", "multiple"]),
      points: z.number(),
      key: z.array(optionLabel),
    }),
  ),
});
type Paper = z.infer<typeof paper>;

/** "B", "ACD", ["A","C"] or nothing; letters may be lower case. */
const answer = z.preprocess(
  (value) => (typeof value === "string" ? [...value.toUpperCase().replace(/[^A-H]/g, "")] : (value ?? [])),
  z.array(optionLabel),
);
const answers = z.record(z.string(), answer);
const candidate = z.object({ candidate: z.string(), form: z.string().optional(), answers });

/** `score`: the autograder over files. Answers are keyed by slot number or by item id, in the key's own letters. */
export function scoreCommand(): Command {
  return new Command("score")
    .description("score choice responses against a paper, exactly and without a server")
    .requiredOption("--paper <file>", "a paper, or the document `assemble --json` prints")
    .requiredOption("--responses <file>", 'JSON: {"1": "B", "51": ["A","C"]}, or a list of {candidate, form?, answers}')
    .option("--blueprint <file>", "whose scoring rules apply; default: the one the paper names")
    .option("--json", "print one JSON document and nothing else", false)
    .action(scoreFiles);
}

async function scoreFiles(options: { paper: string; responses: string; blueprint?: string; json: boolean }): Promise<void> {
  const document = await readJson(options.paper);
  const papers = parse(
    z.union([
      z.object({ papers: z.array(paper).min(1) }).transform((value) => value.papers),
      paper.transform((value) => [value]),
    ]),
    document,
    options.paper,
  );
  const named = z.object({ blueprint: z.string() }).safeParse(document).data?.blueprint;
  const blueprint = await readBlueprintFile(blueprintPath(options.blueprint ?? named ?? "cmq"));
  const candidates = toCandidates(await readJson(options.responses), options.responses);
  const results = candidates.map((entry) => scoreCandidate(entry, paperFor(papers, entry), blueprint));
  if (options.json) console.log(JSON.stringify({ results }));
  else for (const { candidate: name, total, maximum } of results) console.log(`${name}: ${total} / ${maximum}`);
}

function scoreCandidate(entry: z.infer<typeof candidate>, form: Paper, blueprint: Blueprint) {
  const known = new Set(form.items.flatMap(({ slot, id }) => [String(slot), id]));
  const stray = Object.keys(entry.answers).find((name) => !known.has(name));
  if (stray !== undefined) throw new CommandFailure(`${entry.candidate}: the paper has no item ${stray}`);
  const items = form.items.map((item) => {
    const response = entry.answers[item.id] ?? entry.answers[String(item.slot)] ?? [];
    const score = scoreChoice(item.key, response, points(item.points), choiceRule(blueprint, item.type).policy);
    return { slot: item.slot, id: item.id, part: item.part, response, units: score.points, outcome: score.outcome };
  });
  const parts = [...new Set(items.map(({ part }) => part))].sort((a, b) => a - b);
  return {
    candidate: entry.candidate,
    form: form.form,
    total: toNumber(sumPoints(items.map(({ units }) => units))),
    maximum: form.items.reduce((sum, item) => sum + item.points, 0),
    parts: parts.map((part) => ({
      part,
      points: toNumber(sumPoints(items.filter((item) => item.part === part).map(({ units }) => units))),
    })),
    items: items.map(({ units, ...item }) => ({ ...item, points: toNumber(units) })),
  };
}

function toCandidates(document: unknown, file: string) {
  const list = z
    .union([z.array(candidate), z.object({ responses: z.array(candidate) }).transform((value) => value.responses)])
    .safeParse(document);
  if (list.success) return list.data;
  const one = candidate.partial({ candidate: true }).safeParse(document);
  if (one.success) return [{ ...one.data, candidate: one.data.candidate ?? "1" }];
  return [{ candidate: "1", form: undefined, answers: parse(answers, document, file) }];
}

function paperFor(papers: readonly Paper[], { candidate: name, form }: { candidate: string; form?: string | undefined }): Paper {
  const found = form === undefined ? papers[0] : papers.find((entry) => entry.form === form);
  if (!found) throw new CommandFailure(`${name}: no paper of form ${form}`);
  return found;
}

async function readJson(typed: string): Promise<unknown> {
  const text = await readFile(existingPath(typed), "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(`${typed}: ${(error as Error).message}`);
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CommandFailure(`${file}: ${issue?.path.join(".")}: ${issue?.message}`);
}
