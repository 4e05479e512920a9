import { describe, expect, it } from "vitest";
import { ownPass, type Pass, passState } from "#client/authoring/access/pass-state.ts";

const NOW = 1_000_000;
function pass(id: string, facts: Partial<Pass> = {}): Pass {
  return { id, askedBy: "周正", isMine: true, askedAt: 0, reason: "复审", grantedBy: null, expiresAt: null, ...facts };
}
const granted = (expiresAt: number) => ({ grantedBy: "秦岚", expiresAt });

describe("a pass", () => {
  it("waits, holds, and runs out", () => {
    expect(passState(pass("a"), NOW)).toBe("waiting");
    expect(passState(pass("a", granted(NOW + 1)), NOW)).toBe("granted");
    expect(passState(pass("a", granted(NOW)), NOW)).toBe("expired");
  });

  it("that counts is one's own in force, else the newest waiting", () => {
    const waiting = [pass("old", { askedAt: 1 }), pass("new", { askedAt: 2 })];
    expect(ownPass(waiting, NOW)?.id).toBe("new");
    expect(ownPass([...waiting, pass("held", granted(NOW + 1))], NOW)?.id).toBe("held");
    expect(ownPass([pass("gone", granted(NOW - 1)), pass("other", { isMine: false })], NOW)).toBeUndefined();
  });
});
