import { valueList } from "./qti-tree.ts";
import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** A value while responses are processed: nothing, one value, or a container. */
export type QtiValue = null | string | number | boolean | readonly (string | number | boolean)[];

export interface Mapping {
  readonly entries: readonly { readonly key: string; readonly points: number; readonly isCaseSensitive: boolean }[];
  readonly defaultPoints: number;
  readonly least?: number;
  readonly most?: number;
}

export interface Declaration {
  readonly id: string;
  readonly baseType: string;
  readonly cardinality: string;
  readonly correct: QtiValue;
  readonly initial: QtiValue;
  readonly mapping?: Mapping;
}

/** The response or outcome declarations of an item, by identifier. */
export function declarations(item: XmlElement, name: "responseDeclaration" | "outcomeDeclaration"): Map<string, Declaration> {
  return new Map(childrenOf(item, name).map((element) => [element.attributes.identifier ?? "", declarationOf(element)]));
}

function declarationOf(element: XmlElement): Declaration {
  const baseType = element.attributes.baseType ?? "string";
  const cardinality = element.attributes.cardinality ?? "single";
  const mapping = childOf(element, "mapping");
  // Numeric outcomes without a default begin at 0, all others empty.
  const isNumber = element.name === "outcomeDeclaration" && ["float", "integer"].includes(baseType) && cardinality === "single";
  const initial = typed(valueList(element, "defaultValue"), { baseType, cardinality });
  return {
    id: element.attributes.identifier ?? "",
    baseType,
    cardinality,
    correct: typed(valueList(element, "correctResponse"), { baseType, cardinality }),
    initial: initial ?? (isNumber ? 0 : null),
    ...(mapping ? { mapping: mappingOf(mapping) } : {}),
  };
}

function mappingOf(mapping: XmlElement): Mapping {
  const { lowerBound, upperBound, defaultValue } = mapping.attributes;
  const entries = childrenOf(mapping, "mapEntry").map(({ attributes }) => ({
    key: attributes.mapKey ?? "",
    points: Number(attributes.mappedValue ?? 0) || 0,
    isCaseSensitive: attributes.caseSensitive !== "false",
  }));
  return {
    entries,
    defaultPoints: Number(defaultValue ?? 0) || 0,
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
