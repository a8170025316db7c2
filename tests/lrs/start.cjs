// node start.cjs PORT [KEY SECRET [FOLDER]]: Learning Locker's statement service, in memory, loopback only.
const [port = '8080', key = 'kiosk', secret = 's3cret', folder] = process.argv.slice(2);
const fs = require('fs'), os = require('os'), net = require('net'), http = require('http'), path = require('path');
const listen = net.Server.prototype.listen;                      // the service would listen on every interface
net.Server.prototype.listen = function (p, ...rest) {
  return typeof p === 'number' ? listen.call(this, p, '127.0.0.1', ...rest.filter((a) => typeof a === 'function')) : listen.call(this, p, ...rest);
};
const basic = (k) => 'Basic ' + Buffer.from(`${k}:${secret}`).toString('base64');
const scopes = { [basic(key)]: ['all'], [basic('readonly')]: ['statements/read'], [basic('writeonly')]: ['statements/write'] };
const auth = http.createServer((q, s) => {                        // the service asks this for every Authorization header
  const sc = scopes[q.headers.authorization];
  s.writeHead(sc ? 200 : 404, { 'content-type': 'application/json' });
  s.end(JSON.stringify(sc ? { _id: 'c1', title: key, lrs_id: 'l1', organisation: 'o1', isTrusted: true, scopes: sc,
    authority: { objectType: 'Agent', account: { homePage: 'https://lrs.example.org', name: key } } } : {}));
});
auth.listen(0, () => {
  const dir = folder || fs.mkdtempSync(path.join(os.tmpdir(), 'lrs-'));
  process.chdir(dir);
  Object.assign(process.env, { MODELS_REPO: 'memory', STORAGE_REPO: 'local', EVENTS_REPO: 'test', AUTH_REPO: 'fetch',
    EXPRESS_PORT: port, LL_CLIENT_INFO_ENDPOINT: `http://127.0.0.1:${auth.address().port}/`, SERVICE_AWAIT_UPDATES: 'true',
    FS_LOCAL_STORAGE_DIR: dir, EXPRESS_MORGAN_DIRECTORY: path.join(dir, 'access'), LANG: 'en', WINSTON_CONSOLE_LEVEL: 'error' });
  // The service goes from page to page by comparing version 1 UUIDs as text, and their first digits begin anew every 429 s:
  // a list read after such a moment would end early. Numbers in their place stay in order.
  let stored = 0;
  require('uuid').v1 = () => String(++stored).padStart(12, '0');
  require('@learninglocker/xapi-statements/dist/server');
});
