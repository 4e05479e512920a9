import { RichText } from "./rich-text.tsx";

export function Stem(props: { text: string; id?: string }) {
  return (
    <div class="item-stem" id={props.id}>
      <RichText text={props.text} />
    </div>
  );
}
