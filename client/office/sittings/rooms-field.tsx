import Plus from "lucide-solid/icons/plus";
import X from "lucide-solid/icons/x";
import { Index, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import type { RoomFields } from "./schedule-form.ts";

/** Rooms and their seats, one line each. */
export function RoomsField(props: {
  rooms: readonly RoomFields[];
  error: string | undefined;
  onChange: (rooms: readonly RoomFields[]) => void;
}) {
  const words = () => office().sittings.form;
  const total = () => props.rooms.reduce((sum, { seats }) => sum + (Number.parseInt(seats, 10) || 0), 0);

  function change(at: number, edit: Partial<RoomFields>): void {
    props.onChange(props.rooms.map((room, index) => (index === at ? { ...room, ...edit } : room)));
  }

  return (
    <fieldset class="field">
      <legend class="label">{words().rooms}</legend>
      <div class="stack tight">
        <Index each={props.rooms}>
          {(room, at) => (
            <div class="office-room">
              <input
                class="input"
                aria-label={`${words().roomName} ${at + 1}`}
                placeholder={words().roomName}
                maxlength={40}
                value={room().name}
                onChange={(event) => change(at, { name: event.currentTarget.value })}
              />
              <input
                class="input"
                aria-label={`${words().seats} ${at + 1}`}
                placeholder={words().seats}
                inputmode="numeric"
                maxlength={4}
                value={room().seats}
                onInput={(event) => change(at, { seats: event.currentTarget.value })}
              />
              <Button
                variant="plain"
                disabled={props.rooms.length === 1}
                onClick={() => props.onChange(props.rooms.filter((_, index) => index !== at))}
              >
                <Icon of={X} name={words().removeRoom(room().name || String(at + 1))} />
              </Button>
            </div>
          )}
        </Index>
      </div>
      <div class="row">
        <Button size="small" icon={Plus} onClick={() => props.onChange([...props.rooms, { name: "", seats: "" }])}>
          {words().addRoom}
        </Button>
        <span class="soft">{words().seatTotal(total())}</span>
      </div>
      <Show when={props.error}>
        <span class="error" role="alert">
          {props.error}
        </span>
      </Show>
    </fieldset>
  );
}
