import CircleCheck from "lucide-solid/icons/circle-check";
import CircleMinus from "lucide-solid/icons/circle-minus";
import Printer from "lucide-solid/icons/printer";
import { For, type JSX } from "solid-js";
import { candidate } from "#client/i18n/candidate.ts";
import { common } from "#client/i18n/common.ts";
import { formatDateTime, formatPoints } from "#client/i18n/format.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { candidateCalls } from "#client/sync/candidate-calls.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import type { CandidateResult } from "#contract/candidate.ts";
import { useCandidateSession } from "./session.ts";

/** Total, pass or not, and the parts. */
export function ResultPage(props: { onReceipt: () => void }) {
  const session = useCandidateSession();
  const query = createQuery(
    () => true,
    (_, signal) => call(candidateCalls.candidateResult, { signal }),
  );
  return (
    <div class="stack gate-form result">
      <PageHeader title={candidate().resultTitle} />
      <Loaded query={query}>{(result) => <ResultCard result={result()} />}</Loaded>
      <div class="row gate-actions no-print">
        <Button icon={Printer} onClick={() => window.print()}>
          {candidate().print}
        </Button>
        <Button variant="plain" onClick={() => props.onReceipt()}>
          {candidate().backToReceipt}
        </Button>
        <Button variant="plain" onClick={() => void session.signOut()}>
          {common().signOut}
        </Button>
      </div>
    </div>
  );
}

function ResultCard(props: { result: CandidateResult }) {
  const words = candidate;
  return (
    <section class="panel stack">
      <dl class="facts">
        <dt>{words().subject}</dt>
        <dd>{inLanguage(props.result.examTitle)}</dd>
        <dt>{words().sitting}</dt>
        <dd>{props.result.sitting}</dd>
        <dt>{words().name}</dt>
        <dd>{props.result.name}</dd>
        <dt>{words().ticketTail}</dt>
        <dd class="figures">{props.result.ticketTail}</dd>
        <dt>{words().releasedAt}</dt>
        <dd class="figures">{formatDateTime(props.result.releasedAt)}</dd>
      </dl>
      <div class="result-total">
        <div>
          <p class="soft">{words().resultTotal}</p>
          <p class="result-figure figures">{formatPoints(props.result.total)}</p>
          <p class="soft figures">
            {words().outOf(formatPoints(props.result.totalPoints))} · {words().passLine(formatPoints(props.result.passPoints))}
          </p>
        </div>
        <p class="result-verdict" classList={{ pass: props.result.isPass }}>
          <Icon of={props.result.isPass ? CircleCheck : CircleMinus} size={28} />
          {props.result.isPass ? words().pass : words().noPass}
        </p>
      </div>
      <Parts title={words().parts}>
        <For each={props.result.parts}>
          {(part) => <PartRow name={`${part.part} ${inLanguage(part.title)}`} earned={part.earned} points={part.points} />}
        </For>
      </Parts>
      <Parts title={words().essays}>
        <For each={props.result.essays}>
          {(essay) => <PartRow name={words().essayNumber(essay.number)} earned={essay.earned} points={essay.points} />}
        </For>
      </Parts>
      <p class="soft small-text">{words().resultNote}</p>
    </section>
  );
}

function Parts(props: { title: string; children: JSX.Element }) {
  return (
    <div class="stack tight">
      <h2>{props.title}</h2>
      <table class="result-parts">
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}

function PartRow(props: { name: string; earned: number; points: number }) {
  const share = () => (props.points > 0 ? Math.max(0, Math.min(1, props.earned / props.points)) : 0);
  return (
    <tr>
      <th scope="row">{props.name}</th>
      <td class="result-bar" aria-hidden="true">
        <span class="progress">
          <span style={{ width: `${share() * 100}%` }} />
        </span>
      </td>
      <td class="end figures">{candidate().earnedOf(formatPoints(props.earned), formatPoints(props.points))}</td>
    </tr>
  );
}
