import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './support/people';
import { aSubject, badge, card, choose, choosePerson, refresh, timeline } from './support/screen';
import { test } from './support/test';

async function pick(dialog: Locator, person: Person): Promise<void> {
  await choosePerson(dialog.getByRole('combobox', { name: /Whom to invite/ }), person);
}

const people = (page: Page) => page.getByRole('dialog', { name: 'People in this conversation' });

test('D1 D2 D3: several are invited in one step, and see what is said after', async ({
  alice,
  bob,
  carol,
  dave,
  frank,
  crm,
}) => {
  const subject = aSubject('Growing');
  const renewal = await crm.record('opportunity', { name: 'Group benefits renewal' });
  const id = await alice.start([bob], subject, ['Before they joined'], { about: [renewal] });
  const page = await alice.open({ path: `/conversations/${id}` });

  await page.getByRole('main').getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite people' });
  await test.step('it is plain what they will see', async () => {
    await expect(dialog.getByText(/only what is said after they join/)).toBeVisible();
    await expect(
      dialog.getByText(/not private: whoever may view .* can read all of it/),
    ).toBeVisible();
  });

  await test.step('who is in is not offered', async () => {
    await dialog.getByRole('combobox').fill(bob.name);
    await expect(page.getByText('Nobody found')).toBeVisible();
  });

  await test.step('the x takes a chosen one away again', async () => {
    await pick(dialog, carol);
    await pick(dialog, frank);
    await pick(dialog, dave);
    await dialog.getByRole('row', { name: frank.name }).getByRole('button').click();
    await dialog.getByRole('button', { name: 'Invite 2 people' }).click();
    await expect(dialog).toHaveCount(0);
  });

  await expect(
    timeline(page).getByText(`${alice.name} added ${carol.name} and ${dave.name}.`),
  ).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: '4 people' })).toBeVisible();
  await bob.say(id, 'Welcome, both');

  const carols = await carol.open({ path: `/conversations/${id}` });
  await expect(timeline(carols).getByText('Welcome, both')).toBeVisible();
  await expect(carols.getByText('Before they joined')).toHaveCount(0);
  await expect(badge(carols)).toHaveAccessibleName('Conversations, 1 with unread messages');
  const box = card(carols, subject).getByRole('textbox');
  await box.fill('Thanks');
  await box.press('Enter');
  await expect(timeline(carols).getByText('Thanks')).toBeVisible();
});

test('D1: one who is in already is named, and the choice is kept', async ({
  alice,
  bob,
  carol,
  dave,
}) => {
  const id = await alice.start([bob], aSubject('Race'), ['Hello']);
  const page = await alice.open({ path: `/conversations/${id}` });
  await choose(page.getByRole('main'), 'Invite people');
  const dialog = page.getByRole('dialog', { name: 'Invite people' });
  await pick(dialog, carol);
  await pick(dialog, dave);
  await bob.invite(id, [dave]);
  await dialog.getByRole('button', { name: 'Invite 2 people' }).click();
  await expect(dialog.getByText(`${dave.name} takes part already`)).toBeVisible();
  await dialog.getByRole('row', { name: dave.name }).getByRole('button').click();
  await dialog.getByRole('button', { name: 'Invite 1 person' }).click();
  await expect(timeline(page).getByText(`${alice.name} added ${carol.name}.`)).toBeVisible();
});

test('D4: leaving says what stays; the copy stays as it was, and can be marked as read', async ({
  alice,
  bob,
  carol,
}) => {
  const subject = aSubject('To be left');
  const id = await alice.start([bob, carol], subject, ['Read me later']);
  const page = await carol.open();
  const talk = card(page, subject);

  await test.step('who started it is not offered to leave', async () => {
    const alices = await alice.open({ path: `/conversations/${id}` });
    await alices
      .getByRole('main')
      .getByRole('button', { name: /^Actions for the conversation/ })
      .click();
    await expect(alices.getByRole('menuitem', { name: 'Delete' })).toBeVisible();
    await expect(alices.getByRole('menuitem', { name: 'Leave' })).toHaveCount(0);
  });

  await choose(talk, 'Leave');
  const dialog = page.getByRole('alertdialog', { name: 'Leave this conversation?' });
  await expect(dialog.getByText(/Your copy stays as it is now/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await expect(talk.getByText(/^You left this conversation/)).toBeVisible();
  await expect(talk.getByRole('textbox')).toHaveCount(0);

  await alice.say(id, 'She is gone');
  await refresh(page);
  await expect(talk.getByText('Read me later')).toBeVisible();
  await expect(talk.getByText('She is gone')).toHaveCount(0);
  await talk.getByRole('button', { name: 'Mark as read' }).click();
  await expect(talk.getByText('unread')).toHaveCount(0);

  const bobs = await bob.open({ path: `/conversations/${id}` });
  await expect(timeline(bobs).getByText(`${carol.name} left the conversation.`)).toBeVisible();
});

test('D5 D6: somebody is removed, and invited again without what was said in between', async ({
  alice,
  bob,
  carol,
}) => {
  const subject = aSubject('Back and forth');
  const id = await alice.start([bob, carol], subject, ['Carol is here']);
  const path = `/conversations/${id}`;
  const page = await bob.open({ path });

  await page.getByRole('main').getByRole('button', { name: '3 people' }).click();
  await test.step('not offered for who started it, nor for oneself', async () => {
    await expect(people(page).getByRole('listitem')).toHaveText([
      /Alice.*Started it/,
      /Bob.*you/,
      /Carol/,
    ]);
    await expect(people(page).getByRole('button', { name: /^Remove/ })).toHaveCount(1);
  });
  await people(page)
    .getByRole('button', { name: `Remove ${carol.name}` })
    .click();
  const dialog = page.getByRole('alertdialog', { name: `Remove ${carol.name}?` });
  await expect(dialog.getByText(/They keep what they have seen so far/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(people(page).getByRole('listitem').filter({ hasText: 'Carol' })).toContainText(
    'Removed',
  );
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(people(page)).toBeHidden();
  await expect(timeline(page).getByText(`${bob.name} removed ${carol.name}.`)).toBeVisible();

  const carols = await carol.open({ path });
  await expect(carols.getByRole('main').getByText(/^You were removed/)).toBeVisible();
  await alice.say(id, 'She can’t hear us');

  await test.step('D6 what she will see again is said before', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Invite', exact: true }).click();
    const invite = page.getByRole('dialog', { name: 'Invite people' });
    await pick(invite, carol);
    await expect(invite.getByText(`${carol.name} took part before`)).toBeVisible();
    await invite.getByRole('button', { name: 'Invite 1 person' }).click();
    await expect(timeline(page).getByText(`${bob.name} added ${carol.name}.`)).toBeVisible();
  });
  await alice.say(id, 'Welcome back');
  await carols.reload();
  await expect(timeline(carols).getByText('Carol is here')).toBeVisible();
  await expect(timeline(carols).getByText('Welcome back')).toBeVisible();
  await expect(carols.getByText('She can’t hear us')).toHaveCount(0);
  await expect(carols.getByRole('main').getByRole('textbox')).toBeVisible();
});
