import { ExpressionUnknown, evaluate, type Scope } from "./qti-expressions.ts";
import { type Declaration, declarations, isNothing, isSame, lookedUp, mapped, type QtiValue, typed } from "./qti-values.ts";
import { childOf, childrenOf, findAll, type XmlElement } from "./xml-tree.ts";

/** Responses by identifier, as a delivery engine would hand them over. */
export type Responses = Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[] | null>>;

const MATCH = /(?:^|[/_])(?:match_correct|cc2_match)(?:\.xml)?$/i;
const MATCH_BASIC = /(?:^|[/_])cc2_match_basic(?:\.xml)?$/i;
const MAP = /(?:^|[/_])map_response(?:\.xml)?$/i;

class Finished extends Error {}

/** Whether an item says how it is scored. */
export function hasProcessing(item: XmlElement): boolean {
  const processing = childOf(item, "responseProcessing");
  return processing !== undefined && (templateOf(processing) !== "" || childrenOf(processing).length > 0);
}

/** The template a processing names, by its address or by where its text lies; empty where it names none. */
export function templateOf({ attributes }: XmlElement): string {
  const [template, location] = [attributes.template, attributes.templateLocation].map((name) =>
    (name ?? "").replace(/[/\s]+$/, "").trim(),
  );
  return template || location || "";
}

/** Whether the points of single answers decide, by the template or by a rule. */
export function usesMapping(item: XmlElement): boolean {
  const processing = childOf(item, "responseProcessing");
  if (!processing) return false;
  return MAP.test(templateOf(processing)) || findAll(processing, ({ name }) => name === "mapResponse").length > 0;
}

/**
 * The outcomes an item's own response processing gives: templates, or rules with the usual expressions.
 * @param item an item as `asQti2` leaves it
 * @throws ExpressionUnknown for a template, rule or expression that is not known here
 */
export function processResponses(item: XmlElement, responses: Responses): Record<string, QtiValue> {
  return responseProcessor(item)(responses);
}

/** The same for many responses to one item. */
export function responseProcessor(item: XmlElement): (responses: Responses) => Record<string, QtiValue> {
  const responseDeclarations = declarations(item, "responseDeclaration");
  const outcomeDeclarations = declarations(item, "outcomeDeclaration");
  const processing = childOf(item, "responseProcessing");
  const rules = processing ? childrenOf(processing) : [];
  const template = processing ? templateOf(processing) : "";
  const constants = new Map([...declarations(item, "templateDeclaration")].map(([id, { initial }]) => [id, initial]));
  return (responses) => {
    const outcomes = new Map([...outcomeDeclarations].map(([id, { initial }]) => [id, initial]));
    const given = new Map([...responseDeclarations].map(([id, declaration]) => [id, responseValue(responses[id], declaration)]));
    const scope: Scope = { responseDeclarations, outcomeDeclarations, constants, outcomes, responses: given };
    if (rules.length > 0) runAll(rules, scope);
    else if (template !== "") runTemplate(template, scope);
    return Object.fromEntries(outcomes);
  };
}

function responseValue(raw: Responses[string] | undefined, declaration: Declaration): QtiValue {
  if (raw === null || raw === undefined) return null;
  return typed(Array.isArray(raw) ? raw : [raw as string | number | boolean], declaration);
}

/** The standard templates know one response; where it is not called RESPONSE, the only one there is meant. */
function runTemplate(template: string, { responseDeclarations, responses, outcomes }: Scope): void {
  const declaration = responseDeclarations.get("RESPONSE") ?? [...responseDeclarations.values()][0];
  const value = declaration ? (responses.get(declaration.id) ?? null) : null;
  if (MATCH.test(template) || MATCH_BASIC.test(template)) {
    const isOrdered = declaration?.cardinality === "ordered";
    const isRight =
      declaration !== undefined &&
      !isNothing(value) &&
      isSame(value, declaration.correct, { isOrdered, baseType: declaration.baseType });
    const full = MATCH_BASIC.test(template) ? (outcomes.get("MAXSCORE") ?? 1) : 1;
    outcomes.set("SCORE", isRight ? full : 0);
  } else if (MAP.test(template)) {
    const points = declaration?.mapping && !isNothing(value) ? mapped(value, declaration.mapping, declaration.baseType) : 0;
    outcomes.set("SCORE", points);
  } else throw new ExpressionUnknown(template);
}

function runAll(rules: readonly XmlElement[], scope: Scope): void {
  try {
    for (const rule of rules) run(rule, scope);
  } catch (error) {
    if (!(error instanceof Finished)) throw error;
  }
}

function run(rule: XmlElement, scope: Scope): void {
  switch (rule.name) {
    case "setOutcomeValue": {
      const [expression] = childrenOf(rule);
      const value = expression ? evaluate(expression, scope) : null;
      const id = rule.attributes.identifier ?? "";
      const declaration = scope.outcomeDeclarations.get(id);
      const isContainer = declaration !== undefined && declaration.cardinality !== "single";
      scope.outcomes.set(id, isContainer && value !== null && !Array.isArray(value) ? [value as string] : value);
      return;
    }
    case "lookupOutcomeValue":
      lookUp(rule, scope);
      return;
    case "responseCondition":
      for (const branch of childrenOf(rule)) {
        const [test, ...rest] = childrenOf(branch);
        const isElse = branch.name === "responseElse";
        if (!isElse && (!test || evaluate(test, scope) !== true)) continue;
        for (const inner of isElse ? childrenOf(branch) : rest) run(inner, scope);
        return;
      }
      return;
    case "responseProcessingFragment":
      for (const inner of childrenOf(rule)) run(inner, scope);
      return;
    case "exitResponse":
      throw new Finished();
    default:
      throw new ExpressionUnknown(rule.name);
  }
}

function lookUp(rule: XmlElement, scope: Scope): void {
  const id = rule.attributes.identifier ?? "";
  const declaration = scope.outcomeDeclarations.get(id);
  if (!declaration?.table) throw new ExpressionUnknown(rule.name);
  const [expression] = childrenOf(rule);
  const value = expression ? evaluate(expression, scope) : null;
  scope.outcomes.set(id, typeof value === "number" ? lookedUp(value, declaration) : null);
}
