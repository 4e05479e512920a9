import type { ItemType } from "#item-bank/item.ts";
import type { Points } from "#kernel/points.ts";
import { type Blueprint, CHOICE_TYPES } from "./blueprint-schema.ts";
import type { Sentence } from "./words.ts";

/** A section of a paper as a candidate reads it, with its slots (both ends included). */
export interface PaperSection {
  readonly type: ItemType;
  readonly title: Sentence;
  readonly rule: Sentence;
  readonly from: number;
  readonly to: number;
  readonly pointsEach: Points;
}

/** Sections in the order of the paper: single choice, multiple choice, essays; slots count on from 1. */
export function paperSections(blueprint: Blueprint): PaperSection[] {
  const sections: PaperSection[] = [];
  let next = 1;
  const add = (section: Pick<PaperSection, "type" | "title" | "rule" | "pointsEach">, items: number): void => {
    sections.push({ ...section, from: next, to: next + items - 1 });
    next += items;
  };
  for (const type of CHOICE_TYPES) {
    const rule = blueprint.types[type];
    if (rule) add({ type, title: rule.title, rule: rule.rule, pointsEach: rule.points }, rule.items);
  }
  const { essays } = blueprint;
  if (essays) {
    add({ type: "essay", title: essays.title, rule: essays.rule, pointsEach: essays.pointsEach }, essays.offered);
  }
  return sections;
}
