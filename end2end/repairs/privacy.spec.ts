// Whose repair it is: a joint tenant sees what is shared and no more; to a neighbour it does not exist.
import { expect, test } from '../harness/page.ts';
import { email, enter, mine } from '../harness/people.ts';
import { begin, send } from './report.ts';

test('a joint tenant sees the repair, but not how to reach the other or who is at risk @modes', async ({ page, another, post, shot }, info) => {
  const [reporter, other] = mine([['zofia-nowak', 'piotr-nowak'], ['nora-dunleavy', 'patrick-dunleavy']] as const, info);
  await enter(page, reporter);
  await begin(post, {});
  await post('/do/repairs/report/risk', { 'at_risk[]': 'pregnant' });
  await post('/do/repairs/report/access', { 'availability[]': 'am', access: 'The key is with my sister Ola.' });
  await post('/do/repairs/report/contact', { 'reach_by[]': ['email', 'sms'] });
  const ref = await send(page);
  await page.goto(`/repairs/${ref}`);
  await expect(page.locator('main')).toContainText('my sister Ola');

  const joint = await another();
  await enter(joint, other);
  await joint.goto('/repairs');
  await expect(joint.locator('main')).toContainText(ref);
  await joint.goto(`/repairs/${ref}`);
  await expect(joint.locator('main')).toContainText('Reported by someone else in your home');
  const html = await joint.content();
  for (const secret of ['sister Ola', 'pregnant', email(reporter)]) expect(html, secret).not.toContain(secret);
  await shot('repair-joint', joint);
  await joint.goto('/account');
  expect(await joint.content()).not.toContain(email(reporter));
});

test.describe('to a neighbour', () => {
  test.use({ expected: [/status of 404/] });

  test('it answers as what does not exist @modes', async ({ page, another, post, shot, a11y }, info) => {
    await enter(page, mine(['tariq-aziz-khan', 'kwame-boateng'], info));
    await begin(post, {});
    const ref = await send(page);
    const neighbour = await another();
    await enter(neighbour, 'grace-adeyemi');
    const theirs = await neighbour.goto(`/repairs/${ref}`);
    expect(theirs!.status()).toBe(404);
    await expect(neighbour.getByRole('heading', { level: 1 })).toHaveText('Page not found');
    await shot('not-found', neighbour);
    await a11y(neighbour);
    const text = await neighbour.locator('body').innerText();
    for (const nothing of ['/repairs/R-26-999999', '/repairs/nonsense', '/no/such/page']) {
      const answer = await neighbour.goto(nothing);
      expect(answer!.status(), nothing).toBe(404);
      expect(await neighbour.locator('body').innerText(), nothing).toBe(text);
    }
    for (const [verb, field] of [['answer', 'message'], ['worse', 'worse'], ['not-fixed', 'why']]) {
      const answer = await post(`/do/repairs/${verb}`, { reference: ref, [field]: 'Not mine.' }, neighbour);
      expect(answer.status(), verb).toBe(404);
    }
    await page.goto(`/repairs/${ref}`);
    await expect(page.locator('main')).not.toContainText('Not mine.');
  });
});
