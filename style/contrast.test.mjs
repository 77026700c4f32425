// Reads `tokens.scss` as a browser would, light and dark, with and without `color-mix`, and measures every pair we use.
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
const THEMES = ['light', 'dark'].flatMap((scheme) => [true, false].map((mixes) => ({ scheme, mixes })));

for (const { scheme, mixes } of THEMES) {
  const tokens = tokensFor(scheme, mixes);
  const name = `${scheme}${mixes ? '' : ', in a browser without color-mix'}`;
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
function tokensFor(scheme, mixes) {
  const tokens = {};
  for (const { conditions, body } of blocks(source)) {
    const applies =
      !conditions.includes('print') &&
      (scheme === 'dark' || !conditions.includes('dark')) &&
      (mixes || !conditions.includes('color-mix'));
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
  const mix = value.match(/^color-mix\(in srgb, (.+) (\d+)%, (.+)\)$/);
  if (mix) {
    const [one, other, share] = [colour(tokens, mix[1]), colour(tokens, mix[3]), mix[2] / 100];
    return one.map((channel, i) => channel * share + other[i] * (1 - share));
  }
  assert.match(value, /^#[0-9a-f]{6}$/);
  return [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16) / 255);
}

/** Relative luminance, WCAG 2.2. */
function luminance(channels) {
  const [red, green, blue] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
