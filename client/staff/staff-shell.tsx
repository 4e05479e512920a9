import { A, Navigate, useLocation } from "@solidjs/router";
import KeyRound from "lucide-solid/icons/key-round";
import Languages from "lucide-solid/icons/languages";
import LogOut from "lucide-solid/icons/log-out";
import { createMemo, For, lazy, Match, Show, Suspense, Switch } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { staff } from "#client/i18n/staff.ts";
import { chooseLanguage, language } from "#client/i18n/words.ts";
import { Icon } from "#client/ui/icon.tsx";
import { EmptyState } from "#client/ui/page-header.tsx";
import { FullPageSpinner } from "#client/ui/spinner.tsx";
import { ChangePassword } from "./change-password.tsx";
import { currentDoor, doorsOf } from "./doors.ts";
import { useStaffSession } from "./session.ts";

const AuthoringFront = lazy(async () => ({ default: (await import("../authoring/authoring-front.tsx")).AuthoringFront }));
const MarkingFront = lazy(async () => ({ default: (await import("../marking/marking-front.tsx")).MarkingFront }));
const OfficeFront = lazy(async () => ({ default: (await import("../office/office-front.tsx")).OfficeFront }));

/** The left rail and the front in work. */
export function StaffShell(props: { onLeave: () => void }) {
  const location = useLocation();
  const isUnder = (base: string) => location.pathname === base || location.pathname.startsWith(`${base}/`);
  return (
    <div class="staff-shell">
      <Rail onLeave={props.onLeave} />
      <main class="staff-main" id="main">
        <Suspense fallback={<FullPageSpinner />}>
          <Switch fallback={<Home />}>
            <Match when={isUnder("/staff/bank")}>
              <AuthoringFront />
            </Match>
            <Match when={isUnder("/staff/marking")}>
              <MarkingFront />
            </Match>
            <Match when={isUnder("/staff/office")}>
              <OfficeFront />
            </Match>
            <Match when={isUnder("/staff/password")}>
              <ChangePassword isFirst={false} />
            </Match>
          </Switch>
        </Suspense>
      </main>
    </div>
  );
}

/** Whoever arrives is taken to the first door that is theirs. */
function Home() {
  const session = useStaffSession();
  return (
    <Show
      when={doorsOf(session.me().roles)[0]}
      fallback={<EmptyState title={staff().noWorkTitle}>{staff().noWorkText}</EmptyState>}
    >
      {(door) => <Navigate href={door().href} />}
    </Show>
  );
}

function Rail(props: { onLeave: () => void }) {
  const session = useStaffSession();
  const location = useLocation();
  const doors = createMemo(() => doorsOf(session.me().roles, location.pathname));
  const current = createMemo(() => currentDoor(doors(), { path: location.pathname, search: location.search }));
  return (
    <nav class="rail" aria-label={staff().work}>
      <div class="rail-brand">{common().product}</div>
      <ul class="rail-doors">
        <For each={doors()}>
          {(door) => (
            <li>
              <a
                href={door.href}
                class="rail-door"
                classList={{ current: current() === door, within: door.within !== undefined }}
                aria-current={current() === door ? "page" : undefined}
              >
                <Icon of={door.icon} />
                {staff()[door.word]}
              </a>
            </li>
          )}
        </For>
      </ul>
      <div class="rail-foot">
        <div class="rail-person">
          <strong>{session.me().displayName}</strong>
          <span class="soft small-text">
            {session
              .me()
              .roles.map((role) => staff().roles[role])
              .join(" · ")}
          </span>
        </div>
        <A href="/staff/password" class="rail-door" activeClass="current">
          <Icon of={KeyRound} />
          {staff().changePassword}
        </A>
        <button type="button" class="rail-door" onClick={() => chooseLanguage(language() === "zh" ? "en" : "zh")}>
          <Icon of={Languages} />
          {common().otherLanguage}
        </button>
        <button type="button" class="rail-door" onClick={() => props.onLeave()}>
          <Icon of={LogOut} />
          {common().signOut}
        </button>
      </div>
    </nav>
  );
}
