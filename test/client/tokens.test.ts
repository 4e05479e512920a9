import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../client/ui/tokens.css"), "utf8");
const THEMES = ["default", "dark", "yellow-black", "black-cream"];
const TEXT_ON_GROUND: readonly [ink: string, ground: string][] = [
  ["ink", "paper"],
  ["ink", "ground"],
  ["ink-soft", "paper"],
  ["ink-soft", "ground"],
  ["accent", "paper"],
  ["accent", "ground"],
  ["accent", "accent-wash"],
  ["ink", "accent-wash"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-danger", "danger"],
  ...["ok", "attention", "danger", "information"].flatMap((tone): [string, string][] => [
    [tone, `${tone}-wash`],
    [tone, "paper"],
    ["ink", `${tone}-wash`],
  ]),
];
/** Edges of controls and the focus ring need three to one. */
const EDGES: readonly [edge: string, ground: string][] = [
  ["line-strong", "paper"],
  ["line-strong", "ground"],
  ["focus", "paper"],
  ["focus", "ground"],
];

describe.each(THEMES)("theme %s", (theme) => {
  const colours = coloursOf(theme);
  it.each(TEXT_ON_GROUND)("%s on %s reads at 4.5 to 1", (ink, ground) => {
    expect(contrast(colours.get(ink), colours.get(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(EDGES)("%s on %s is seen at 3 to 1", (edge, ground) => {
    expect(contrast(colours.get(edge), colours.get(ground))).toBeGreaterThanOrEqual(3);
  });
});

function coloursOf(theme: string): Map<string, string> {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? "", value ?? ""]));
}

function contrast(a: string | undefined, b: string | undefined): number {
  if (!a || !b) throw new Error(`a colour is missing: ${a} on ${b}`);
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
