import { For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { TextField } from "#client/ui/field.tsx";
import type { SettingsFields } from "./schedule-form.ts";

const CLOCKS = ["sitting", "candidate"] as const;

/** The rules a sitting takes from its blueprint and may change before it opens. */
export function SettingsFieldset(props: {
  settings: SettingsFields;
  error: string | undefined;
  onChange: (change: Partial<SettingsFields>) => void;
}) {
  const words = () => office().sittings.form;
  return (
    <fieldset class="panel stack">
      <legend class="unseen">{words().settings}</legend>
      <div>
        <h2>{words().settings}</h2>
        <p class="soft">{words().settingsHint}</p>
      </div>
      <div class="office-fields">
        <TextField
          label={words().duration}
          inputmode="numeric"
          maxlength={4}
          value={props.settings.durationMinutes}
          onInput={(durationMinutes) => props.onChange({ durationMinutes })}
        />
        <TextField
          label={words().earliestHandIn}
          inputmode="numeric"
          maxlength={4}
          value={props.settings.earliestHandInMinutes}
          onInput={(earliestHandInMinutes) => props.onChange({ earliestHandInMinutes })}
        />
        <div class="stack tight">
          <TextField
            label={words().lateEntry}
            inputmode="numeric"
            maxlength={4}
            disabled={!props.settings.hasLateLimit}
            value={props.settings.lateEntryMinutes}
            onInput={(lateEntryMinutes) => props.onChange({ lateEntryMinutes })}
          />
          <Checkbox
            checked={!props.settings.hasLateLimit}
            onChange={(isUnlimited) => props.onChange({ hasLateLimit: !isUnlimited })}
          >
            {words().noLateLimit}
          </Checkbox>
        </div>
        <fieldset class="field">
          <legend class="label">{words().clock}</legend>
          <For each={CLOCKS}>
            {(clock) => (
              <label class="checkbox">
                <input
                  type="radio"
                  name="clock"
                  checked={props.settings.clock === clock}
                  onChange={() => props.onChange({ clock })}
                />
                <span>{words().clocks[clock]}</span>
              </label>
            )}
          </For>
        </fieldset>
      </div>
      <Show when={props.error}>
        <span class="office-wrong" role="alert">
          {props.error}
        </span>
      </Show>
    </fieldset>
  );
}
