import type { ForeignItem } from "./foreign-item.ts";

export type Category = Pick<ForeignItem, "part" | "topic">;

/** Moodle's own limit for one name is 255; longer paths are looked at from their end. */
const LONGEST = 4_000;

/**
 * Part and topic of a category path of Moodle (`$course$/top/A/B//C`). The last step that says something is the topic;
 * `$course$`, `top` and Moodle's own “Default for …” do not; `第3部分` is our own way to write the part.
 */
export function categoryOf(path: string): Category {
  const steps = path
    .slice(-LONGEST)
    .split(/(?<!\/)\/(?!\/)/)
    .map((step) => step.replace(/\/\//g, "/").trim());
  const own = steps.filter(
    (step) => step !== "" && step !== "top" && !/^\$[a-z]+\$$/i.test(step) && !/^(?:Default for |默认)/.test(step),
  );
  const part = own.map((step) => /^第(\d{1,2})部分$/.exec(step)?.[1]).find((digits) => digits !== undefined);
  const topic = own.filter((step) => !/^第\d{1,2}部分$/.test(step)).at(-1);
  return { ...(part ? { part: Number(part) } : {}), ...(topic ? { topic } : {}) };
}
