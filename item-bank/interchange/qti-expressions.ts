import { type Declaration, isNothing, isSame, listOf, mapped, type QtiValue, typed } from "./qti-values.ts";
import { childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

/** A part of the scoring language that is not known here. */
export class ExpressionUnknown extends Error {
  readonly construct: string;
  constructor(construct: string) {
    super(`unknown in response processing: ${construct}`);
    this.construct = construct;
  }
}

export interface Scope {
  readonly responseDeclarations: ReadonlyMap<string, Declaration>;
  readonly outcomeDeclarations: ReadonlyMap<string, Declaration>;
  /** Values an item fixes beforehand; never random ones, since such items do not come in. */
  readonly constants: ReadonlyMap<string, QtiValue>;
  readonly responses: ReadonlyMap<string, QtiValue>;
  readonly outcomes: Map<string, QtiValue>;
}

/** The value of an expression; null wherever an operand it needs is missing. */
export function evaluate(expression: XmlElement, scope: Scope): QtiValue {
  const id = expression.attributes.identifier ?? "";
  switch (expression.name) {
    case "variable":
      return scope.responses.get(id) ?? scope.outcomes.get(id) ?? scope.constants.get(id) ?? null;
    case "correct":
      return scope.responseDeclarations.get(id)?.correct ?? null;
    case "default":
      return (scope.outcomeDeclarations.get(id) ?? scope.responseDeclarations.get(id))?.initial ?? null;
    case "baseValue": {
      const baseType = expression.attributes.baseType ?? "string";
      return typed([textOf(expression).trim()], { baseType, cardinality: "single" });
    }
    case "null":
      return null;
    case "mapResponse": {
      const declaration = scope.responseDeclarations.get(id);
      if (!declaration?.mapping) return 0;
      const value = scope.responses.get(id) ?? null;
      return isNothing(value) ? 0 : mapped(value, declaration.mapping, declaration.baseType);
    }
    default:
      return operator(expression, childrenOf(expression), scope);
  }
}

function operator(expression: XmlElement, operands: readonly XmlElement[], scope: Scope): QtiValue {
  const values = operands.map((operand) => evaluate(operand, scope));
  const [first = null, second = null] = values;
  switch (expression.name) {
    case "isNull":
      return isNothing(first);
    case "not":
      return typeof first === "boolean" ? !first : null;
    case "and":
      return values.includes(false) ? false : values.includes(null) ? null : true;
    case "or":
      return values.includes(true) ? true : values.includes(null) ? null : false;
    case "match":
      return isNothing(first) || isNothing(second) ? null : isSame(first, second, kindOf(operands, scope));
    case "equal":
      return isNothing(first) || isNothing(second) ? null : isEqual(Number(first), Number(second), expression);
    case "equalRounded":
      return isNothing(first) || isNothing(second) ? null : isEqualRounded(Number(first), Number(second), expression);
    case "anyN":
      return anyOf(values, expression);
    case "stringMatch":
      return isNothing(first) || isNothing(second) ? null : stringMatch(String(first), String(second), expression);
    case "member":
      return isNothing(first) || isNothing(second) ? null : listOf(second).map(String).includes(String(first));
    case "contains":
      return isNothing(first) || isNothing(second) ? null : containsAll(first, second);
    case "multiple":
    case "ordered":
      return gathered(values);
    case "containerSize":
      return listOf(first).length;
    case "index":
      return listOf(first)[Number(expression.attributes.n ?? 1) - 1] ?? null;
    default:
      return arithmetic(expression.name, values);
  }
}

/** More values than any response holds; rules that double a container again and again would fill the memory. */
const LARGEST_CONTAINER = 10_000;

function gathered(values: readonly QtiValue[]): QtiValue {
  const size = values.reduce<number>((sum, value) => sum + listOf(value).length, 0);
  if (size > LARGEST_CONTAINER) throw new ExpressionUnknown("multiple");
  return values.flatMap((value) => [...listOf(value)]);
}

/** Within the tolerance an expression names: two numbers are below and above, one is for both sides. */
function isEqual(value: number, wanted: number, { attributes }: XmlElement): boolean {
  const mode = attributes.toleranceMode ?? "exact";
  if (mode === "exact") return value === wanted;
  const [below = Number.NaN, above = below] = (attributes.tolerance ?? "").trim().split(/\s+/).map(Number);
  if (!Number.isFinite(below) || !Number.isFinite(above))
    throw new ExpressionUnknown(`equal tolerance="${attributes.tolerance ?? ""}"`);
  const width = mode === "relative" ? Math.abs(wanted) / 100 : 1;
  const [low, high] = [wanted - below * width, wanted + above * width];
  const isAbove = attributes.includeLowerBound === "false" ? value > low : value >= low;
  return isAbove && (attributes.includeUpperBound === "false" ? value < high : value <= high);
}

function isEqualRounded(value: number, wanted: number, { attributes }: XmlElement): boolean {
  const figures = Number(attributes.figures ?? Number.NaN);
  if (!Number.isInteger(figures) || figures < 0 || figures > 15) throw new ExpressionUnknown("equalRounded");
  if (attributes.roundingMode === "decimalPlaces") return value.toFixed(figures) === wanted.toFixed(figures);
  return figures > 0 && value.toPrecision(figures) === wanted.toPrecision(figures);
}

/** Whether between `min` and `max` of the values are true; null where those that are missing decide. */
function anyOf(values: readonly QtiValue[], { attributes }: XmlElement): boolean | null {
  const [min, max] = [Number(attributes.min ?? Number.NaN), Number(attributes.max ?? Number.NaN)];
  if (!Number.isInteger(min) || !Number.isInteger(max)) throw new ExpressionUnknown("anyN");
  const yes = values.filter((value) => value === true).length;
  const missing = values.filter((value) => value === null).length;
  if (yes > max || yes + missing < min) return false;
  return yes >= min && yes + missing <= max ? true : null;
}

const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  gt: (left, right) => left > right,
  gte: (left, right) => left >= right,
  lt: (left, right) => left < right,
  lte: (left, right) => left <= right,
};

