import { expect, type Locator, type Page } from '@playwright/test';
import {
  aSubject,
  badge,
  card,
  choosePerson,
  lines,
  personField,
  refresh,
  sidebar,
  topOf,
} from './support/screen';
import { test } from './support/test';
import { plain } from './support/unique';

test('B1 B3 B8 C2: a reply reaches the other one, unread, and is marked as read', async ({
  alice,
  bob,
}) => {
  const subject = aSubject('Lunch');
  await alice.start([bob], subject, ['Soup or salad?']);

  const bobs = await bob.open();
  const alices = await alice.open();
  await expect(badge(alices)).toHaveAccessibleName('Conversations');

  await test.step('Bob finds it unread, in bold, and replies', async () => {
    const talk = card(bobs, subject);
    await expect(talk.getByText('1 unread')).toBeVisible();
    await expect(talk.getByText(subject)).toHaveCSS('font-weight', '700');
    const box = talk.getByRole('textbox', { name: `Send a message to ${alice.name}` });
    await box.fill('Soup.\nWith bread.');
    await box.press('Enter');
    await expect(talk.getByText('Soup. With bread.')).toBeVisible();
    await expect(box).toHaveValue('');
    await expect(talk.getByText('unread')).toHaveCount(0);
    await expect(talk.getByRole('button', { name: 'Mark as read' })).toHaveCount(0);
  });

  await test.step('Alice sees the badge and the reply', async () => {
    await expect(badge(alices)).toHaveAccessibleName('Conversations, 1 with unread messages');
    const talk = card(alices, subject);
    await expect(talk.getByText('Soup. With bread.')).toBeVisible();
    await expect(sidebar(alices).getByRole('article').first()).toContainText(subject);
  });

  await test.step('Mark as Read takes both away', async () => {
    const talk = card(alices, subject);
    await talk.getByRole('button', { name: 'Mark as read' }).click();
    await expect(talk.getByText('unread')).toHaveCount(0);
    await expect(talk.getByText(subject)).toHaveCSS('font-weight', '500');
    await expect(badge(alices)).toHaveAccessibleName('Conversations');
  });
});

test('B5 B9: More keeps the place and marks nothing, Less and Refresh fold', async ({
  carol,
  dave,
}) => {
  const subject = aSubject('Long');
  await carol.startSeveral(8, [dave]);
  await carol.start([dave], subject, lines(45));
  const page = await dave.open();
  const talk = card(page, subject);
  const messages = talk.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(messages).toHaveText([/Line 43$/, /Line 44$/, /Line 45$/]);

  const read = talk.getByText('Line 43', { exact: true });
  const before = await topOf(read);
  await talk.getByRole('button', { name: 'More (42)' }).click();
  await expect(messages).toHaveCount(23);
  expect(Math.abs((await topOf(read)) - before)).toBeLessThan(2);
  await expect(talk.getByText('45 unread')).toBeAttached();

  await talk.getByRole('button', { name: 'More (22)' }).click();
  await talk.getByRole('button', { name: 'More (2)' }).click();
  await expect(messages).toHaveCount(45);
  await expect(talk.getByRole('button', { name: /^More/ })).toHaveCount(0);

  await talk.getByRole('button', { name: 'Less' }).click();
  await expect(messages).toHaveCount(3);
  await talk.getByRole('button', { name: 'More (42)' }).click();
  await expect(messages).toHaveCount(23);
  await refresh(page);
  await expect(messages).toHaveCount(3);
});

test('B8: Mark All Read covers what was loaded, and no more', async ({ erin, frank }) => {
  const [seen, late] = [aSubject('Seen'), aSubject('Late')];
  await erin.start([frank], seen, ['Read me']);
  const page = await frank.open({ withoutEvents: true });
  await expect(page.getByText('No live updates at the moment.')).toBeVisible();
  await expect(card(page, seen)).toBeVisible();
  await erin.start([frank], late, ['I came later']);

  await sidebar(page).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Mark all read' }).click();
  await expect(card(page, late).getByText('1 unread')).toBeAttached();
  await expect(card(page, seen).getByText('unread')).toHaveCount(0);
  await expect(badge(page)).toHaveAccessibleName('Conversations, 1 with unread messages');
});

