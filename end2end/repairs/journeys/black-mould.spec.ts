// Black mould where someone has asthma, under Awaab's Law: looked into from afar, written up, looked at again in person
// because the tenant asks for it, made safe, and kept from coming back.
import { expect, test } from '../../harness/page.ts';
import { enter, mine } from '../../harness/people.ts';
import { openCase, submit, told } from '../desk.ts';
import { send, walk } from '../report.ts';

const MOULD = {
  room: 'Bedroom',
  element: 'Damp or mould',
  fault: 'Mould',
  more: { how_much: 'wall', from_leak: 'no', wet_now: 'yes', when_worse: 'cold', makes_ill: 'unsure', room_not_used: 'no' },
  description: 'Black mould over the bed and behind the wardrobe.',
  atRisk: ['Someone with asthma or who finds it hard to breathe'],
};

test.describe('with a neighbour who must not see it', () => {
  test.use({ expected: [/status of 404/] });

  test('black mould and asthma: remote, a letter, a visit the tenant asked for, made safe @modes', async ({ page, another, at, shot, a11y }, info) => {
    test.setTimeout(240_000);
    const [who, joint] = mine([['patrick-dunleavy', 'nora-dunleavy'], ['lucia-mendes', 'carlos-mendes']] as const, info);
    await walk(page, MOULD);
    await enter(page, who);
    const ref = await send(page);
    await page.goto(`/repairs/${ref}`);
    await expect(page.locator('#hazards')).toContainText('This may be a hazard to health or safety. We will find out.');
    await shot('journey-mould-sent');

    const officer = await another();
    await enter(officer, 'joan-ferris');
    await test.step('a competent investigator takes it for significant and looks into it from afar', async () => {
      await openCase(officer, ref);
      await expect(officer.locator('#actions')).toContainText('Investigate the hazard');
      await expect(officer.locator('main')).toContainText('asthma or breathing');
      await shot('journey-mould-desk', officer);
      await a11y(officer);
      await submit(officer, { grade: 'significant', grade_reason: 'Asthma in the bedroom with the mould.' }, 'Decide');
      await told(officer, 'Your decision is kept.');
      await submit(officer, { plan_how: 'remote', plan_when: '2026-11-23T10:00' }, 'Plan and give notice');
      await told(officer, 'The investigation is planned. The tenant hears of it.');
    });

    const monday = await at('2026-11-23T11:00:00Z');
    const surveyor = await monday('joan-ferris');
    await test.step('it is significant; the work is planned and the letter sent', async () => {
      await openCase(surveyor, ref);
      await submit(surveyor, { findings: 'Mould on two outside walls. The wall is cold and wet.', found_how: 'remote', found: 'significant' }, 'Record');
      await told(surveyor, 'The investigation is on record, and its dates run.');
      for (const [kind, what, from, to] of [['make_safe', 'Wash the mould off', '2026-11-25', '2026-11-26'], ['preventative', 'Line the outside walls', '2027-01-11', '2027-01-15']]) {
        await submit(surveyor, { work_kind: kind, work_what: what, work_starts: from, work_finishes: to }, 'Add to the plan');
        await told(surveyor, 'The work is in the plan and will stand in the letter.');
      }
      await surveyor.getByRole('link', { name: 'Write the summary' }).click();
      await expect(surveyor.getByRole('heading', { name: 'This is what they will read' })).toBeVisible();
      await shot('journey-mould-letter-desk', surveyor);
      await a11y(surveyor);
      await surveyor.getByRole('button', { name: 'Send the letter' }).click();
      await told(surveyor, 'The letter is sent.');
    });

    const tenant = await monday(who);
    await test.step('the tenant reads the letter and asks for a visit', async () => {
      await tenant.goto(`/repairs/${ref}`);
      await expect(tenant.locator('#hazards')).toContainText('We found a hazard that could harm someone’s health or safety.');
      await tenant.getByRole('link', { name: 'Read our letter to you' }).click();
      const letter = tenant.locator('article.letter');
      await expect(letter).toContainText('The wall is cold and wet.');
      await expect(letter).toContainText('Line the outside walls');
      await expect(letter).not.toContainText(/asthma/i);
      await tenant.emulateMedia({ media: 'print' });
      await shot('journey-mould-letter-print', tenant);
      await tenant.emulateMedia({ media: 'screen' });
      await shot('journey-mould-letter', tenant);
      await a11y(tenant);
      await tenant.goto(`/repairs/${ref}`);
      await tenant.getByRole('button', { name: 'I want someone to visit' }).click();
      await told(tenant, 'Thank you. Someone will come to your home.');
      await expect(tenant.locator('#hazards')).toContainText('You asked for someone to visit.');
    });

    await test.step('the joint tenant reads what is shared, not whose health it is; the neighbour reads nothing', async () => {
      const other = await monday(joint);
      await other.goto(`/repairs/${ref}`);
      await expect(other.locator('#hazards')).toContainText('Mould on two outside walls.');
      expect(await other.content()).not.toMatch(/asthma/i);
      await other.goto(`/repairs/${ref}/summary`);
      await expect(other.locator('article.letter')).toBeVisible();
      expect(await other.content()).not.toMatch(/asthma/i);
      const neighbour = await monday('grace-adeyemi');
      for (const path of [`/repairs/${ref}`, `/repairs/${ref}/summary`, `/repairs/${ref}/visit`]) {
        expect((await neighbour.goto(path))!.status(), path).toBe(404);
      }
    });

    const friday = await at('2026-11-27T15:00:00Z');
    const there = await friday('joan-ferris');
    await test.step('someone comes, makes it safe and begins what lasts', async () => {
      await openCase(there, ref);
      await expect(there.locator('#actions')).toContainText('Investigate in person: the tenant asked for a visit');
      await submit(there, { findings: 'Seen in the home: also behind the wardrobe.', found_how: 'visit', found_presence: 'present', found: 'significant' }, 'Record');
      await told(there, 'The investigation is on record, and its dates run.');
      for (const [progress, note] of [['made_safe', 'The mould is washed off and treated.'], ['steps', 'The insulation is on order.'], ['started', 'The first wall is lined.']]) {
        await submit(there, { progress_note: note, progress }, 'Record');
        await told(there, 'It is on record, and the tenant hears of it.');
      }
      await shot('journey-mould-desk-done', there);
      const after = await friday(who);
      await after.goto(`/repairs/${ref}`);
      await expect(after.locator('#hazards')).toContainText('We made it safe on 27 November 2026: The mould is washed off and treated.');
      await expect(after.locator('#hazards')).toContainText('The lasting work began');
      await expect(after.locator('#hazards')).toContainText('We came to your home to look into it');
      await shot('journey-mould-safe', after);
      await a11y(after);
    });
  });
});
