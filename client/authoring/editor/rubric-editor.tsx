import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import { For, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { Button } from "#client/ui/button.tsx";
import type { ItemDesk } from "./item-desk.ts";
import {
  type DraftCriterion,
  emptyCriterion,
  emptyGuideLine,
  MOST_CRITERIA,
  MOST_GUIDE_LINES,
  numberOf,
  sumOf,
  withMoved,
} from "./item-draft.ts";
import { IconButton } from "./option-list.tsx";
import { LineField, ProseField } from "./prose-field.tsx";

/** What essays are usually worth; the blueprint decides, so another sum is remarked on and not refused. */
const USUAL_ESSAY_POINTS = 20;

/** Criteria with their guide lines; the sums are always in view. */
export function RubricEditor(props: { desk: ItemDesk }) {
  const { draft, change } = props.desk;
  const total = () => sumOf(draft.rubric.map(({ points }) => points));
  let list: HTMLDivElement | undefined;
  return (
    <fieldset class="stack tight">
      <legend class="authoring-legend">
        {authoring().rubric}
        <span class="authoring-sum figures" classList={{ off: total() !== USUAL_ESSAY_POINTS }} role="status">
          {authoring().rubricTotal(String(total()))}
        </span>
      </legend>
      <Show when={total() !== USUAL_ESSAY_POINTS}>
        <p class="authoring-hint">{authoring().rubricTotalHint(USUAL_ESSAY_POINTS)}</p>
      </Show>
      <div
        class="stack tight"
        ref={(made) => {
          list = made;
        }}
      >
        <For each={draft.rubric}>
          {(criterion, at) => (
            <CriterionEditor
              desk={props.desk}
              criterion={criterion}
              at={at()}
              onMove={(by) => change("rubric", withMoved(draft.rubric, at(), by))}
              onRemove={() =>
                change(
                  "rubric",
                  draft.rubric.filter((other) => other !== criterion),
                )
              }
            />
          )}
        </For>
      </div>
      <Show when={props.desk.problemAt("rubric")}>
        {(problem) => (
          <p class="authoring-error" role="alert">
            {authoring().problem(problem())}
          </p>
        )}
      </Show>
      <div>
        <Button
          size="small"
          icon={Plus}
          disabled={draft.rubric.length >= MOST_CRITERIA}
          onClick={() => {
            change("rubric", draft.rubric.length, emptyCriterion(draft.rubric));
            list?.lastElementChild?.querySelector("input")?.focus();
          }}
        >
          {authoring().addCriterion}
        </Button>
      </div>
    </fieldset>
  );
}

interface CriterionProps {
  desk: ItemDesk;
  criterion: DraftCriterion;
  at: number;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function CriterionEditor(props: CriterionProps) {
  const path = () => `rubric.${props.at}`;
  const count = () => props.desk.draft.rubric.length;
  return (
    <div class="authoring-criterion">
      <div class="authoring-criterion-head">
        <LineField
          label={authoring().criterionTitle(props.criterion.id)}
          start={props.criterion.title}
          problem={props.desk.problemAt(`${path()}.title`)}
          onInput={(text) => props.desk.change("rubric", props.at, "title", text)}
        />
        <LineField
          label={authoring().criterionPoints(props.criterion.id)}
          start={props.criterion.points}
          inputmode="decimal"
          problem={props.desk.problemAt(`${path()}.points`)}
          onInput={(text) => props.desk.change("rubric", props.at, "points", text)}
        />
        <span class="authoring-row-buttons">
          <IconButton
            icon={ArrowUp}
            name={authoring().moveUp(props.criterion.id)}
            disabled={props.at === 0}
            onPress={() => props.onMove(-1)}
          />
          <IconButton
            icon={ArrowDown}
            name={authoring().moveDown(props.criterion.id)}
            disabled={props.at === count() - 1}
            onPress={() => props.onMove(1)}
          />
          <IconButton
            icon={Trash}
            name={authoring().removeCriterion(props.criterion.id)}
            disabled={count() <= 1}
            onPress={() => props.onRemove()}
          />
        </span>
      </div>
      <GuideLines desk={props.desk} criterion={props.criterion} at={props.at} />
    </div>
  );
}

function GuideLines(props: { desk: ItemDesk; criterion: DraftCriterion; at: number }) {
  const guide = () => props.criterion.guide;
  const total = () => sumOf(guide().map(({ points }) => points));
  const problem = () => props.desk.problemAt(`rubric.${props.at}.guide`);
  let list: HTMLDivElement | undefined;
  return (
    <>
      <div
        class="stack tight"
        ref={(made) => {
          list = made;
        }}
      >
        <For each={guide()}>
          {(line, place) => (
            <div class="authoring-guide">
              <LineField
                label={authoring().guidePoints(place() + 1)}
                start={line.points}
                inputmode="decimal"
                problem={props.desk.problemAt(`rubric.${props.at}.guide.${place()}.points`)}
                onInput={(text) => props.desk.change("rubric", props.at, "guide", place(), "points", text)}
              />
              <ProseField
                label={authoring().guideText(place() + 1)}
                start={line.text}
                rows={1}
                problem={props.desk.problemAt(`rubric.${props.at}.guide.${place()}.text`)}
                onInput={(text) => props.desk.change("rubric", props.at, "guide", place(), "text", text)}
              />
              <IconButton
                icon={Trash}
                name={authoring().removeGuideLine(place() + 1)}
                disabled={guide().length <= 1}
                onPress={() => props.desk.change("rubric", props.at, "guide", (lines) => lines.filter((other) => other !== line))}
              />
            </div>
          )}
        </For>
      </div>
      <div class="row">
        <Button
          size="small"
          variant="plain"
          icon={Plus}
          disabled={guide().length >= MOST_GUIDE_LINES}
          onClick={() => {
            props.desk.change("rubric", props.at, "guide", guide().length, emptyGuideLine());
            list?.lastElementChild?.querySelector("input")?.focus();
          }}
        >
          {authoring().addGuideLine}
        </Button>
        <span class="authoring-sum figures" classList={{ off: total() !== numberOf(props.criterion.points) }}>
          {authoring().guideSum(String(total()), props.criterion.points.trim() || "0")}
        </span>
      </div>
      <Show when={problem()}>
        {(found) => (
          <p class="authoring-error" role="alert">
            {authoring().problem(found())}
          </p>
        )}
      </Show>
    </>
  );
}
