// Who may be at the desk: officers, and nobody else.
import { expect, test } from '../harness/page.ts';
import { enter } from '../harness/people.ts';

test.describe('the desk', () => {
  test.use({ expected: [/status of (403|404)/] });

  test('is closed to tenants and strangers @modes', async ({ page, another }) => {
    await page.goto('/officer');
    await expect(page).toHaveURL(/\/officer\/sign-in/);
    const tenant = await another();
    await enter(tenant, 'grace-adeyemi');
    for (const path of ['/officer', '/officer/admin', '/officer/cases/R-26-004801']) {
      await tenant.goto(path);
      expect(await tenant.content(), path).not.toContain('desk-queue');
      expect(new URL(tenant.url()).pathname, path).toBe('/officer/sign-in');
    }
  });

  test('keeps administration for administrators @modes', async ({ page }) => {
    await enter(page, 'marcus-bell');
    const answer = await page.goto('/officer/admin');
    expect(answer!.status()).toBe(404);
  });
});
