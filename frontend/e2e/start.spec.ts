import { expect } from '@playwright/test';
import { aSubject, badge, card, choosePerson, refresh, sidebar } from './support/screen';
import { test } from './support/test';

test('A: Add starts a conversation about a record, and both find it at once', async ({
  alice,
  bob,
  carol,
  crm,
}) => {
  await carol.startSeveral(12, [alice]);
  const alices = await alice.open();
  const bobs = await bob.open();
  await expect(badge(bobs)).toHaveAccessibleName('Conversations');
  const [subject, record] = [aSubject('Renewal'), aSubject('Group benefits')];
  await crm.record('opportunity', { name: record });

  await sidebar(alices).getByRole('article').last().scrollIntoViewIfNeeded();
  await sidebar(alices).getByRole('button', { name: 'New conversation' }).click();
  const dialog = alices.getByRole('dialog', { name: 'New conversation' });

  await test.step('people by typing and from the list', async () => {
    await choosePerson(dialog.getByRole('combobox', { name: 'Participants' }), bob);
    await dialog.getByRole('button', { name: 'Select participants' }).click();
    const list = alices.getByRole('dialog', { name: 'Select participants' });
    await list.getByRole('searchbox').fill(carol.familyName);
    await list.getByRole('option', { name: carol.name }).click();
    await list.getByRole('button', { name: 'Done' }).click();
    await expect(dialog.getByText(carol.name, { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: `Remove ${carol.name}` }).click();
    await expect(dialog.getByText(carol.name, { exact: true })).toHaveCount(0);
  });

  await test.step('a record by its type, then Select', async () => {
    const about = dialog.getByRole('group', { name: 'About' });
    await about.getByRole('button', { name: 'Any record' }).click();
    await alices.getByRole('option', { name: 'Opportunity' }).click();
    await dialog.getByRole('button', { name: 'Select records' }).click();
    const list = alices.getByRole('dialog', { name: 'Select records' });
    await list.getByRole('searchbox').fill(record);
    await list.getByRole('option', { name: record }).click();
    await list.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('who will read it is plain, and changes with Private', async () => {
    const readers = dialog.getByText('Who will be able to read it:').locator('..');
    await expect(readers).toContainText('everybody who uses the CRM');
    await dialog.getByText('Private to participants').click();
    await expect(readers).toContainText('only');
    await expect(readers).not.toContainText('everybody');
  });

  await dialog.getByRole('textbox', { name: 'Message' }).fill('Shall we renew?');
  await dialog.getByRole('button', { name: 'More details' }).click();
  await dialog.getByRole('textbox', { name: 'Subject' }).fill(subject);
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Before the end of the year');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await test.step('A5 the one who started it has it in view', async () => {
    await expect(sidebar(alices).getByRole('article').first()).toContainText(subject);
    await expect(card(alices, subject).getByText('Shall we renew?')).toBeInViewport();
    await expect(sidebar(alices).getByRole('button', { name: 'Show what is new' })).toHaveCount(0);
  });

  await test.step('Bob finds it unread', async () => {
    await refresh(bobs);
    const talk = card(bobs, subject);
    await expect(talk.getByText('Shall we renew?')).toBeVisible();
    await expect(talk.getByText(record)).toBeVisible();
    await expect(talk.getByText('Private', { exact: true })).toBeVisible();
    await expect(talk.getByText('1 unread')).toBeAttached();
    await expect(badge(bobs)).toHaveAccessibleName('Conversations, 1 with unread messages');
  });
});

test('A7 B11: started from a record it is about that record, whose name not everybody learns', async ({
  alice,
  carol,
  crm,
}) => {
  const access = [{ user: alice.user, view: true, edit: true }];
  const secret = await crm.record('opportunity', {
    name: 'Project Heron',
    restricted: true,
    access,
  });
  const alices = await alice.open({ path: secret.path });
  await expect(alices.getByRole('heading', { level: 1, name: /Project Heron/ })).toBeVisible();
  await alices.getByRole('main').getByRole('button', { name: 'Add conversation' }).click();
  const dialog = alices.getByRole('dialog', { name: 'New conversation' });
  await expect(dialog.getByText(/Project Heron/).first()).toBeVisible();
  await choosePerson(dialog.getByRole('combobox', { name: 'Participants' }), carol);
  const text = aSubject('Keep this quiet');
  await dialog.getByRole('textbox', { name: 'Message' }).fill(text);
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(card(alices, text).getByText(/Project Heron/)).toBeVisible();

  const carols = await carol.open();
  await expect(card(carols, text).getByText('Restricted opportunity')).toBeVisible();
  await expect(carols.getByText(/Project Heron/)).toHaveCount(0);
  await carols.goto(secret.path);
  await expect(carols.getByText('There is no such record')).toBeVisible();
});

test('A7: Create in the toolbar opens the same dialog, and Escape gives the focus back', async ({
  dave,
}) => {
  const page = await dave.open();
  const create = page.getByRole('banner').getByRole('button', { name: 'Create' });
  await create.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New conversation' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Participants' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(create).toBeFocused();
});
