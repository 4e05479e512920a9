import { randomStream } from "#kernel/random-stream.ts";

const FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀兰霞平刚桂英华建文玲志红金波晨宇欣怡子轩雨涵思远嘉琪";
const ORGANISATIONS = [
  "东江精工有限公司",
  "北辰医疗器械有限公司",
  "远航软件股份有限公司",
  "青禾食品集团",
  "中衡建设工程有限公司",
  "新桥物流有限公司",
];

export interface InventedPerson {
  readonly name: string;
  readonly idTail: string;
  readonly organisation: string;
}

/** Invented candidates, the same for the same seed. */
export function inventPeople(count: number, seed: string): InventedPerson[] {
  const stream = randomStream(seed, "people");
  const pick = <T>(values: ArrayLike<T>): T => values[stream.below(values.length)] as T;
  return Array.from({ length: count }, () => {
    const given = stream.next() < 0.75 ? pick(GIVEN) + pick(GIVEN) : pick(GIVEN);
    const idTail = String(stream.below(10_000)).padStart(4, "0");
    return { name: pick(FAMILY) + given, idTail, organisation: pick(ORGANISATIONS) };
  });
}

/** A roster as the office would paste it. */
export function asRosterText(people: readonly InventedPerson[]): string {
  return ["姓名\t证件号\t单位", ...people.map(({ name, idTail, organisation }) => `${name}\t${idTail}\t${organisation}`)].join(
    "\n",
  );
}
