import type { Role } from "#contract/people.ts";
import type { SittingSettings } from "#contract/sittings.ts";
import type { House } from "../../server/house.ts";
import { asRosterText, inventPeople } from "./people-names.ts";
import { SERVER_ACTOR } from "./server-actor.ts";
import { simulateSitting } from "./simulate.ts";

/** Demo passwords are known to everybody: the demo is for looking, on a machine of one's own. */
const DEMO_PASSWORD = "kaoheng-demo";
const OPEN_SITTING = "演示场次（随到随考）";
const PAST_SITTING = "样例场次（待评卷）";
const OPEN_CANDIDATES = 12;
const PAST_CANDIDATES = 24;
const SEED = "demo";

const STAFF: readonly { name: string; displayName: string; roles: Role[]; title: string }[] = [
  { name: "writer", displayName: "命题员 林文", roles: ["writer"], title: "命题 item writer" },
  { name: "reviewer", displayName: "审题员 周正", roles: ["reviewer"], title: "审题 reviewer" },
  { name: "checker", displayName: "核题员 方明", roles: ["reviewer", "writer"], title: "盲核答案 blind key checker" },
  { name: "grader1", displayName: "评卷员 陈一", roles: ["grader"], title: "评卷 grader" },
  { name: "grader2", displayName: "评卷员 何二", roles: ["grader"], title: "评卷 grader" },
  { name: "grader3", displayName: "评卷员 罗三", roles: ["grader"], title: "评卷 grader" },
  { name: "chief", displayName: "评卷组长 沈衡", roles: ["chief-grader", "grader"], title: "仲裁 chief grader" },
  { name: "invigilator", displayName: "监考员 高远", roles: ["invigilator"], title: "监考 invigilator" },
  { name: "office", displayName: "考务 许宁", roles: ["office"], title: "考务 exam office" },
  { name: "admin", displayName: "系统管理员", roles: ["administrator"], title: "管理 administrator" },
];

/** Makes the demo on the first start; finds it again on the next. Answers the lines to print. */
export async function openDemo(house: House): Promise<(origin: string) => string[]> {
  if ((await house.accounts.all()).length === 0) await createDemo(house);
  const sitting = (await house.sittings.list()).find(({ name }) => name === OPEN_SITTING);
  const tickets = sitting ? (await house.sittings.tickets(sitting.id)).slice(0, 3) : [];
  return (origin) => [
    `\n考生登录 candidates: ${origin}/`,
    ...tickets.map(({ name, ticket, code }) => `  ${name}   准考证号 ticket ${ticket}   登录码 entry code ${code}`),
    `\n工作人员登录 staff: ${origin}/staff   密码 password: ${DEMO_PASSWORD}`,
    ...STAFF.map(({ name, title }) => `  ${name.padEnd(12)} ${title}`),
  ];
}

async function createDemo(house: House): Promise<void> {
  for (const { name, displayName, roles } of STAFF) {
    await house.accounts.createWithPassword({ name, displayName, roles }, DEMO_PASSWORD, { mustChange: false });
  }
  const [blueprint] = await house.blueprints.inUse();
  if (!blueprint) return;
  const { papers } = await house.papers.assemble(SERVER_ACTOR, { blueprintId: blueprint.id, forms: 2, seed: SEED });
  const paperIds = papers.map(({ id }) => id);
  const anyTime = { clock: "candidate", lateEntryMinutes: null, earliestHandInMinutes: 0 } as const;
  await openSitting(house, {
    name: OPEN_SITTING,
    count: OPEN_CANDIDATES,
    paperIds,
    settings: anyTime,
    blueprintId: blueprint.id,
  });
  const past = await openSitting(house, {
    name: PAST_SITTING,
    count: PAST_CANDIDATES,
    paperIds,
    settings: anyTime,
    blueprintId: blueprint.id,
  });
  await simulateSitting(house, past, SEED);
  await house.attempts.endAll(SERVER_ACTOR, past, "样例数据");
  await house.sittings.markClosed(SERVER_ACTOR, past);
  await house.sweeps.run();
}

interface DemoSitting {
  readonly name: string;
  readonly count: number;
  readonly blueprintId: string;
  readonly paperIds: string[];
  readonly settings: Partial<SittingSettings>;
}

/** Schedules, registers, seats, opens and starts; answers the sitting's id. */
export async function openSitting(house: House, { name, count, blueprintId, paperIds, settings }: DemoSitting): Promise<string> {
  const rooms = [{ name: "第一机房", seats: Math.max(count, 30) }];
  const startsAt = house.clock.now();
  const { id } = await house.sittings.schedule(SERVER_ACTOR, { name, blueprintId, paperIds, startsAt, rooms, settings });
  await house.sittings.register(SERVER_ACTOR, id, {
    format: "text",
    content: asRosterText(inventPeople(count, name)),
    isDryRun: false,
  });
  await house.sittings.assignSeats(SERVER_ACTOR, id);
  await house.sittings.open(SERVER_ACTOR, id);
  await house.sittings.start(SERVER_ACTOR, id);
  return id;
}
