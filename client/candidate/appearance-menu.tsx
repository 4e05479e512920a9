import AArrowDown from "lucide-solid/icons/a-arrow-down";
import AArrowUp from "lucide-solid/icons/a-arrow-up";
import { For } from "solid-js";
import { candidate } from "#client/i18n/candidate.ts";
import { exam } from "#client/i18n/exam.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { chooseTheme, isLargest, isSmallest, size, stepSize, THEMES, type Theme, theme } from "./appearance.ts";

/** Two buttons for the text size. */
export function TextSizeButtons() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons in a row are no set of fields
    <span class="text-size" role="group" aria-label={`${candidate().textSize} ${size()}%`}>
      <Button size="small" disabled={isSmallest()} onClick={() => stepSize(-1)}>
        <Icon of={AArrowDown} name={exam().smaller} />
      </Button>
      <Button size="small" disabled={isLargest()} onClick={() => stepSize(1)}>
        <Icon of={AArrowUp} name={exam().larger} />
      </Button>
    </span>
  );
}

/** The list of the four themes. */
export function ThemeChoice() {
  return (
    <select
      class="input theme-choice"
      aria-label={candidate().theme}
      onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}
    >
      <For each={THEMES}>
        {(one) => (
          <option value={one} selected={one === theme()}>
            {candidate().themes[one]}
          </option>
        )}
      </For>
    </select>
  );
}
