import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { aHuge, aPicture, aText, attach, give } from './support/files';
import type { Person } from './support/people';
import { aSubject, card, choosePerson, sidebar } from './support/screen';
import { test } from './support/test';

const page = (window: Page) => window.getByRole('main');
const composer = (window: Page) => page(window).locator('footer');

async function talk(alice: Person, bob: Person, about: string) {
  const subject = aSubject(about);
  const id = await bob.start([alice], subject, ['Do you have the plans?']);
  return { subject, id, path: `/conversations/${id}` };
}

test('I1 I2 B12: files picked, dropped and pasted go with a reply; the other one looks at them and saves them', async ({
  alice,
  bob,
}) => {
  const { subject, path } = await talk(alice, bob, 'Plans');
  const alices = await alice.open({ path });
  const box = composer(alices).getByRole('textbox');
  const chosen = composer(alices).getByRole('list', { name: 'Attached files' });

  await test.step('Alice attaches three, each by another way', async () => {
    await attach(composer(alices), [aPicture('roof.png')]);
    await give(box, 'dragover', aText('notes.txt', 'Two rooms.'));
    await expect(composer(alices).getByText('Drop files to attach')).toBeVisible();
    await give(box, 'drop', aText('notes.txt', 'Two rooms.'));
    await expect(composer(alices).getByText('Drop files to attach')).toHaveCount(0);
    await give(box, 'paste', aPicture('pasted.png'));
    await expect(chosen.getByRole('listitem')).toHaveText([/roof/, /notes/, /pasted/]);
  });

  await test.step('they wait for words, and go with them', async () => {
    await expect(composer(alices).getByText('Write a message to go with the files')).toBeVisible();
    await expect(composer(alices).getByRole('button', { name: 'Reply' })).toBeDisabled();
    await box.fill('Here they are');
    await expect(composer(alices).getByRole('button', { name: 'Reply' })).toBeEnabled();
    await box.press('Enter');
    await expect(page(alices).getByRole('button', { name: 'Open roof.png' })).toBeVisible();
    await expect(chosen).toHaveCount(0);
  });

  const bobs = await bob.open();
  await test.step('Bob looks at the pictures from the sidebar', async () => {
    await card(bobs, subject).getByRole('button', { name: 'Open roof.png' }).click();
    await expect(bobs.getByRole('dialog').getByRole('img', { name: 'roof.png' })).toBeVisible();
    await bobs.keyboard.press('ArrowRight');
    await expect(bobs.getByRole('dialog').getByRole('img', { name: 'pasted.png' })).toBeVisible();
    await bobs.keyboard.press('Escape');
    await expect(bobs.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('and saves the text under its name, by no address that could be passed on', async () => {
    const asked: string[] = [];
    bobs.on('request', (sent) => asked.push(sent.url()));
    const saving = bobs.waitForEvent('download');
    await card(bobs, subject)
      .getByRole('button', { name: /^Download notes.txt/ })
      .click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('notes.txt');
    expect(await readFile(await saved.path(), 'utf8')).toBe('Two rooms.');
    expect(asked.filter((url) => /token|access|Bearer/i.test(url))).toEqual([]);
  });

  await test.step('on the page, all files stand in one list, each with the way to its message', async () => {
    await bobs.goto(path);
    await page(bobs).getByRole('button', { name: '3 files' }).click();
    const files = bobs.getByRole('dialog', { name: 'Files in this conversation' });
    await expect(files.getByRole('listitem')).toHaveCount(3);
    await files.getByRole('link', { name: 'Show the message with notes.txt' }).click();
    await expect(files).toHaveCount(0);
    await expect(page(bobs).locator('[data-found]')).toContainText('Here they are');
  });
});

test('I1: what is too large or too much is said before anything is sent, and an upload can be cancelled', async ({
  alice,
  bob,
}) => {
  const { path } = await talk(alice, bob, 'Too much');
  const alices = await alice.open({ path });
  const chosen = composer(alices).getByRole('list', { name: 'Attached files' });

  await test.step('too large', async () => {
    await attach(composer(alices), aHuge('huge.bin'));
    await expect(chosen.getByText('Too large: a file may have 25 MB at most.')).toBeVisible();
    await composer(alices).getByRole('button', { name: 'Remove huge.bin' }).click();
    await expect(composer(alices).getByRole('textbox')).toBeFocused();
  });

  await test.step('more than ten', async () => {
    const names = Array.from({ length: 11 }, (_, at) => `file ${at + 1}.txt`);
    await attach(
      composer(alices),
      names.map((name) => aText(name, name)),
    );
    await expect(chosen.getByRole('listitem')).toHaveCount(10);
    await expect(
      composer(alices).getByText('A message takes 10 files at most: file 11.txt was left out.'),
    ).toBeVisible();
    for (let left = 10; left > 0; left--) {
      await chosen
        .getByRole('button', { name: /^Remove/ })
        .first()
        .click();
    }
    await expect(chosen).toHaveCount(0);
  });

  await test.step('one that hangs is cancelled; one that failed is tried again', async () => {
    await alices.route('**/api/v1/attachments', () => {});
    await attach(composer(alices), [aText('slow.txt', 'slow')]);
    await composer(alices).getByRole('textbox').fill('Wait for it');
    await expect(composer(alices).getByText('Waiting for 1 file to upload…')).toBeVisible();
    await composer(alices).getByRole('button', { name: 'Cancel the upload of slow.txt' }).click();
    await expect(composer(alices).getByRole('button', { name: 'Reply' })).toBeEnabled();

    await alices.unroute('**/api/v1/attachments');
    await alices.route('**/api/v1/attachments', (route) => route.abort(), { times: 1 });
    await attach(composer(alices), [aText('again.txt', 'again')]);
    await composer(alices).getByRole('button', { name: 'Upload again.txt again' }).click();
    await expect(chosen.getByText('5 bytes')).toBeVisible();
  });

  await test.step('what is uploaded stays over a reload, with the words', async () => {
    await alices.reload();
    await expect(chosen.getByRole('listitem')).toHaveText([/again\.txt/]);
    await composer(alices).getByRole('textbox').press('Enter');
    await expect(page(alices).getByRole('button', { name: /^Download again.txt/ })).toBeVisible();
  });
});

test('A1 I1: a new conversation takes files on its first message', async ({ alice, bob }) => {
  const subject = aSubject('With files');
  const alices = await alice.open();
  await sidebar(alices).getByRole('button', { name: 'New conversation' }).first().click();
  const dialog = alices.getByRole('dialog', { name: 'New conversation' });
  await choosePerson(dialog.getByRole('combobox', { name: 'Participants' }), bob);
  await dialog.getByRole('textbox', { name: 'Message' }).fill(subject);
  await attach(dialog, [aPicture('front.png'), aText('offer.txt', '12')]);
  await expect(dialog.getByText('2 bytes')).toBeVisible();
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(card(alices, subject).getByRole('button', { name: 'Open front.png' })).toBeVisible();
  await expect(card(alices, subject).getByRole('button', { name: /offer\.txt/ })).toBeVisible();
});
