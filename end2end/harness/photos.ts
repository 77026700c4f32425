// Photos as phones make them, and files that only pretend to be. All are made here, none is kept in the repository.
import type { Page } from '@playwright/test';

export interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Where the picture of [`phonePhoto`] is red, green, blue and yellow when it stands upright. */
export const CORNERS = ['red', 'green', 'blue', 'yellow'] as const;

/**
 * 4000 x 3000 as a phone held upright stores it: lying on its side, with orientation 6, GPS position and maker in its
 * Exif. Upright, its corners are red, green, blue, yellow, clockwise from the top left.
 */
export async function phonePhoto(painter: Page): Promise<File> {
  // Orientation 6: what is stored bottom left is shown top left.
  const sideways = await painted(painter, 4000, 3000, ['green', 'blue', 'yellow', 'red']);
  return { name: 'IMG_4711.jpg', mimeType: 'image/jpeg', buffer: withExif(sideways) };
}

/** A small photo; each hue makes another. */
export async function smallPhoto(painter: Page, hue: number): Promise<File> {
  const colour = `hsl(${hue}, 80%, 50%)`;
  const buffer = await painted(painter, 320, 240, [colour, 'white', colour, 'black']);
  return { name: `photo-${hue}.jpg`, mimeType: 'image/jpeg', buffer };
}

async function painted(painter: Page, width: number, height: number, corners: readonly string[]): Promise<Buffer> {
  const url = await painter.evaluate(
    ({ width, height, corners }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const brush = canvas.getContext('2d')!;
      const sky = brush.createLinearGradient(0, 0, width, height);
      sky.addColorStop(0, '#ddd');
      sky.addColorStop(1, '#666');
      brush.fillStyle = sky;
      brush.fillRect(0, 0, width, height);
      const [w, h] = [width / 4, height / 4];
      const places = [[0, 0], [width - w, 0], [width - w, height - h], [0, height - h]];
      corners.forEach((colour, at) => {
        brush.fillStyle = colour;
        brush.fillRect(places[at][0], places[at][1], w, h);
      });
      return canvas.toDataURL('image/jpeg', 0.9);
    },
    { width, height, corners: [...corners] },
  );
  return Buffer.from(url.split(',')[1], 'base64');
}

/** Width, height and the colours of the four corners, clockwise from the top left, of a picture as a browser shows it. */
export async function seen(painter: Page, picture: Buffer): Promise<{ width: number; height: number; corners: string[] }> {
  return painter.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'none' });
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const brush = canvas.getContext('2d')!;
    brush.drawImage(image, 0, 0);
    const name = (x: number, y: number) => {
      const [r, g, b] = [...brush.getImageData(x, y, 1, 1).data].map((part) => part > 90);
      return r && g ? 'yellow' : r ? 'red' : g ? 'green' : b ? 'blue' : 'black';
    };
    const [near, right, bottom] = [20, width - 20, height - 20];
    return { width, height, corners: [name(near, near), name(right, near), name(right, bottom), name(near, bottom)] };
  }, picture.toString('base64'));
}

/** What a JPEG, PNG or WebP would carry if it still had metadata. */
export function metadata(picture: Buffer): string[] {
  return ['Exif', 'GPS', 'http://ns.adobe.com', 'ICC_PROFILE', 'Photoshop', MAKER].filter((mark) => picture.includes(mark));
}

const MAKER = 'Ebbsmarsh Phone';

/** Puts an APP1 segment behind the start of a JPEG: orientation 6, the maker, and a position in the marsh. */
function withExif(jpeg: Buffer): Buffer {
  const tiff = exif();
  const header = Buffer.alloc(4);
  header.writeUInt16BE(0xffe1, 0);
  header.writeUInt16BE(tiff.length + 8, 2);
  return Buffer.concat([jpeg.subarray(0, 2), header, Buffer.from('Exif\0\0'), tiff, jpeg.subarray(2)]);
}

function exif(): Buffer {
  const maker = Buffer.from(`${MAKER}\0`);
  const [first, gps] = [8, 8 + 2 + 3 * 12 + 4];
  const data = gps + 2 + 4 * 12 + 4;
  const [latitude, longitude] = [data, data + 24];
  const makerAt = longitude + 24;
  const tiff = Buffer.alloc(makerAt + maker.length);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(first, 4);
  table(tiff, first, [[0x010f, 2, maker.length, makerAt], [0x0112, 3, 1, 6], [0x8825, 4, 1, gps]]);
  table(tiff, gps, [[1, 2, 2, 0x4e], [2, 5, 3, latitude], [3, 2, 2, 0x57], [4, 5, 3, longitude]]);
  [51, 1, 27, 1, 11, 1].forEach((part, at) => tiff.writeUInt32LE(part, latitude + 4 * at));
  [0, 1, 15, 1, 42, 1].forEach((part, at) => tiff.writeUInt32LE(part, longitude + 4 * at));
  maker.copy(tiff, makerAt);
  return tiff;
}

function table(tiff: Buffer, at: number, entries: number[][]): void {
  tiff.writeUInt16LE(entries.length, at);
  entries.forEach(([tag, kind, count, value], row) => {
    const start = at + 2 + 12 * row;
    tiff.writeUInt16LE(tag, start);
    tiff.writeUInt16LE(kind, start + 2);
    tiff.writeUInt32LE(count, start + 4);
    tiff.writeUInt32LE(value, start + 8);
  });
}

/** What an iPhone keeps when it is not asked for JPEG. */
export function heic(): File {
  const brands = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  return { name: 'IMG_0815.heic', mimeType: 'image/heic', buffer: Buffer.concat([brands, Buffer.alloc(4096, 7)]) };
}

export function pdfNamedJpg(): File {
  const page = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
  return { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(page.repeat(20)) };
}

export async function truncatedJpeg(painter: Page): Promise<File> {
  const whole = await smallPhoto(painter, 200);
  return { name: 'half.jpg', mimeType: 'image/jpeg', buffer: whole.buffer.subarray(0, Math.floor(whole.buffer.length / 2)) };
}

/** A few bytes that say they are 20,000 pixels on each side. */
export function hugePng(): File {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(20_000, 0);
  header.writeUInt32BE(20_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', Buffer.from([0x78, 0x9c, 3, 0, 0, 0, 0, 1])), chunk('IEND', Buffer.alloc(0))];
  return { name: 'wall.png', mimeType: 'image/png', buffer: Buffer.concat([signature, ...chunks]) };
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(8);
  framed.writeUInt32BE(data.length, 0);
  framed.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([framed.subarray(0, 4), body, framed.subarray(4)]);
}

function crc32(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb8_8320 : 0);
  }
  return ~sum >>> 0;
}