test('B10: the list narrows to one person, and stays so over Refresh and reload', async ({
  alice,
  grace,
  heidi,
}) => {
  const [wanted, other] = [aSubject('With Heidi'), aSubject('With Alice')];
  await grace.start([heidi], wanted, ['Hello']);
  await grace.start([alice], other, ['Hello']);
  const page = await grace.open();
  await expect(card(page, other)).toBeVisible();

  await test.step('by typing a last name, whatever the accents', async () => {
    await choosePerson(await personField(page), heidi, plain(`${heidi.familyName} heidi`));
    await expect(card(page, wanted)).toBeVisible();
    await expect(card(page, other)).toHaveCount(0);
  });

  await test.step('it stays', async () => {
    await refresh(page);
    await expect(card(page, other)).toHaveCount(0);
    await page.reload();
    await expect(sidebar(page).getByText(`With ${heidi.name}`)).toBeVisible();
    await expect(card(page, wanted)).toBeVisible();
    await expect(card(page, other)).toHaveCount(0);
  });

  await test.step('the x takes it away, and Select offers a list', async () => {
    await page
      .getByRole('button', { name: `Stop searching conversations with ${heidi.name}` })
      .click();
    await expect(card(page, other)).toBeVisible();
    await personField(page);
    await page.getByRole('button', { name: 'Select a person to search' }).click();
    await page.getByRole('dialog').getByRole('searchbox').fill(alice.familyName);
    await page.getByRole('dialog').getByRole('option', { name: alice.name }).click();
    await expect(card(page, other)).toBeVisible();
    await expect(card(page, wanted)).toHaveCount(0);
  });
});

test('B2: scrolling down loads older conversations', async ({ alice, bob }) => {
  await bob.startSeveral(25, [alice]);
  const page = await alice.open();
  const cards = sidebar(page).getByRole('article');
  await expect(cards).not.toHaveCount(0);
  const first = await cards.count();
  await expect(async () => {
    await cards.last().scrollIntoViewIfNeeded();
    expect(await cards.count()).toBeGreaterThan(first);
  }).toPass();
});

test('B2 B4: cards are low, so that a screen shows several, and a line parts each two', async ({
  alice,
  bob,
  carol,
  dave,
  crm,
}) => {
  const about = [await crm.record('opportunity', { name: 'Group benefits renewal' })];
  const [one, three] = [aSubject('One author'), aSubject('Three authors')];
  const id = await bob.start([alice, carol, dave], three, [onTwoLines(1)], { about });
  await carol.say(id, onTwoLines(2));
  await dave.say(id, onTwoLines(3));
  await bob.start([alice], one, [onTwoLines(1), onTwoLines(2), onTwoLines(3)], { about });
  await bob.startSeveral(6, [alice]);
  const page = await alice.open({ viewport: { width: 1440, height: 900 } });

  await test.step('the first card stands high, below one line of tools and one of filters', async () => {
    const feed = sidebar(page).getByRole('feed');
    expect((await topOf(feed)) - (await topOf(sidebar(page)))).toBeLessThanOrEqual(100);
  });

  await test.step('with three messages on two lines each', async () => {
    await expect(card(page, one).getByRole('listitem')).toHaveCount(4);
    expect(await heightOf(card(page, one))).toBeLessThanOrEqual(150);
    expect(await heightOf(card(page, three))).toBeLessThanOrEqual(220);
  });

  await test.step('the line is drawn, wherever it falls between two pixels', async () => {
    const cards = await sidebar(page).getByRole('article').all();
    for (const each of cards.slice(1)) {
      await each.scrollIntoViewIfNeeded();
      expect(await colorsAbout(page, await topOf(each))).toBeGreaterThan(1);
    }
  });
});

const onTwoLines = (number: number) =>
  `Message ${number}: the invoice of March is still open, I think that they paid half of it.`;

async function heightOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.height ?? Infinity;
}

/** The number of colours in the two pixels above and below a height, at the edge of the sidebar, where nothing is written. */
async function colorsAbout(page: Page, top: number): Promise<number> {
  const clip = { x: 1430, y: Math.round(top) - 2, width: 1, height: 4 };
  const picture = [...(await page.screenshot({ clip }))];
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data = [] } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
    const colors = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colors.add(data.slice(at, at + 3).join());
    return colors.size;
  }, picture);
}
