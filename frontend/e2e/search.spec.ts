import { expect } from '@playwright/test';
import {
  aSubject,
  card,
  choosePerson,
  lines,
  personField,
  refresh,
  sidebar,
} from './support/screen';
import { test } from './support/test';

test('F6: what is found leads to its message, marked, also far back', async ({ carol, dave }) => {
  const subject = aSubject('Long story');
  const word = aSubject('needle').replace(' ', '');
  await carol.start([dave], subject, [`In the hay: <b>${word}</b>`, ...lines(70)]);
  const page = await dave.open();
  const field = sidebar(page).getByRole('searchbox', { name: 'Search messages and files' });
  const results = sidebar(page).getByRole('list', { name: 'Search results' });

  await test.step('a part of a word is enough; markup is text', async () => {
    await field.fill(word.slice(2));
    await expect(results.getByRole('link')).toHaveCount(1);
    await expect(results.getByRole('link')).toContainText(`In the hay: <b>${word}</b>`);
    await expect(results.locator('mark')).toHaveText(word.slice(2));
  });

  await test.step('by keyboard, to the message itself', async () => {
    await field.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/conversations\/.*message=1\b/);
    const found = page.getByRole('main').locator('[data-found]');
    await expect(found).toContainText(word);
    await expect(found).toBeInViewport();
    await expect(found).toBeFocused();
    await expect(found).toHaveCount(0);
  });

  await test.step('what is searched for stays over a reload, until it is emptied', async () => {
    await page.reload();
    await expect(field).toHaveValue(word.slice(2));
    await expect(results.getByRole('link')).toHaveCount(1);
    await field.press('Escape');
    await expect(card(page, subject)).toBeVisible();
    await field.fill('no such thing 1234567890');
    await expect(sidebar(page).getByText(/^Nothing found for/)).toBeVisible();
  });
});

test('F6 D2: nobody finds what they can’t see', async ({ alice, bob, grace }) => {
  const word = aSubject('secret').replace(' ', '');
  await alice.start([bob], aSubject('Quiet'), [`Only we know of ${word}`]);
  const [graces, bobs] = [await grace.open(), await bob.open()];
  for (const page of [graces, bobs]) {
    await sidebar(page).getByRole('searchbox').fill(word);
  }
  await expect(sidebar(bobs).getByRole('list', { name: 'Search results' })).toContainText(word);
  await expect(sidebar(graces).getByText(/^Nothing found for/)).toBeVisible();
});

test('F5 B9: a filter is saved, chosen, kept over Refresh and reload, changed and deleted', async ({
  erin,
  frank,
}) => {
  const [unread, read] = [aSubject('Unread'), aSubject('Read')];
  await erin.markRead(await frank.start([erin], read, ['Known']));
  await frank.start([erin], unread, ['New']);
  const page = await erin.open();
  const bar = sidebar(page);
  const name = aSubject('From Frank');
  const dialog = page.getByRole('dialog');

  await test.step('from the conditions in force', async () => {
    await choosePerson(await personField(page), frank);
    await bar.getByRole('button', { name: 'Unread' }).click();
    await expect(card(page, read)).toHaveCount(0);
    await bar.getByRole('button', { name: 'Save this filter' }).click();
    await expect(dialog.getByText(frank.name)).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(bar.getByRole('button', { name, exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(card(page, unread)).toBeVisible();
    await expect(card(page, read)).toHaveCount(0);
  });

  await test.step('it stays', async () => {
    await refresh(page);
    await expect(card(page, read)).toHaveCount(0);
    await page.reload();
    await expect(card(page, unread)).toBeVisible();
    await expect(card(page, read)).toHaveCount(0);
  });

  await test.step('it is changed, and the list with it', async () => {
    await bar.getByRole('button', { name: `Edit “${name}”` }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Created');
    await dialog.getByRole('button', { name: /Read or not/ }).click();
    await page.getByRole('option', { name: 'Any' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(`${name} all`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(card(page, read)).toBeVisible();
  });

  await test.step('it is deleted, and everything is shown', async () => {
    await bar.getByRole('button', { name: `Edit “${name} all”` }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(bar.getByRole('button', { name: `${name} all`, exact: true })).toHaveCount(0);
    await expect(page).not.toHaveURL(/filter=/);
  });
});

test('F5: the built-in filters', async ({ grace, heidi }) => {
  const [mine, hers] = [aSubject('Mine'), aSubject('Hers')];
  await heidi.start([grace], mine, ['By Heidi']);
  await grace.start([heidi], hers, ['By Grace']);
  const page = await heidi.open();
  await sidebar(page).getByRole('button', { name: 'Created' }).click();
  await expect(card(page, mine)).toBeVisible();
  await expect(card(page, hers)).toHaveCount(0);
  await sidebar(page).getByRole('button', { name: 'Participating in' }).click();
  await expect(card(page, hers)).toBeVisible();
  await sidebar(page).getByRole('button', { name: 'Closed', exact: true }).click();
  await expect(card(page, mine)).toHaveCount(0);
  await expect(page).toHaveURL(/filter=closed/);
});
