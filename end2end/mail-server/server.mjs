// A real SMTP server for the tests: node server.mjs <none|starttls|tls> [<user>:<password>]
//
// Listens on a free port of this machine and writes one JSON line per event to standard output:
//   {"event":"listening","port":…,"certificate":"<PEM>"}   once, first; no certificate without TLS
//   {"event":"mail","from":…,"to":[…],"raw":…,"secure":…,"user":…}   for each message taken
//   {"event":"connection"}   for each client that connects
//   {"event":"read"}   for each line on standard input: everything that happened before has been written
// Ends when its standard input ends, so that it never outlives the test that started it.
//
// Who it is sent to decides how it behaves (the part before the @):
//   nobody  550 no such user      greylisted  451 come back later, once for each sender session     full  452
//   toobig  552 after the data    blocked     554 after the data   hang   never answers             drop  hangs up
import { createInterface } from 'node:readline';
import forge from 'node-forge';
import { SMTPServer } from 'smtp-server';

const [mode = 'none', account] = process.argv.slice(2);
const { key, certificate } = mode === 'none' ? {} : selfSigned();

const server = new SMTPServer({
  key,
  cert: certificate,
  secure: mode === 'tls',
  disabledCommands: mode === 'none' ? ['STARTTLS'] : [],
  authOptional: !account,
  allowInsecureAuth: mode === 'none',
  size: 1024 * 1024,
  closeTimeout: 500,
  disableReverseLookup: true,
  onConnect(_session, done) {
    say({ event: 'connection' });
    done();
  },
  onAuth(auth, _session, done) {
    const right = `${auth.username}:${auth.password}` === account;
    done(right ? null : refusal(535, 'wrong user or password'), { user: auth.username });
  },
  onMailFrom(_address, session, done) {
    done(mode === 'starttls' && !session.secure ? refusal(530, 'STARTTLS first') : null);
  },
  onRcptTo({ address }, session, done) {
    receive(address.split('@')[0], address, session, done);
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => take(Buffer.concat(chunks).toString('utf8'), session, done));
  },
});

const seen = new Set();

function receive(name, address, session, done) {
  if (name === 'hang') return;
  if (name === 'drop') return dropAll();
  if (name === 'nobody') return done(refusal(550, `5.1.1 no such user ${address}`));
  if (name === 'full') return done(refusal(452, '4.2.2 mailbox full'));
  if (name === 'greylisted' && !seen.has(address)) {
    seen.add(address);
    return done(refusal(451, '4.7.1 greylisted, come back later'));
  }
  done();
}

function take(raw, session, done) {
  const to = session.envelope.rcptTo.map((recipient) => recipient.address);
  const name = to[0].split('@')[0];
  if (name === 'toobig') return done(refusal(552, '5.3.4 message too big'));
  if (name === 'blocked') return done(refusal(554, '5.7.1 looks like spam'));
  say({ event: 'mail', from: session.envelope.mailFrom.address, to, raw, secure: session.secure, user: session.user ?? null });
  done(null, 'taken');
}

function dropAll() {
  for (const connection of server.connections) connection._socket.destroy();
}

function refusal(responseCode, message) {
  return Object.assign(new Error(message), { responseCode });
}

function selfSigned() {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  const name = [{ name: 'commonName', value: 'Mail server of the tests' }];
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }] },
  ]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return { key: forge.pki.privateKeyToPem(keys.privateKey), certificate: forge.pki.certificateToPem(certificate) };
}

function say(event) {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

server.on('error', () => {}); // a client that hangs up is part of the tests
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port, certificate: certificate ?? '' }));
createInterface({ input: process.stdin }).on('line', () => say({ event: 'read' })).on('close', () => process.exit(0));
