import { assert } from "#kernel/assert.ts";
import { issuePlace, issueSentence } from "#kernel/issue-sentences.ts";
import { type FileProblem, readYaml } from "#kernel/yaml-file.ts";
import { brokenRules } from "./blueprint-checks.ts";
import { type Blueprint, blueprintFile, type ChoiceRule, type ChoiceType } from "./blueprint-schema.ts";

export type { Blueprint } from "./blueprint-schema.ts";

/**
 * Reads a blueprint file (YAML). Either the whole blueprint, consistent in itself and with exactly one way to make up its
 * parts, or the list of what must be mended, with lines and sentences for the exam office.
 */
export function parseBlueprint(
  text: string,
  fileName: string,
): { readonly blueprint: Blueprint } | { readonly problems: readonly FileProblem[] } {
  const yaml = readYaml(text, fileName);
  if ("problems" in yaml) return yaml;
  const parsed = blueprintFile.safeParse(yaml.value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      file: fileName,
      line: yaml.lineOf(issuePlace(issue)),
      ...issueSentence(issue, yaml.valueAt(issue.path) === undefined),
    }));
    return { problems };
  }
  const broken = brokenRules(parsed.data);
  if (broken.length === 0) return { blueprint: parsed.data };
  return { problems: broken.map((rule) => ({ file: fileName, line: yaml.lineOf(rule.path), ...rule.sentence })) };
}

/** The rule of a choice type that occurs on papers of this blueprint. */
export function choiceRule(blueprint: Pick<Blueprint, "id" | "types">, type: ChoiceType): ChoiceRule {
  const rule = blueprint.types[type];
  assert(rule, `the blueprint ${blueprint.id} has no ${type} items`);
  return rule;
}