const SUMS: Readonly<Record<string, (numbers: readonly number[]) => number>> = {
  sum: (numbers) => numbers.reduce((total, number) => total + number, 0),
  product: (numbers) => numbers.reduce((total, number) => total * number, 1),
  subtract: ([left = 0, right = 0]) => left - right,
  divide: ([left = 0, right = 0]) => left / right,
  min: (numbers) => Math.min(...numbers),
  max: (numbers) => Math.max(...numbers),
  round: ([number = 0]) => Math.floor(number + 0.5),
  truncate: ([number = 0]) => Math.trunc(number),
  integerDivide: ([left = 0, right = 0]) => Math.floor(left / right),
  integerModulus: ([left = 0, right = 0]) => left - right * Math.floor(left / right),
  integerToFloat: ([number = 0]) => number,
};

function arithmetic(name: string, values: readonly QtiValue[]): QtiValue {
  const compare = COMPARISONS[name];
  const sum = SUMS[name];
  if (!compare && !sum) throw new ExpressionUnknown(name);
  if (values.some(isNothing)) return null;
  const numbers = values.flatMap((value) => listOf(value).map(Number));
  if (compare) return compare(numbers[0] ?? Number.NaN, numbers[1] ?? Number.NaN);
  const result = sum?.(numbers) ?? Number.NaN;
  return Number.isFinite(result) ? result : null;
}

/** How values are compared: as the variable among the operands is declared. */
function kindOf(operands: readonly XmlElement[], scope: Scope): { isOrdered: boolean; baseType: string } {
  const declared = operands
    .map(({ attributes }) => attributes.identifier ?? "")
    .map((id) => scope.responseDeclarations.get(id) ?? scope.outcomeDeclarations.get(id))
    .find((declaration) => declaration !== undefined);
  const isOrdered = declared?.cardinality === "ordered" || operands.some(({ name }) => name === "ordered");
  return { isOrdered, baseType: declared?.baseType ?? "string" };
}

function stringMatch(left: string, right: string, { attributes }: XmlElement): boolean {
  const [one, other] = attributes.caseSensitive === "false" ? [left.toLowerCase(), right.toLowerCase()] : [left, right];
  return attributes.substring === "true" ? one.includes(other) : one === other;
}

function containsAll(whole: QtiValue, part: QtiValue): boolean {
  const left = listOf(whole).map(String);
  return listOf(part).every((entry) => {
    const at = left.indexOf(String(entry));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}
