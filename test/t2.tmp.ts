import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { readBankFolder } from "#server/bank/read-bank-folder.ts";
import { parseBlueprint } from "#blueprints/blueprint.ts";
import { assemblePapers, blueprintHash } from "#blueprints/assemble.ts";
import { assemblyModel } from "#blueprints/constraints.ts";
import { countFindings } from "#blueprints/count-checks.ts";
import { searchForms } from "#blueprints/search.ts";
import { verifyPapers } from "#blueprints/verify.ts";
import { canonicalItem } from "#item-bank/item.ts";
const b = parseBlueprint(readFileSync("blueprints/exams/cmq.yaml","utf8"),"cmq.yaml");
if ("problems" in b) throw 1;
const bank = await readBankFolder("item-bank/items");
const items = bank.items.map(e=>({item:e.item,version:1}));
const hash=(t:string)=>createHash("sha256").update(t).digest("hex");
const time=(name:string,f:(i:number)=>void)=>{const ts=[];for(let i=0;i<100;i++){const c=process.cpuUsage();const t=performance.now();f(i);ts.push(performance.now()-t)}ts.sort((a,b)=>a-b);console.log(name,ts[50]!.toFixed(2))};
for (let k=0;k<2;k++){
time("all",i=>{assemblePapers({blueprint:b.blueprint,items,forms:2,seed:String(i)},hash)});
time("model",()=>{assemblyModel(b.blueprint,items)});
const m=assemblyModel(b.blueprint,items);
time("counts",()=>{countFindings(m,2)});
time("search",i=>{searchForms(m,{forms:2,seed:String(i),restart:0,moves:30000,uses:new Int32Array(m.items.length)})});
const r=assemblePapers({blueprint:b.blueprint,items,forms:2,seed:"1"},hash); if("refused" in r) throw 1;
time("verify",()=>{verifyPapers({blueprint:b.blueprint,items,papers:r.papers},{hash})});
time("bph",()=>{blueprintHash(b.blueprint,hash)});
time("canon75x2",()=>{for(const e of items.slice(-150)) canonicalItem(e.item)});
time("hash75x2",()=>{for(const e of items.slice(-150)) hash(JSON.stringify(e.item))});
}
