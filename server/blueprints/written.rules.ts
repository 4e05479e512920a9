import { brokenRules } from "#blueprints/blueprint-checks.ts";
import { type Blueprint, blueprintFile } from "#blueprints/blueprint-schema.ts";
import type { BlueprintProblem, WrittenBlueprint } from "#contract/blueprints.ts";
import { issuePlace, issueSentence } from "#kernel/issue-sentences.ts";
import { type Points, toNumber } from "#kernel/points.ts";

/** A blueprint as written by people, read: `blueprint` once every field can be read, `problems` until all rules hold. */
export interface Reading {
  readonly blueprint: Blueprint | null;
  readonly problems: readonly BlueprintProblem[];
}

export function readWritten(content: unknown): Reading {
  const parsed = blueprintFile.safeParse(content);
  if (parsed.success) {
    const problems = brokenRules(parsed.data).map(({ path, sentence }) => ({ path: steps(path), sentence }));
    return { blueprint: parsed.data, problems };
  }
  const problems = parsed.error.issues.map((issue) => ({
    path: steps(issuePlace(issue)),
    sentence: issueSentence(issue, valueAt(content, issue.path) === undefined),
  }));
  return { blueprint: null, problems };
}

/** Points as plain numbers. Reads back as the same blueprint. */
export function writtenBlueprint(blueprint: Blueprint): WrittenBlueprint {
  const { passPoints, totalPoints, types, syllabus, essays, marking, constraints, ...rest } = blueprint;
  const { single, multiple } = types;
  return {
    ...rest,
    passPoints: toNumber(passPoints),
    totalPoints: toNumber(totalPoints),
    types: {
      ...(single && { single: writtenType(single) }),
      ...(multiple && { multiple: writtenType(multiple) }),
    },
    syllabus: syllabus.map((part) => ({ ...part, points: toNumber(part.points) })),
    essays: essays && { ...essays, pointsEach: toNumber(essays.pointsEach) },
    marking: marking && { ...marking, tolerance: toNumber(marking.tolerance), step: toNumber(marking.step) },
    ...(constraints && { constraints: constraints.map(writtenConstraint) }),
  };
}

type Constraint = NonNullable<Blueprint["constraints"]>[number];
type ChoiceRule = NonNullable<Blueprint["types"]["single"]>;

function writtenType({ policy, points, ...rest }: ChoiceRule): NonNullable<WrittenBlueprint["types"]["single"]> {
  const shown = policy.kind === "partial" ? { ...policy, perRightOption: toNumber(policy.perRightOption) } : policy;
  return { ...rest, points: toNumber(points), policy: shown };
}

function writtenConstraint(constraint: Constraint): NonNullable<WrittenBlueprint["constraints"]>[number] {
  if (constraint.kind !== "points") return constraint;
  const { exact, least, most, target, ...rest } = constraint;
  return { ...rest, ...limits({ exact, least, most, target }) };
}

function limits(values: Readonly<Record<"exact" | "least" | "most" | "target", Points | undefined>>) {
  const entries = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, toNumber(value)]]));
  return Object.fromEntries(entries) as Partial<Record<keyof typeof values, number>>;
}

function steps(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    content,
  );
}
