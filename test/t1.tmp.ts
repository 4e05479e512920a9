import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { readBankFolder } from "#server/bank/read-bank-folder.ts";
import { parseBlueprint } from "#blueprints/blueprint.ts";
import { assemblePapers } from "#blueprints/assemble.ts";
const b = parseBlueprint(readFileSync("blueprints/exams/cmq.yaml","utf8"),"cmq.yaml");
if ("problems" in b) throw 1;
const bank = await readBankFolder("item-bank/items");
console.log(bank.problems.map(p=>p.reason));
const items = bank.items.map(e=>({item:e.item,version:1}));
const hash=(t:string)=>createHash("sha256").update(t).digest("hex");
for (const forms of [1,2,3,4]) {
const times:number[]=[]; 
for (let seed=1; seed<=50; seed++) {
 const t=performance.now();
 const r=assemblePapers({blueprint:b.blueprint,items,forms,seed:String(seed)},hash);
 times.push(performance.now()-t);
 if ("refused" in r) {console.log(r.refused, r.sentences); break;}
 if (seed===50 ) console.log(JSON.stringify(r.report.parallel,null,1).slice(0,900));
 if (seed===50 && forms===2) console.log(r.report.papers[0]!.lines.map(l=>[l.rule,l.wanted,l.got,l.isMet].join(" ")).join("\n"), r.report.moves, r.report.restarts);
}
times.sort((a,b)=>a-b); console.log(forms,"median",times[25],"max",times.at(-1));
}
