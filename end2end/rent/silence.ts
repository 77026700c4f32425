// What a page must not say: to whoever may not be asked for money, and to whoever may not be told why.
import { expect, type Locator } from '@playwright/test';

/** Words that nobody is to read who may not be asked. */
export const ASKING = [/\bowe\b/i, /\barrears\b/i, /\bdebt\b/i, /must pay/i, /in full/i, /overdue/i];
/** As the app asks: "£116.10 to pay". */
export const TO_PAY = /£[\d,.]+ to pay/i;
export const WHY = [/breathing/i, /moratorium/i, /debt respite/i, /mental/i, /crisis team/i];

/** Neither in words one sees nor, of the reason and of what is to pay, in the markup; and no red where nothing may be asked for. */
export async function saysNothingOf(part: Locator, never: RegExp[]): Promise<void> {
  const text = await part.innerText();
  for (const words of never) expect(text, String(words)).not.toMatch(words);
  const html = await part.innerHTML();
  for (const words of never.filter((it) => [TO_PAY, ...WHY].includes(it))) {
    expect(html, String(words)).not.toMatch(words);
    expect(withoutTags(html), String(words)).not.toMatch(words);
  }
  if (never.includes(ASKING[0])) await expect(part.locator('[class*="--red"], [class*="error"]')).toHaveCount(0);
}

/** The markup's words in one line, folded ones and those for screen readers too: an amount and its sentence stand in elements of their own. */
function withoutTags(html: string): string {
  return html
    .replaceAll(/<!--.*?-->/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}
