import CalculatorIcon from "lucide-solid/icons/calculator";
import { createSignal, Show } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { CalculatorPanel } from "./calculator-panel.tsx";

export function CalculatorButton() {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <>
      <Button size="small" aria-pressed={isOpen()} onClick={() => setOpen(!isOpen())}>
        <Icon of={CalculatorIcon} size={18} name={words().calculator} />
      </Button>
      <Show when={isOpen()}>
        <CalculatorPanel onClose={() => setOpen(false)} />
      </Show>
    </>
  );
}
