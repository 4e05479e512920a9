import { createSignal, createUniqueId, For, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Select } from "#client/ui/select.tsx";
import { bankApi } from "#contract/bank.ts";
import { transferFormat } from "#contract/bank-transfer.ts";
import { isShare } from "../list/bulk-form.ts";
import type { ImportDesk, Settings } from "./import-desk.ts";

/** Format and what questions take where the file says nothing; a change asks for a new trial. */
export function ImportSettings(props: { desk: ImportDesk }) {
  const topics = createUniqueId();
  const levels = createUniqueId();
  const [wrong, setWrong] = createSignal<{ part?: boolean; difficulty?: boolean }>({});
  const words = () => bank().transfer.import;
  const facets = createQuery(
    () => true,
    () => call(bankApi.bankFacets),
  );
  const setDefault = (change: Partial<Record<"part" | "topic" | "level" | "difficulty", string | number>>) => {
    const merged: Record<string, unknown> = { ...props.desk.settings().defaults, ...change };
    const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== "" && value !== undefined));
    props.desk.set({ defaults: kept as Settings["defaults"] });
  };
  const writePart = (text: string) => {
    const isRight = text.trim() === "" || /^[1-9]\d?$/.test(text.trim());
    setWrong({ ...wrong(), part: !isRight });
    if (isRight) setDefault({ part: text.trim() === "" ? "" : Number(text) });
  };
  const writeDifficulty = (text: string) => {
    const isRight = text.trim() === "" || isShare(text);
    setWrong({ ...wrong(), difficulty: !isRight });
    if (isRight) setDefault({ difficulty: text.trim() === "" ? "" : Number(text) });
  };
  return (
    <fieldset class="bank-defaults">
      <legend>{words().defaults}</legend>
      <TextField
        label={words().part}
        inputmode="numeric"
        maxlength={2}
        placeholder={words().noDefault}
        error={wrong().part ? words().badPart : undefined}
        onInput={writePart}
      />
      <TextField
        label={words().topic}
        list={topics}
        maxlength={60}
        placeholder={words().noDefault}
        onInput={(topic) => setDefault({ topic: topic.trim() })}
      />
      <TextField
        label={words().level}
        list={levels}
        maxlength={20}
        placeholder={words().noDefault}
        onInput={(level) => setDefault({ level: level.trim() })}
      />
      <TextField
        label={words().difficulty}
        inputmode="decimal"
        maxlength={6}
        placeholder={words().noDefault}
        error={wrong().difficulty ? words().badDifficulty : undefined}
        onInput={writeDifficulty}
      />
      <Select
        label={words().format}
        value={props.desk.settings().format ?? "auto"}
        choices={(["auto", ...transferFormat.options] as const).map((value) => ({
          value,
          label: bank().transfer.formats[value],
        }))}
        onChange={(format) => props.desk.set({ format })}
      />
      <datalist id={topics}>
        <For each={facets.data()?.topics}>{({ topic }) => <option value={topic} />}</For>
      </datalist>
      <datalist id={levels}>
        <For each={facets.data()?.levels}>{(level) => <option value={level} />}</For>
      </datalist>
      <Show when={props.desk.isStale()}>
        <div class="bank-stale" role="status">
          <span>{words().changedSince}</span>
          <Button size="small" onClick={() => void props.desk.attempt()}>
            {words().again}
          </Button>
        </div>
      </Show>
    </fieldset>
  );
}
