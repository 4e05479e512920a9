import { For, type JSX, Show } from "solid-js";
import { candidate } from "#client/i18n/candidate.ts";
import { common } from "#client/i18n/common.ts";
import { chooseLanguage, language } from "#client/i18n/words.ts";
import { Button } from "#client/ui/button.tsx";
import { TextSizeButtons, ThemeChoice } from "./appearance-menu.tsx";

/** The frame of every page outside the exam: name of the product or exam, the steps, display settings. */
export function GateFrame(props: {
  /** Where on the way, from 0; left out after the exam. */
  step?: number;
  title?: string;
  children: JSX.Element;
  isWide?: boolean;
}) {
  return (
    <div class="gate-page">
      <header class="gate-bar no-print">
        <div class="gate-name">
          <strong>{props.title ?? common().product}</strong>
          <Show when={!props.title}>
            <span class="soft">{common().productLine}</span>
          </Show>
        </div>
        <div class="row">
          <TextSizeButtons />
          <ThemeChoice />
          <Button size="small" variant="plain" onClick={() => chooseLanguage(language() === "zh" ? "en" : "zh")}>
            {common().otherLanguage}
          </Button>
        </div>
      </header>
      <Show when={props.step !== undefined}>
        <nav class="no-print" aria-label={candidate().stepsLabel}>
          <ol class="gate-steps">
            <For each={candidate().steps}>
              {(name, at) => (
                <li aria-current={at() === props.step ? "step" : undefined} classList={{ done: at() < (props.step ?? 0) }}>
                  <span class="gate-step-number figures" aria-hidden="true">
                    {at() < (props.step ?? 0) ? "✓" : at() + 1}
                  </span>
                  {name}
                </li>
              )}
            </For>
          </ol>
        </nav>
      </Show>
      <main class="gate-body" classList={{ wide: props.isWide === true }}>
        {props.children}
      </main>
    </div>
  );
}
