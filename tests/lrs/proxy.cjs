// node proxy.cjs PORT TARGET_PORT: a fault proxy between delivery and a record store, on loopback only.
//
// Set it with POST /_proxy and a JSON body:
//   {"mode":"lost-ack","times":2}          the next two POSTs (times: -1 for all until changed)
//   {"rates":{"503":0.15,"drop":0.1},"seed":7}   each POST by chance, the same chances for the same seed
//   {"known":true}                         409 for a batch with any id that was stored already
// What hangs is cut off when it is set anew.
// GET /_proxy tells {"posts":…,"gets":…,"overlaps":…}: overlaps counts ids that were in two POSTs at the same time.
// portal, redirect, 400-all and 401 answer every method alike: that is how such a server behaves.
const http = require('http');
const [port, target] = process.argv.slice(2).map(Number);
let mode = '', times = 0, rates = {}, known = false, seed = 1;
let posts = 0, gets = 0, overlaps = 0;
const stored = new Set(), inFlight = new Map(), hanging = [];

function chance() {  // mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

function modeOfThisPost() {
  if (times !== 0) { if (times > 0) times--; return mode; }
  let dice = chance();
  for (const [name, rate] of Object.entries(rates)) { if (dice < rate) return name; dice -= rate; }
  return '';
}

function forward(q, body, done) {
  const headers = { ...q.headers, host: `127.0.0.1:${target}`, connection: 'close' };
  const out = http.request({ host: '127.0.0.1', port: target, method: q.method, path: q.url, headers }, (a) => {
    const parts = [];
    a.on('data', (d) => parts.push(d));
    a.on('end', () => done(a.statusCode, a.headers, Buffer.concat(parts)));
  });
  out.on('error', () => done(502, {}, Buffer.from('')));
  out.end(body);
}

const everywhere = {
  portal: (s) => { s.writeHead(200, { 'content-type': 'text/html' }); s.end('<html><body>Please accept our terms.</body></html>'); },
  redirect: (s) => { s.writeHead(302, { location: 'http://127.0.0.1:9/login' }); s.end(); },
  '400-all': (s) => { s.writeHead(400, { 'content-type': 'application/json' }); s.end('{"message":"bad request"}'); },
  '401': (s) => { s.writeHead(401); s.end('{"message":"unauthorized"}'); },
};
const before = {
  ...everywhere,
  drop: (s) => s.socket.destroy(),
  hang: (s) => { hanging.push(s.socket); },
  '413': (s) => { s.writeHead(413); s.end(); },
  '429+2': (s) => { s.writeHead(429, { 'retry-after': '2' }); s.end(); },
  '500': (s) => { s.writeHead(500); s.end(); },
  '503': (s) => { s.writeHead(503); s.end(); },
  '503+7': (s) => { s.writeHead(503, { 'retry-after': '7' }); s.end(); },
};
const after = {
  'lost-ack': (s) => s.socket.destroy(),
  half: (s, body) => { s.writeHead(200, { 'content-length': body.length }); s.write(body.subarray(0, body.length >> 1)); setTimeout(() => s.socket.destroy(), 20); },
  'headers-only': (s, body) => { s.writeHead(200, { 'content-length': body.length }); s.flushHeaders(); },
  trickle: (s, body) => {  // a byte a second
    s.writeHead(200, { 'content-length': body.length });
    let at = 0;
    const drip = setInterval(() => { if (s.destroyed || at >= body.length) clearInterval(drip); else s.write(body.subarray(at, ++at)); }, 1000);
  },
  'short-list': (s) => { s.writeHead(200, { 'content-type': 'application/json' }); s.end('[]'); },
  'no-content': (s) => { s.writeHead(204); s.end(); },
};

function idsIn(body) {
  try { return JSON.parse(body).map((statement) => statement.id); } catch { return []; }
}

function post(q, s, body) {
  posts++;
  const ids = idsIn(body);
  for (const id of ids) { if (inFlight.has(id)) overlaps++; inFlight.set(id, (inFlight.get(id) || 0) + 1); }
  const landed = () => { for (const id of ids) { const n = inFlight.get(id) - 1; n ? inFlight.set(id, n) : inFlight.delete(id); } };
  s.on('close', landed);

  const now = modeOfThisPost();
  if (before[now]) return before[now](s);
  if ((known || now === '409-known') && ids.some((id) => stored.has(id))) { s.writeHead(409); return s.end('{"message":"known"}'); }
  forward(q, body, (status, headers, answer) => {
    if (status === 200) ids.forEach((id) => stored.add(id));
    if (status < 300 && after[now]) return after[now](s, answer);
    if (s.destroyed) return;
    delete headers['transfer-encoding'];
    s.writeHead(status, { ...headers, 'content-length': answer.length });
    s.end(answer);
  });
}

function control(q, s, body) {
  if (q.method === 'POST') {
    const set = JSON.parse(body);
    for (const socket of hanging.splice(0)) socket.destroy();
    mode = set.mode ?? ''; times = set.times ?? 0; rates = set.rates ?? {}; known = set.known ?? false; seed = set.seed ?? 1;
    posts = gets = overlaps = 0;
  }
  s.writeHead(200, { 'content-type': 'application/json' });
  s.end(JSON.stringify({ posts, gets, overlaps }));
}

http.createServer((q, s) => {
  const parts = [];
  q.on('data', (d) => parts.push(d));
  q.on('end', () => {
    const body = Buffer.concat(parts);
    if (q.url === '/_proxy') return control(q, s, body);
    if (q.method === 'POST') return post(q, s, body);
    gets++;
    if (times !== 0 && everywhere[mode]) return everywhere[mode](s);
    forward(q, body, (status, headers, answer) => {
      delete headers['transfer-encoding'];
      s.writeHead(status, { ...headers, 'content-length': answer.length });
      s.end(answer);
    });
  });
}).listen(port, '127.0.0.1');
