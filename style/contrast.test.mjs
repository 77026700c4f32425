// Reads `tokens.scss` as a browser would, light and dark, with and without relative colours, and measures every pair we use.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const source = readFileSync(new URL('tokens.scss', import.meta.url), 'utf8').replaceAll(/\/\/.*$/gm, '');
const GROUNDS = ['paper', 'card'];
const TEXT = [
  ...GROUNDS.flatMap((ground) => ['ink', 'muted', 'brand-ink', 'action', 'red', 'green', 'amber'].map((ink) => [ink, ground])),
  ...['ink', 'muted', 'brand-ink', 'action'].map((ink) => [ink, 'brand-soft']),
  ...['amber', 'red', 'green'].flatMap((tone) => [[tone, `${tone}-soft`], ['ink', `${tone}-soft`]]),
  ['neutral-ink', 'neutral-soft'], ['ink', 'neutral-soft'], ['green-soft', 'green'],
  ['on-top', 'top'], ['on-top-soft', 'top'],
  ['on-action', 'action'], ['on-action', 'action-edge'], ['on-danger', 'danger'],
  ['on-side', 'side'], ['on-side', 'side-here'], ['on-side-soft', 'side'], ['on-focus', 'focus'],
];
const SHAPES = [
  ...GROUNDS.flatMap((ground) => ['field-line', 'action', 'red-edge'].map((line) => [line, ground])),
  ['red-edge', 'red-soft'], ['focus', 'on-focus'], ['focus', 'side'], ['focus', 'top'],
];
const THEMES = ['light', 'dark'].flatMap((scheme) => [true, false].map((derives) => ({ scheme, derives })));

for (const { scheme, derives } of THEMES) {
  const tokens = tokensFor(scheme, derives);
  const name = `${scheme}${derives ? '' : ', in a browser without relative colours'}`;
  test(`every text can be read: ${name}`, () => check(tokens, TEXT, 4.5));
  test(`every field, border and focus ring can be seen: ${name}`, () => check(tokens, SHAPES, 3));
  test(`the focus ring stands out on every ground: ${name}`, () => {
    for (const ground of GROUNDS) {
      const best = Math.max(contrast(tokens, 'focus', ground), contrast(tokens, 'on-focus', ground));
      assert.ok(best >= 3, `${ground}: ${best.toFixed(2)}`);
    }
  });
}

test('another council may bring another colour', () => {
  for (const brand of ['#1d3f8a', '#7a1f4b', '#5b2d86', '#20592d', '#0b0c0c', '#9c2f00']) {
    for (const scheme of ['light', 'dark']) check({ ...tokensFor(scheme, true), brand }, TEXT, 4.5);
  }
});

test('a colour too pale to read on is found out', () => {
  assert.throws(() => check({ ...tokensFor('light', true), brand: '#ffcc00' }, TEXT, 4.5), / on paper/);
});

test('no component brings its own colour for text', async () => {
  const { readdirSync } = await import('node:fs');
  const folder = new URL('components/', import.meta.url);
  const own = readdirSync(folder)
    .filter((file) => file !== 'print.scss' && file !== 'photo.scss')
    .filter((file) => /^\s*color: #/m.test(readFileSync(new URL(file, folder), 'utf8')));
  assert.deepEqual(own, []);
});

function check(tokens, pairs, least) {
  for (const [ink, ground] of pairs) {
    const ratio = contrast(tokens, ink, ground);
    assert.ok(ratio >= least, `${ink} on ${ground}: ${ratio.toFixed(2)}, needs ${least}`);
  }
}

/** The tokens in force, later blocks winning as in the cascade. */
function tokensFor(scheme, derives) {
  const tokens = {};
  for (const { conditions, body } of blocks(source)) {
    const applies =
      !conditions.includes('print') &&
      (scheme === 'dark' || !conditions.includes('dark')) &&
      (derives || !conditions.includes('oklch'));
    if (applies) for (const [, name, value] of body.matchAll(/--([\w-]+):\s*([^;]+);/g)) tokens[name] = value.trim();
  }
  return tokens;
}

/** Each `:root` block with the at-rules around it. */
function* blocks(text) {
  const around = [];
  for (const [, opening, body, closing] of text.matchAll(/(@[^{]+)\{|:root\s*\{([^}]*)\}|(\})/g)) {
    if (opening) around.push(opening);
    else if (closing) around.pop();
    else yield { conditions: around.join(' '), body };
  }
}

function contrast(tokens, one, other) {
  const [dark, light] = [one, other].map((name) => luminance(colour(tokens, `var(--${name})`))).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function colour(tokens, value) {
  const variable = value.match(/^var\(--([\w-]+)\)$/);
  if (variable) return colour(tokens, tokens[variable[1]] ?? assert.fail(`no token --${variable[1]}`));
  const derived = value.match(/^oklch\(from var\(--([\w-]+)\) ([\d.]+) min\(c, ([\d.]+)\) h\)$/);
  if (derived) return withLightness(colour(tokens, tokens[derived[1]]), Number(derived[2]), Number(derived[3]));
  assert.match(value, /^#[0-9a-f]{6}$/);
  return [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16) / 255);
}

/** Relative luminance, WCAG 2.2. */
function luminance(channels) {
  const [red, green, blue] = channels.map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colour's hue at another OKLCH lightness, its chroma held to `most`. Matrices: CSS Color 4, section 18. */
function withLightness(channels, lightness, most) {
  const cones = times([[0.41222147, 0.53633254, 0.05144599], [0.2119035, 0.6806995, 0.10739696], [0.08830246, 0.28171884, 0.6299787]], channels.map(linear)).map(Math.cbrt);
  const [, a, b] = times([[0.21045426, 0.79361779, -0.00407205], [1.97799849, -2.42859222, 0.45059373], [0.02590404, 0.78277177, -0.80867577]], cones);
  const shrink = Math.min(1, most / Math.hypot(a, b));
  const back = times([[1, 0.39633778, 0.21580376], [1, -0.10556135, -0.06385417], [1, -0.08948418, -1.29148555]], [lightness, a * shrink, b * shrink]);
  const light = times([[4.07674166, -3.3077116, 0.23096993], [-1.26843800, 2.60975740, -0.34131940], [-0.00419609, -0.70341861, 1.7076147]], back.map((cone) => cone ** 3));
  return light.map((c) => Math.min(1, Math.max(0, c))).map((c) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055));
}

function times(matrix, vector) {
  return matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * vector[i], 0));
}

function linear(channel) {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
