import { expect, type Page } from '@playwright/test';
import { aSubject, card, choosePerson, timeline } from './support/screen';
import { test } from './support/test';

const row = (page: Page, subject: string) =>
  page
    .getByRole('list', { name: 'Conversations about this record' })
    .getByRole('listitem')
    .filter({ hasText: subject });

test('F1 F2: whoever may view the record reads all of it there, and does no more', async ({
  alice,
  bob,
  carol,
  crm,
}) => {
  const renewal = await crm.record('opportunity', { name: 'Group benefits renewal' });
  const subject = aSubject('In the open');
  const id = await alice.start([bob], subject, ['First', 'Second'], { about: [renewal] });
  await bob.markRead(id);

  const page = await carol.open({ path: renewal.path });
  await expect(page.getByRole('tab', { name: 'Conversations' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(row(page, subject)).toContainText('You take no part');
  await row(page, subject).getByRole('link', { name: subject }).click();
  await expect(timeline(page).getByText('First')).toBeVisible();
  await expect(timeline(page).getByText('New', { exact: true })).toHaveCount(0);
  const main = page.getByRole('main');
  await expect(main.getByText(/^You can read this conversation/)).toBeVisible();
  await expect(main.getByRole('textbox')).toHaveCount(0);
  await expect(main.getByRole('button', { name: /Mark as read|Invite|Close/ })).toHaveCount(0);
  await expect(card(page, subject)).toHaveCount(0);

  await test.step('the address leads there again', async () => {
    await page.reload();
    await expect(timeline(page).getByText('Second')).toBeVisible();
    await page.getByRole('navigation', { name: 'You are here' }).getByRole('link').last().click();
    await expect(row(page, subject)).toBeVisible();
  });

  await test.step('C1 who takes part replies there', async () => {
    const bobs = await bob.open({ path: `${renewal.path}/conversations/${id}` });
    const box = bobs.getByRole('main').getByRole('textbox', { name: /^Send a message/ });
    await box.fill('From the tab');
    await box.press('Enter');
    await expect(timeline(bobs).getByText('From the tab')).toBeVisible();
    await expect(card(bobs, subject).getByText('From the tab')).toBeVisible();
  });
});

test('F1 D2: who joined late reads all in the tab, of a private one their time alone', async ({
  alice,
  bob,
  carol,
  dave,
  crm,
}) => {
  const renewal = await crm.record('opportunity', { name: 'Group benefits renewal' });
  const [open, closed] = [aSubject('Not private'), aSubject('Private')];
  for (const subject of [open, closed]) {
    const id = await alice.start([bob], subject, ['Before'], {
      about: [renewal],
      private: subject === closed,
    });
    await alice.invite(id, [carol]);
    await alice.say(id, 'After');
  }
  const page = await carol.open({ path: renewal.path });
  await row(page, open).getByRole('link', { name: open }).click();
  await expect(timeline(page).getByText('Before')).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toBeVisible();
  await page.goBack();
  await expect(row(page, closed)).toContainText('Private');
  await row(page, closed).getByRole('link', { name: closed }).click();
  await expect(timeline(page).getByText('After')).toBeVisible();
  await expect(timeline(page).getByText('Before')).toHaveCount(0);

  const daves = await dave.open({ path: renewal.path });
  await expect(row(daves, open)).toBeVisible();
  await expect(row(daves, closed)).toHaveCount(0);
});

test('A7: Add in the tab has the record filled in', async ({ alice, bob, crm }) => {
  const renewal = await crm.record('opportunity', { name: 'Group benefits renewal' });
  const page = await alice.open({ path: renewal.path });
  const subject = aSubject('Added');
  await page.getByRole('main').getByRole('button', { name: 'Add conversation' }).click();
  const dialog = page.getByRole('dialog', { name: 'New conversation' });
  await expect(dialog.getByRole('grid', { name: 'About' })).toContainText('Group benefits');
  await choosePerson(dialog.getByRole('combobox', { name: /Participants/ }), bob);
  await dialog.getByRole('textbox', { name: /^Message/ }).fill(subject);
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(row(page, subject)).toBeVisible();
});

test('F3 F4 B11: a restricted record is there for who may view it, and named to who may edit it', async ({
  alice,
  bob,
  carol,
  crm,
}) => {
  const renewal = await crm.record('opportunity', { name: 'Group benefits renewal' });
  const secret = await crm.record('opportunity', {
    name: 'Project Heron – acquisition of Orrinvale Advisory',
    restricted: true,
    access: [
      { user: alice.user, view: true, edit: true },
      { user: bob.user, view: true, edit: false },
    ],
  });
  const subject = aSubject('Hush');
  const id = await alice.start([bob, carol], subject, ['Psst'], { about: [renewal, secret] });

  await test.step('Alice reads its name', async () => {
    const page = await alice.open({ path: secret.path });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Project Heron');
    await expect(row(page, subject)).toContainText('Group benefits');
  });

  await test.step('Bob sees the tab, but no name', async () => {
    const page = await bob.open({ path: secret.path });
    await expect(
      page.getByRole('heading', { level: 1, name: 'Restricted opportunity' }),
    ).toBeVisible();
    await row(page, subject).getByRole('link', { name: subject }).click();
    await expect(timeline(page).getByText('Psst', { exact: true })).toBeVisible();
    await expect(page.getByText(/Heron – acq/)).toHaveCount(0);
  });

  await test.step('for Carol it does not exist, no more than one that never did', async () => {
    const page = await carol.open({ path: secret.path });
    const main = page.getByRole('main');
    await expect(main.getByText('There is no such record')).toBeVisible();
    const shown = await main.innerText();
    await page.goto('/records/opportunity/OPP-NEVER');
    await expect(main.getByText('There is no such record')).toBeVisible();
    expect(await main.innerText()).toBe(shown);
    await page.goto(`${secret.path}/conversations/${id}`);
    await expect(main.getByText('There is no such record')).toBeVisible();
    await page.goto(renewal.path);
    await expect(row(page, subject)).toContainText('Restricted opportunity');
  });
});
