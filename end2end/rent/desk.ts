// The income team's desk: the ways to an account.
import type { Page } from '@playwright/test';
import { expect } from '../harness/page.ts';

/** From the list of who owes to someone's account; their garage is another one. */
export async function openAccount(page: Page, name: string): Promise<string> {
  await page.goto('/officer/rent');
  const row = page.locator('.rent-list tbody tr').filter({ hasText: name }).filter({ hasNotText: 'Garage' }).first();
  const href = (await row.locator('a').first().getAttribute('href'))!;
  await page.goto(href);
  return href;
}

/** The rows of a list of accounts that words find, whether anything is owed on them or not. */
export async function findAccounts(page: Page, words: string): Promise<void> {
  await page.goto('/officer/rent');
  await page.getByLabel('Name, address, tenancy or payment reference').fill(words);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page).toHaveURL(/search=/);
}

/** The cells of a list of accounts. */
export async function rowsOf(page: Page): Promise<string[][]> {
  const rows = page.locator('.rent-list tbody tr');
  return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent!.trim())));
}
