import { afterAll, describe, expect, it } from "vitest";
import { createImportPort } from "#server/interchange/import-port.ts";
import { zipOf } from "./zip-of.ts";

const port = createImportPort();
afterAll(() => port.close());

const QUIZ = `<quiz><question type="truefalse"><questiontext><text>Water is wet.</text></questiontext>
<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>`;
const quiz = { name: "q.xml", bytes: new TextEncoder().encode(QUIZ) };

describe("reading in a thread", () => {
  it("gives what the file holds, leaves the caller its bytes, and reads several files in turn", async () => {
    const outcomes = await Promise.all([port.read(quiz), port.read(quiz)]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ format: "moodle-xml", items: [{ stem: "Water is wet.", key: ["A"] }] });
    expect(quiz.bytes.length).toBe(QUIZ.length);
  });

  it("gives a hostile file's sentence and goes on", async () => {
    const bomb = { name: "b.zip", bytes: zipOf([{ name: "b.xml", data: new Uint8Array(20 * 2 ** 20) }]) };
    expect(await port.read(bomb)).toMatchObject({ hostile: { en: expect.stringContaining("zip bomb") } });
    expect(await port.read(quiz)).toMatchObject({ format: "moodle-xml" });
  });

  it("ends a reading that takes too long, answers meanwhile, and starts a new thread for the next file", async () => {
    const impatient = createImportPort({ patienceMs: 20, memoryMb: 192 });
    const slow = { name: "s.xml", bytes: new TextEncoder().encode(`<quiz>${"<question/>".repeat(200_000)}</quiz>`) };
    let answers = 0;
    const beat = setInterval(() => (answers += 1), 1);
    expect(await impatient.read(slow)).toMatchObject({
      hostile: { en: expect.stringContaining("could not be read within 0.02 seconds") },
    });
    clearInterval(beat);
    expect(answers).toBeGreaterThan(0);
    expect(await impatient.read(slow)).toMatchObject({ hostile: { zh: expect.stringContaining("没有读完") } });
    await impatient.close();
  });

  it("ends a reading that takes too much memory", async () => {
    const small = createImportPort({ patienceMs: 60_000, memoryMb: 64 });
    const text = `<quiz>${'<a b="c">text</a>'.repeat(240_000)}</quiz>`;
    const members = Array.from({ length: 8 }, (_, at) => ({ name: `${at}.xml`, data: text.replace("text", `text ${at}`) }));
    const crowded = { name: "m.zip", bytes: zipOf(members.map((member) => ({ ...member, isStored: true }))) };
    expect(await small.read(crowded)).toMatchObject({ hostile: { en: expect.stringContaining("64 MB of memory") } });
    await small.close();
  });
});
