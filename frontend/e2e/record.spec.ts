import { expect, type Page } from '@playwright/test';
import { Person, windowOf } from './support/people';
import { aSubject, card, choosePerson, timeline } from './support/screen';
import { test } from './support/test';

const renewal = { type: 'opportunity', id: 'OPP-2041' };
const secret = { type: 'opportunity', id: 'OPP-SECRET' };
const pathOf = ({ type, id }: { type: string; id: string }) => `/records/${type}/${id}`;

const row = (page: Page, subject: string) =>
  page
    .getByRole('list', { name: 'Conversations about this record' })
    .getByRole('listitem')
    .filter({ hasText: subject });

test('F1 F2: whoever may view the record reads all of it there, and does no more', async ({
  browser,
  request,
}) => {
  const [alice, bob, carol] = await Person.all(request, 'alice', 'bob', 'carol');
  const subject = aSubject('In the open');
  const id = await alice.start([bob], subject, ['First', 'Second'], { about: [renewal] });
  await bob.markRead(id);
  await carol.markAllRead();

  const page = await windowOf(browser, 'carol', { path: pathOf(renewal) });
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
    const bobs = await windowOf(browser, 'bob', { path: `${pathOf(renewal)}/conversations/${id}` });
    const box = bobs.getByRole('main').getByRole('textbox', { name: /^Send a message/ });
    await box.fill('From the tab');
    await box.press('Enter');
    await expect(timeline(bobs).getByText('From the tab')).toBeVisible();
    await expect(card(bobs, subject).getByText('From the tab')).toBeVisible();
  });
});

test('F1 D2: who joined late reads all in the tab, of a private one their time alone', async ({
  browser,
  request,
}) => {
  const [alice, bob, carol] = await Person.all(request, 'alice', 'bob', 'carol');
  const [open, closed] = [aSubject('Not private'), aSubject('Private')];
  for (const subject of [open, closed]) {
    const id = await alice.start([bob], subject, ['Before'], {
      about: [renewal],
      private: subject === closed,
    });
    await alice.invite(id, [carol]);
    await alice.say(id, 'After');
  }
  const page = await windowOf(browser, 'carol', { path: pathOf(renewal) });
  await row(page, open).getByRole('link', { name: open }).click();
  await expect(timeline(page).getByText('Before')).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toBeVisible();
  await page.goBack();
  await expect(row(page, closed)).toContainText('Private');
  await row(page, closed).getByRole('link', { name: closed }).click();
  await expect(timeline(page).getByText('After')).toBeVisible();
  await expect(timeline(page).getByText('Before')).toHaveCount(0);

  const daves = await windowOf(browser, 'dave', { path: pathOf(renewal) });
  await expect(row(daves, open)).toBeVisible();
  await expect(row(daves, closed)).toHaveCount(0);
});

test('A7: Add in the tab has the record filled in', async ({ browser }) => {
  const page = await windowOf(browser, 'alice', { path: pathOf(renewal) });
  const subject = aSubject('Added');
  await page.getByRole('main').getByRole('button', { name: 'Add conversation' }).click();
  const dialog = page.getByRole('dialog', { name: 'New conversation' });
  await expect(dialog.getByRole('grid', { name: 'About' })).toContainText('Kestrelmoor');
  await choosePerson(
    dialog.getByRole('combobox', { name: /Participants/ }),
    'tanaka',
    /Bob Tanaka/,
  );
  await dialog.getByRole('textbox', { name: /^Message/ }).fill(subject);
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(row(page, subject)).toBeVisible();
});

test('F3 F4 B11: a restricted record is there for who may view it, and named to who may edit it', async ({
  browser,
  request,
}) => {
  const [alice, bob, carol] = await Person.all(request, 'alice', 'bob', 'carol');
  const subject = aSubject('Hush');
  const id = await alice.start([bob, carol], subject, ['Psst'], { about: [renewal, secret] });

  await test.step('Alice reads its name', async () => {
    const page = await windowOf(browser, 'alice', { path: pathOf(secret) });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Project Heron');
    await expect(row(page, subject)).toContainText('Kestrelmoor');
  });

  await test.step('Bob sees the tab, but no name', async () => {
    const page = await windowOf(browser, 'bob', { path: pathOf(secret) });
    await expect(
      page.getByRole('heading', { level: 1, name: 'Restricted opportunity' }),
    ).toBeVisible();
    await row(page, subject).getByRole('link', { name: subject }).click();
    await expect(timeline(page).getByText('Psst')).toBeVisible();
    await expect(page.getByText(/Heron – acq/)).toHaveCount(0);
  });

  await test.step('for Carol it does not exist, no more than one that never did', async () => {
    const page = await windowOf(browser, 'carol', { path: pathOf(secret) });
    const main = page.getByRole('main');
    await expect(main.getByText('There is no such record')).toBeVisible();
    const shown = await main.innerText();
    await page.goto(pathOf({ type: 'opportunity', id: 'OPP-NEVER' }));
    await expect(main.getByText('There is no such record')).toBeVisible();
    expect(await main.innerText()).toBe(shown);
    await page.goto(`${pathOf(secret)}/conversations/${id}`);
    await expect(main.getByText('There is no such record')).toBeVisible();
    await page.goto(pathOf(renewal));
    await expect(row(page, subject)).toContainText('Restricted opportunity');
  });
});
