import { createRoot, createSignal } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createLiveLint, LINT_AFTER_MS, type LintReply } from "#client/authoring/editor/live-lint.ts";
import { isWithinReach, whyNot } from "#client/authoring/editor/why-not.ts";
import { createBlindCheck } from "#client/authoring/review/blind-check.ts";
import { spanNow, threadsOf } from "#client/authoring/review/comments.ts";
import { rangeOf, seenOf, spanOf } from "#client/authoring/review/text-places.ts";
import { tile } from "#client/authoring/watermark.tsx";
import { RichText } from "#client/items/rich-text.tsx";
import { ApiProblem } from "#client/sync/api-problem.ts";
import { itemAction } from "#contract/bank.ts";
import type { Comment, ReviewTask } from "#contract/bank-review.ts";
import { REFUSAL_CODES } from "#contract/refusals.ts";

afterEach(() => void vi.useRealTimers());

const RAW =
  "下列**不**属于 \\*质量\\* 的是？\n\n- 甲 1. 项\n- 乙\n\n| 项 | 值 |\n| --- | --- |\n| a\\|b | $x$ 2 |\n\n![图的说明](a.png)结尾";

describe("places of a text on the screen", () => {
  function drawn(raw: string): HTMLElement {
    const root = document.body.appendChild(document.createElement("div"));
    render(() => <RichText text={raw} />, root);
    return root;
  }

  it("are found for every stretch, and lead back to it", () => {
    const root = drawn(RAW);
    for (const words of ["下列**不**属于", "不", "质量", "甲 1. 项", "乙", "a\\|b", "结尾"]) {
      const start = RAW.indexOf(words);
      const span = { start, end: start + words.length };
      const range = rangeOf(root, RAW, span);
      expect(range?.toString().replace(/\s/g, "")).toBe(words.replace(/\*\*|\\|\s/g, ""));
      const back = range && spanOf(root, RAW, range);
      expect(back && seenOf(RAW.slice(back.start, back.end)).text).toBe(seenOf(words).text);
    }
  });

  it("are none for what is not shown", () => {
    expect(rangeOf(drawn("只有文字"), "只有文字", { start: 9, end: 12 })).toBeUndefined();
  });
});

const FINDING = {
  rule: "absolute-word",
  severity: "W" as const,
  field: "A",
  span: null,
  reason: { zh: "绝对化", en: "absolute" },
  advice: { zh: "改", en: "change" },
  isJustified: false,
};

describe("the lint beside a text", () => {
  it("asks once the typing pauses, the gravest first, and keeps a finding the same one", async () => {
    vi.useFakeTimers();
    const [item, setItem] = createSignal<Record<string, unknown>>({ stem: "一" });
    const asked: unknown[] = [];
    const ask = async (content: Record<string, unknown>): Promise<LintReply> => {
      asked.push(content.stem);
      return {
        findings: [structuredClone(FINDING), { ...structuredClone(FINDING), rule: "no-key", severity: "E", field: "key" }],
        likes: [],
      };
    };
    const lint = createRoot(() => createLiveLint(ask, item));
    setItem({ stem: "一二" });
    await vi.advanceTimersByTimeAsync(LINT_AFTER_MS);
    expect([asked, lint.findings().map(({ rule }) => rule)]).toEqual([["一二"], ["no-key", "absolute-word"]]);
    const [before] = lint.at("A");
    setItem({ stem: "一二三" });
    await vi.advanceTimersByTimeAsync(LINT_AFTER_MS);
    expect(lint.at("A")[0]).toBe(before);
  });

  it("says nothing where it is not served, and asks no more", async () => {
    vi.useFakeTimers();
    const [item, setItem] = createSignal<Record<string, unknown>>({ stem: "一" });
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw new ApiProblem("not-found", { status: 404 });
    };
    const lint = createRoot(() => createLiveLint(ask, item));
    await vi.advanceTimersByTimeAsync(LINT_AFTER_MS);
    setItem({ stem: "二" });
    await vi.advanceTimersByTimeAsync(LINT_AFTER_MS);
    expect([lint.findings(), asked]).toEqual([[], 1]);
  });
});

describe("comments", () => {
  const comment = (id: string, threadId = id) => ({ id, threadId }) as Comment;

  it("are threads in the order they were begun", () => {
    const threads = threadsOf([comment("a"), comment("b"), comment("c", "a")]);
    expect(threads.map(({ first, answers }) => [first.id, ...answers.map(({ id }) => id)])).toEqual([["a", "c"], ["b"]]);
  });

  it("stay at their words after an edit while these stand alone, and keep their quote otherwise", () => {
    const first = { span: { start: 2, end: 4 }, quote: "质量" };
    expect(spanNow(first, "关于质量的")).toEqual({ start: 2, end: 4 });
    expect(spanNow(first, "下列关于质量的")).toEqual({ start: 4, end: 6 });
    expect(spanNow(first, "质量与质量")).toBeUndefined();
    expect(spanNow(first, "别的")).toBeUndefined();
  });
});

describe("the blind check", () => {
  const options = (["A", "B", "C"] as const).map((label) => ({ label, text: label }));
  async function checking(type: "single" | "multiple") {
    const sent: unknown[] = [];
    const tasks = [
      { kind: "review", itemId: "r", isMine: true },
      { kind: "key-check", itemId: "x", isMine: true },
      { kind: "key-check", itemId: "y", isMine: true },
    ] as ReviewTask[];
    const calls = {
      show: async () => ({ itemId: "x", version: 4, item: { type, stem: "题干", options } }),
      check: async (_id: string, body: { answer: string[] }) => {
        sent.push(body);
        return { answer: body.answer, agrees: false } as never;
      },
      tasks: async () => ({ tasks }),
    };
    const check = createRoot(() => createBlindCheck(calls, "x"));
    await vi.waitFor(() => expect(check.query.data()).toBeDefined());
    return { check, sent };
  }

  it("sends one letter or several of the version that was seen, once, and offers the next task", async () => {
    const { check, sent } = await checking("multiple");
    for (const label of ["C", "A", "B", "B", "H"] as const) check.toggle(label);
    expect(check.chosen()).toEqual(["A", "C"]);
    await check.submit.run();
    await check.submit.run();
    expect(sent).toEqual([{ version: 4, answer: ["A", "C"], remark: "" }]);
    expect([check.outcome()?.agrees, check.next()]).toEqual([false, "y"]);
    check.toggle("B");
    expect(check.chosen()).toEqual(["A", "C"]);
  });

  it("keeps one letter for single choice, and asks for one before it sends", async () => {
    const { check, sent } = await checking("single");
    await check.submit.run();
    expect([sent, check.isEmpty()]).toEqual([[], true]);
    check.toggle("A");
    check.toggle("B");
    expect(check.chosen()).toEqual(["B"]);
  });
});

describe("an action that is not possible", () => {
  it("has a sentence for every code and action", () => {
    for (const action of itemAction.options) {
      for (const code of REFUSAL_CODES) expect(whyNot(action, code)).toMatch(/。$/);
    }
    expect([isWithinReach("key-unchecked"), isWithinReach("wrong-state")]).toEqual([true, false]);
  });
});

it("a name is only ever text in the watermark", () => {
  expect(tile("<b>\"&'")).not.toMatch(/<b>|"&'/);
});
