const fs = require('fs');
const { statement } = require('@learninglocker/xapi-validation/dist/factory');
let bad = 0, n = 0;
for (const f of process.argv.slice(2)) {
  const t = fs.readFileSync(f, 'utf8');
  let list; try { const j = JSON.parse(t); list = Array.isArray(j) ? j : [j]; } catch { list = t.split('\n').filter(Boolean).map(JSON.parse); }
  list.forEach((s, i) => { n++; for (const w of statement(s, [f, String(i)])) { bad++; console.log(`${w.path.join('.')}: ${w.constructor.name} ${JSON.stringify(w.data ?? '').slice(0, 120)}`); } });
}
console.log(`${n} statements, ${bad} problems`); process.exit(bad || !n ? 1 : 0);
