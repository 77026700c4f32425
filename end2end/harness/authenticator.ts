// An authenticator app: the six figures of RFC 6238 for a base32 key.
import { createHmac } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The figures now, by the server's clock; `steps` of 30 seconds later or earlier. */
export function figures(key: string, steps = 0): string {
  const now = Date.now() + Number(process.env.END2END_AHEAD ?? 0);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000) + steps));
  const mac = createHmac('sha1', fromBase32(key)).update(counter).digest();
  const at = mac[mac.length - 1] & 15;
  const number = mac.readUInt32BE(at) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function fromBase32(key: string): Buffer {
  const letters = [...key.replaceAll(/[\s=]/g, '').toUpperCase()];
  const bits = letters.map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
