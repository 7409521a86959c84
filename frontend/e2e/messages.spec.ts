import { expect, type Locator, type Page } from '@playwright/test';
import { aSubject, badge, card, lines, timeline, topOf } from './support/screen';
import { test } from './support/test';

function message(page: Page, text: string): Locator {
  return timeline(page).getByRole('listitem').filter({ hasText: text });
}

async function act(said: Locator, item: 'Edit' | 'Delete'): Promise<void> {
  await said.hover();
  await said.getByRole('button', { name: 'Actions for your message' }).click();
  await said.page().getByRole('menuitem', { name: item }).click();
}

test('C6: a message is changed in its place, and who sees it sees its versions', async ({
  alice,
  bob,
  carol,
}) => {
  const subject = aSubject('To be corrected');
  const id = await alice.start([bob], subject, ['We meet on Munday']);
  await alice.invite(id, [carol]);
  await bob.say(id, 'Fine');
  const path = `/conversations/${id}`;
  const page = await alice.open({ path });

  await test.step('only one’s own can be changed', async () => {
    await message(page, 'Fine').hover();
    await expect(message(page, 'Fine').getByRole('button')).toHaveCount(0);
  });

  const box = timeline(page).getByRole('textbox', { name: 'Edit your message' });
  await test.step('Escape changes nothing, and keeps what was typed', async () => {
    await act(message(page, 'We meet'), 'Edit');
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('We meet on Munday');
    await box.fill('Nonsense');
    await box.press('Escape');
    await expect(message(page, 'We meet on Munday')).toBeVisible();
    await expect(
      page.getByRole('button', { name: 'Actions for your message' }).first(),
    ).toBeFocused();
  });

  await test.step('what was typed outlasts a broken network', async () => {
    await act(message(page, 'We meet'), 'Edit');
    await expect(box).toHaveValue('Nonsense');
    await box.fill('We meet on Monday');
    await page.context().setOffline(true);
    await box.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: "can't be reached" })).toBeVisible();
    await expect(box).toHaveValue('We meet on Monday');
    await page.context().setOffline(false);
    await box.press('Enter');
    await expect(
      message(page, 'We meet on Monday').getByRole('button', { name: /edited/ }),
    ).toBeVisible();
    await expect(card(page, subject).getByText('We meet on Monday')).toBeVisible();
  });

  await test.step('another one reads both versions, on the page and on the card', async () => {
    const bobs = await bob.open({ path });
    for (const said of [message(bobs, 'We meet on Monday'), card(bobs, subject)]) {
      await said.getByRole('button', { name: /edited/ }).click();
      const versions = bobs.getByRole('dialog', { name: 'Versions of this message' });
      await expect(versions.getByRole('listitem')).toHaveText([/Current.*Monday/, /Munday/]);
      await bobs.keyboard.press('Escape');
    }
  });

  await test.step('who joined later hears nothing of it', async () => {
    const carols = await carol.open({ path });
    await expect(message(carols, 'Fine')).toBeVisible();
    await expect(timeline(carols).getByText(/We meet|edited/)).toHaveCount(0);
  });
});

test('B9 C6: what changes further up does not move what is being read', async ({ alice, bob }) => {
  const id = await alice.start([bob], aSubject('Long talk'), lines(40));
  await bob.markRead(id);
  const page = await bob.open({ path: `/conversations/${id}` });
  const read = timeline(page).getByText('Line 20', { exact: true });
  await read.evaluate((line) => line.scrollIntoView({ block: 'center' }));
  const top = await topOf(read);
  const first = `/conversations/${id}/messages/1`;

  await alice.attempt('PATCH', first, { text: lines(15).join('\n') });
  await expect(timeline(page).getByText('edited')).toBeAttached();
  expect(Math.abs((await topOf(read)) - top)).toBeLessThan(2);

  await alice.attempt('DELETE', first);
  await expect(timeline(page).getByText('This message was deleted')).toBeAttached();
  expect(Math.abs((await topOf(read)) - top)).toBeLessThan(2);
});

test('C6: a deleted message leaves its place, and unread counts follow', async ({
  alice,
  bob,
  carol,
}) => {
  const subject = aSubject('To be deleted');
  const id = await alice.start([bob, carol], subject, ['The password is 1234']);
  const bobs = await bob.open();
  await expect(badge(bobs)).toHaveAccessibleName('Conversations, 1 with unread messages');

  const page = await alice.open({ path: `/conversations/${id}` });
  await act(message(page, 'The password'), 'Delete');
  const dialog = page.getByRole('alertdialog', { name: 'Delete this message?' });
  await expect(dialog.getByText('The password is 1234')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(message(page, 'This message was deleted.')).toBeVisible();
  await expect(card(page, subject).getByText('This message was deleted.')).toBeVisible();
  await expect(page.getByText('The password')).toHaveCount(0);

  await bobs.reload();
  await expect(badge(bobs)).toHaveAccessibleName('Conversations');
  await expect(card(bobs, subject).getByText('This message was deleted.')).toBeVisible();
  const carols = await carol.open({ path: `/conversations/${id}` });
  await expect(message(carols, 'This message was deleted.')).toBeVisible();
});

test('K3: a message stays in its row, and the timeline within the page', async ({ alice, bob }) => {
  const subject = aSubject('Piled up');
  const id = await alice.start([bob], subject, lines(40));
  const page = await bob.open({ path: `/conversations/${id}` });
  await expect(message(page, 'Line 40')).toBeVisible();

  // The names of those who write again at once are there for screen readers alone.
  const overflow = await page.getByRole('main').evaluate((e) => e.scrollHeight - e.clientHeight);
  expect(overflow).toBe(0);

  const calm = timeline(page).getByText('A calm message');
  const picture = async () => {
    await page.mouse.move(2, 2);
    await expect(calm).toBeInViewport({ ratio: 1 });
    return calm.screenshot();
  };
  await alice.say(id, 'A calm message');
  await expect(calm).toBeVisible();
  const before = await picture();
  await alice.say(id, `Z${'\u0351\u0352\u0353\u0354'.repeat(200)}algo`);
  await expect(message(page, 'algo')).toBeVisible();
  expect(Buffer.compare(before, await picture())).toBe(0);
});
