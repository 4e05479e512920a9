import { For, Match, Show, Switch } from "solid-js";
import { type Block, type Inline, parseInline, parseRichText } from "#item-bank/rich-text.ts";
import { Figure } from "./figure.tsx";
import { Formula } from "./formula.tsx";

/** A house text with its blocks: stems, rationales, outlines. What a person typed is only ever shown as text. */
export function RichText(props: { text: string }) {
  return <For each={parseRichText(props.text)}>{(block) => <BlockView block={block} />}</For>;
}

/** The inline part alone, as options are written. */
export function ItemText(props: { text: string }) {
  return <InlineView content={parseInline(props.text)} />;
}

function BlockView(props: { block: Block }) {
  return (
    <Switch>
      <Match when={props.block.kind === "paragraph" && props.block}>
        {(block) => (
          <p class="rich-paragraph">
            <InlineView content={block().content} />
          </p>
        )}
      </Match>
      <Match when={props.block.kind === "list" && props.block}>{(block) => <ListView list={block()} />}</Match>
      <Match when={props.block.kind === "table" && props.block}>{(block) => <TableView table={block()} />}</Match>
      <Match when={props.block.kind === "formula" && props.block}>{(block) => <Formula tex={block().tex} isBlock />}</Match>
    </Switch>
  );
}

function ListView(props: { list: Extract<Block, { kind: "list" }> }) {
  const entries = () => (
    <For each={props.list.entries}>
      {(entry) => (
        <li>
          <InlineView content={entry} />
        </li>
      )}
    </For>
  );
  return (
    <Show when={props.list.isOrdered} fallback={<ul class="rich-list">{entries()}</ul>}>
      <ol class="rich-list">{entries()}</ol>
    </Show>
  );
}

function TableView(props: { table: Extract<Block, { kind: "table" }> }) {
  return (
    <div class="rich-table" tabindex="0">
      <table>
        <thead>
          <tr>
            <For each={props.table.head}>
              {(cell) => (
                <th scope="col">
                  <InlineView content={cell} />
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.table.rows}>
            {(row) => (
              <tr>
                <For each={row}>
                  {(cell) => (
                    <td>
                      <InlineView content={cell} />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function InlineView(props: { content: readonly Inline[] }) {
  return <For each={props.content}>{(entry) => <InlineEntry entry={entry} />}</For>;
}

/** Emphasis is dots under Han characters; see the style sheet. */
function InlineEntry(props: { entry: Inline }) {
  // An entry never changes its kind: a changed text gives new entries.
  const { entry } = props;
  switch (entry.kind) {
    case "text":
      return entry.text;
    case "strong":
      return (
        <strong class="emphasis">
          <InlineView content={entry.content} />
        </strong>
      );
    case "break":
      return <br />;
    case "formula":
      return <Formula tex={entry.tex} />;
    case "figure":
      return <Figure name={entry.name} alt={entry.alt} />;
  }
}
