import { isDeepStrictEqual } from "node:util";
import { fileTrees } from "./src/parsers/file-trees.js";
import { readEmbeddedJson } from "./src/parsers/embedded.js";
import { textOf, startOf } from "./src/source/index.js";
import { corpusFiles } from "./test/parsers/corpus.js";
function un(s:string,style:string){ return style==="yaml-single"?s.replaceAll("''","'").replace(/\r?\n\s*/g," "): style==="yaml-double"||style==="json-string"? JSON.parse('"'+s.replace(/\\\n\s*(\\(?= ))?/g,"").replace(/\n\s*/g," ")+'"'):s; }
let n=0,bad=0,broken=0;
function val(node:any):any{ return node.kind==="scalar"?(node.quoted?node.text:JSON.parse(node.text)):node.kind==="null"?null:node.kind==="list"?node.items.map(val):node.kind==="mapping"?Object.fromEntries(node.entries.map((e:any)=>[e.key.text,val(e.value)])):"?"; }
function check(node:any,within:any[],f:string){ n++; let t=textOf(node.location); try{ for(const w of within) t=un(t,w.style); if(!isDeepStrictEqual(JSON.parse(t),val(node))) throw new Error("differs "+t.slice(0,60)); }catch(e:any){ if(bad++<15) console.log(f,startOf(node.location),within,e.message.slice(0,120), JSON.stringify(textOf(node.location).slice(0,80))); }
 for(const i of node.items??[])check(i,within,f); for(const e of node.entries??[]){check(e.key,within,f);check(e.value,within,f);} }
function walk(node:any,f:string){ if(node.kind==="scalar"){ if(/^\s*[{[]/.test(node.text)){ const p:any[]=[]; const r:any=readEmbeddedJson(node,p); if(r){ if(p.length){broken++;return;} const w=r.layout?.within; if(!w){console.log("no within",f,startOf(node.location));return;} check(r,w,f);} } } for(const i of node.items??[])walk(i,f); for(const e of node.entries??[])walk(e.value,f); }
for(const {path,text} of corpusFiles()){ const t=fileTrees().tree(path,text); if(t.problems.length)continue; for(const d of t.documents)walk(d,path);}
console.log({n,bad,broken});
