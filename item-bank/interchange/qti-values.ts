import { valueList } from "./qti-tree.ts";
import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** A value while responses are processed: nothing, one value, or a container. */
export type QtiValue = null | string | number | boolean | readonly (string | number | boolean)[];

export interface Mapping {
  readonly entries: readonly { readonly key: string; readonly points: number; readonly isCaseSensitive: boolean }[];
  readonly defaultPoints: number;
  readonly least?: number;
  readonly most?: number;
  /** What stands where a number should, as written; it counts as nothing. */
  readonly unreadable: readonly string[];
}

export interface Declaration {
  readonly id: string;
  readonly baseType: string;
  readonly cardinality: string;
  readonly correct: QtiValue;
  readonly initial: QtiValue;
  readonly mapping?: Mapping;
  /** The most an outcome is said to reach. */
  readonly normalMaximum?: number;
  /** Turns a value into another one (`lookupOutcomeValue`). */
  readonly table?: LookupTable;
}

export interface LookupTable {
  /** Steps begin at their source value; without them the value has to be met exactly. */
  readonly isStepwise: boolean;
  readonly entries: readonly { readonly source: number; readonly target: string; readonly isBoundaryIn: boolean }[];
  readonly otherwise?: string;
}

type DeclarationName = "responseDeclaration" | "outcomeDeclaration" | "templateDeclaration";

/** The declarations of an item of one kind, by identifier. */
export function declarations(item: XmlElement, name: DeclarationName): Map<string, Declaration> {
  return new Map(childrenOf(item, name).map((element) => [element.attributes.identifier ?? "", declarationOf(element)]));
}

function declarationOf(element: XmlElement): Declaration {
  const baseType = element.attributes.baseType ?? "string";
  const cardinality = element.attributes.cardinality ?? "single";
  const mapping = childOf(element, "mapping");
  // Numeric outcomes without a default begin at 0, all others empty.
  const startsAtZero =
    element.name === "outcomeDeclaration" && ["float", "integer"].includes(baseType) && cardinality === "single";
  const initial = typed(valueList(element, "defaultValue"), { baseType, cardinality });
  return {
    id: element.attributes.identifier ?? "",
    baseType,
    cardinality,
    correct: typed(valueList(element, "correctResponse"), { baseType, cardinality }),
    initial: initial ?? (startsAtZero ? 0 : null),
    ...(mapping ? { mapping: mappingOf(mapping) } : {}),
    ...(isNumber(element.attributes.normalMaximum) ? { normalMaximum: Number(element.attributes.normalMaximum) } : {}),
    ...tableOf(element),
  };
}

function tableOf(element: XmlElement): { table?: LookupTable } {
  const table = childOf(element, "interpolationTable") ?? childOf(element, "matchTable");
  if (!table) return {};
  const isStepwise = table.name === "interpolationTable";
  const entries = childrenOf(table, isStepwise ? "interpolationTableEntry" : "matchTableEntry").map(({ attributes }) => ({
    source: Number(attributes.sourceValue ?? Number.NaN),
    target: attributes.targetValue ?? "",
    isBoundaryIn: attributes.includeBoundary !== "false",
  }));
  const { defaultValue } = table.attributes;
  return { table: { isStepwise, entries, ...(defaultValue === undefined ? {} : { otherwise: defaultValue }) } };
}

/** The value a lookup table gives for a number; null where it gives none. */
export function lookedUp(value: number, declaration: Declaration): QtiValue {
  const { table } = declaration;
  const hit = table?.entries.find(({ source, isBoundaryIn }) =>
    table.isStepwise ? value > source || (isBoundaryIn && value === source) : value === source,
  );
  const target = hit?.target ?? table?.otherwise;
  return target === undefined ? null : typed([target], declaration);
}

function mappingOf(mapping: XmlElement): Mapping {
  const { lowerBound, upperBound, defaultValue } = mapping.attributes;
  const entries = childrenOf(mapping, "mapEntry").map(({ attributes }) => ({
    key: attributes.mapKey ?? "",
    points: Number(attributes.mappedValue ?? 0) || 0,
    isCaseSensitive: attributes.caseSensitive !== "false",
  }));
  const written = [...childrenOf(mapping, "mapEntry").map(({ attributes }) => attributes.mappedValue ?? ""), defaultValue ?? "0"];
  const bounds = [lowerBound, upperBound].filter((bound) => bound !== undefined && bound.trim() !== "") as string[];
  return {
    entries,
    defaultPoints: Number(defaultValue ?? 0) || 0,
    unreadable: [...written, ...bounds].filter((number) => !isNumber(number)),
    ...(isNumber(lowerBound) ? { least: Number(lowerBound) } : {}),
    ...(isNumber(upperBound) ? { most: Number(upperBound) } : {}),
  };
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "" && Number.isFinite(Number(text));
}

/** Raw values in the type a declaration gives them; a list that is not a container keeps its first. */
export function typed(
  raw: readonly (string | number | boolean)[] | null,
  { baseType, cardinality }: Pick<Declaration, "baseType" | "cardinality">,
): QtiValue {
  if (raw === null) return null;
  const values = raw.map((value) => typedOne(value, baseType));
  return cardinality === "single" ? (values[0] ?? null) : values;
}

function typedOne(value: string | number | boolean, baseType: string): string | number | boolean {
  if (baseType === "integer" || baseType === "float") {
    const number = Number(value);
    return Number.isFinite(number) && String(value).trim() !== "" ? number : String(value);
  }
  if (baseType === "boolean") return value === true || value === "true";
  return String(value);
}

export function listOf(value: QtiValue): readonly (string | number | boolean)[] {
  if (value === null) return [];
  return Array.isArray(value) ? value : [value as string | number | boolean];
}

/** Empty containers and empty texts count as nothing. */
export function isNothing(value: QtiValue): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Whether two values are the same; containers as bags unless they are ordered. */
export function isSame(left: QtiValue, right: QtiValue, kind: { isOrdered: boolean; baseType: string }): boolean {
  const [one, other] = [left, right].map((value) => listOf(value).map((entry) => comparable(entry, kind.baseType))) as [
    string[],
    string[],
  ];
  if (one.length !== other.length) return false;
  if (!kind.isOrdered) {
    one.sort();
    other.sort();
  }
  return one.every((entry, at) => entry === other[at]);
}

function comparable(value: string | number | boolean, baseType: string): string {
  const text = String(value);
  return baseType === "pair" ? text.trim().split(/\s+/).sort().join(" ") : text;
}

/** The points a mapping gives a response: each distinct value once, then the bounds. */
export function mapped(value: QtiValue, mapping: Mapping, baseType: string): number {
  const distinct = [...new Set(listOf(value).map((entry) => comparable(entry, baseType)))];
  const sum = distinct.reduce((total, entry) => total + pointsOf(entry, mapping, baseType), 0);
  return Math.min(mapping.most ?? Number.POSITIVE_INFINITY, Math.max(mapping.least ?? Number.NEGATIVE_INFINITY, sum));
}

function pointsOf(value: string, mapping: Mapping, baseType: string): number {
  const isNumeric = baseType === "integer" || baseType === "float";
  const hit = mapping.entries.find(({ key, isCaseSensitive }) => {
    if (isNumeric) return Number(key) === Number(value);
    if (baseType === "pair") return comparable(key, baseType) === value;
    return isCaseSensitive ? key === value : key.toLowerCase() === value.toLowerCase();
  });
  return hit?.points ?? mapping.defaultPoints;
}
