import { Field } from "#client/ui/field.tsx";

/**
 * A field to look for something. It is never written to while it is used, so that an input method keeps its composition;
 * what is still being composed is not looked for.
 */
export function FindField(props: { label: string; value: string; onFind: (text: string) => void }) {
  const start = props.value;
  return (
    <Field label={props.label}>
      {(ids) => (
        <input
          class="input"
          type="search"
          autocomplete="off"
          {...ids()}
          value={start}
          onInput={(event) => !event.isComposing && props.onFind(event.currentTarget.value)}
          onCompositionEnd={(event) => props.onFind(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
