// @vitest-environment jsdom
import { beforeEach, expect, it } from "vitest";
import { chooseDevice } from "#client/sync/device.ts";
import { createMemoryOutbox } from "#client/sync/outbox.ts";

beforeEach(() => sessionStorage.clear());

function ports(taken: readonly string[] = []) {
  let made = 0;
  return {
    storage: sessionStorage,
    outbox: createMemoryOutbox(),
    claim: async (device: string) => !taken.includes(device),
    newName: () => {
      made += 1;
      return `fresh${made}`;
    },
  };
}

it("keeps its name over a reload", async () => {
  const first = await chooseDevice("张三", ports());
  expect(await chooseDevice("张三", ports())).toBe(first);
});

it("gives a duplicated tab a name of its own", async () => {
  const first = await chooseDevice("张三", ports());
  const second = await chooseDevice("张三", { ...ports([first]), newName: () => "second" });
  expect(second).toBe("second");
});

it("never goes on under another candidate's name", async () => {
  await chooseDevice("张三", ports());
  expect(await chooseDevice("李四", { ...ports(), newName: () => "other" })).toBe("other");
});

it("goes on under the name a crashed browser left unsent answers with", async () => {
  const set = ports();
  await set.outbox.append("crashed0", { n: 1, command: { kind: "visit", slot: 1 } });
  await set.outbox.note("crashed0", { owner: "张三", epoch: 1, conflicts: [] });
  expect(await chooseDevice("张三", set)).toBe("crashed0");
  sessionStorage.clear();
  expect(await chooseDevice("李四", set)).toBe("fresh1");
});
