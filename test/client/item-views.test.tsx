// @vitest-environment jsdom
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, describe, expect, it } from "vitest";
import { type ChoiceAnswer, NO_CHOICE } from "#client/items/choice.tsx";
import { type EssayChange, type EssayDraft, EssayItem } from "#client/items/essay.tsx";
import { MultipleItem } from "#client/items/multiple.tsx";
import { SingleItem } from "#client/items/single.tsx";

let dispose = () => {};
afterEach(() => dispose());

function draw(view: () => unknown): HTMLElement {
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  dispose = render(view as never, root);
  return root;
}

const OPTIONS = (["A", "B", "C", "D"] as const).map((label) => ({ label, text: `选项${label}` }));

describe("emphasis", () => {
  it("is the only mark-up; everything else stays text", () => {
    const root = draw(() => (
      <SingleItem
        view={{ type: "single", stem: "**不**是<img src=x>", options: OPTIONS }}
        answer={NO_CHOICE}
        onAnswer={() => {}}
        disabled={false}
      />
    ));
    expect(root.querySelector(".emphasis")?.textContent).toBe("不");
    expect(root.querySelector("img")).toBeNull();
  });
});

describe("choices", () => {
  function drawChoice(type: "single" | "multiple", disabled = false) {
    const [answer, setAnswer] = createSignal<ChoiceAnswer>(NO_CHOICE);
    const root = draw(() =>
      type === "single" ? (
        <SingleItem view={{ type, stem: "题干", options: OPTIONS }} answer={answer()} onAnswer={setAnswer} disabled={disabled} />
      ) : (
        <MultipleItem
          view={{ type, stem: "题干", options: OPTIONS }}
          answer={answer()}
          onAnswer={setAnswer}
          disabled={disabled}
        />
      ),
    );
    const inputs = [...root.querySelectorAll<HTMLInputElement>("input")];
    return { root, inputs, answer };
  }

  it("single: one at most, as radios in a named group", () => {
    const { root, inputs, answer } = drawChoice("single");
    inputs[1]?.click();
    inputs[2]?.click();
    expect(answer().chosen).toEqual(["C"]);
    expect(inputs.map((input) => input.type)).toEqual(["radio", "radio", "radio", "radio"]);
    const group = root.querySelector("fieldset")?.getAttribute("aria-labelledby") ?? "";
    expect(document.getElementById(group)?.textContent).toBe("题干");
  });

  it("multiple: any number, in order of labels", () => {
    const { inputs, answer } = drawChoice("multiple");
    inputs[3]?.click();
    inputs[0]?.click();
    expect(answer().chosen).toEqual(["A", "D"]);
    inputs[3]?.click();
    expect(answer().chosen).toEqual(["A"]);
    expect(inputs[3]?.checked).toBe(false);
  });

  it("striking out leaves the answer alone", () => {
    const { root, inputs, answer } = drawChoice("single");
    inputs[0]?.click();
    root.querySelectorAll<HTMLButtonElement>(".item-strike")[0]?.click();
    expect(answer()).toEqual({ chosen: ["A"], struck: ["A"] });
  });

  it("answers nothing while disabled", () => {
    const { inputs, answer } = drawChoice("multiple", true);
    inputs[0]?.click();
    expect(answer()).toEqual(NO_CHOICE);
  });
});

describe("the essay field", () => {
  function drawEssay() {
    const [answer, setAnswer] = createSignal<EssayDraft>({ text: "开头", revision: 0, most: 100 });
    const changes: EssayChange[] = [];
    const root = draw(() => (
      <EssayItem
        view={{ type: "essay", stem: "论述" }}
        answer={answer()}
        onAnswer={(change) => changes.push(change)}
        disabled={false}
      />
    ));
    const field = root.querySelector("textarea") as HTMLTextAreaElement;
    return { root, field, changes, setAnswer };
  }

  it("is never written to while the state changes, only when a text is replaced on purpose", () => {
    const { field, setAnswer } = drawEssay();
    expect(field.value).toBe("开头");
    field.focus();
    field.value = "开头 zhi";
    setAnswer({ text: "开头", revision: 0, most: 100 });
    expect(field.value).toBe("开头 zhi");
    setAnswer({ text: "恢复的版本", revision: 1, most: 100 });
    expect(field.value).toBe("恢复的版本");
    expect(document.activeElement).not.toBe(field);
  });

  it("hands over what is being composed, marked, and settles when the composition ends", () => {
    const { field, changes } = drawEssay();
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    field.value = "开头zhi";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    field.value = "开头质";
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    expect(changes).toEqual([
      { text: "开头zhi", isComposing: true, isSettled: false },
      { text: "开头质", isComposing: false, isSettled: true },
    ]);
  });

  it("settles when the field is left in the middle of a composition", () => {
    const { field, changes } = drawEssay();
    field.focus();
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    field.value = "开头zhi";
    field.blur();
    expect(changes.at(-1)).toEqual({ text: "开头zhi", isComposing: false, isSettled: true });
  });
});
