import { expect, type Page } from '@playwright/test';
import { aSubject, card, choose, sidebar } from './support/screen';
import { test } from './support/test';

const allOn = {
  newConversation: { email: true, popup: true },
  newMessage: { email: true, popup: true },
  participantChange: { email: false, popup: true },
};

function popUp(page: Page, text: string) {
  return page
    .getByRole('region', { name: 'Notifications' })
    .getByRole('button')
    .filter({ hasText: text });
}

test('G5: pop-ups in every window, one per conversation, and gone once read in one of them', async ({
  alice,
  bob,
}) => {
  const subject = aSubject('Contract');
  const first = await bob.open();
  const second = await first.context().newPage();
  await second.goto('/records');
  await expect(second.getByRole('heading', { name: 'Records' })).toBeVisible();

  const id = await alice.start([bob], subject, ['Look at <b>this</b>']);
  for (const page of [first, second]) {
    await expect(popUp(page, 'Look at <b>this</b>')).toBeVisible();
  }
  await alice.say(id, 'And at that');
  for (const page of [first, second]) {
    await expect(popUp(page, 'And at that')).toBeVisible();
    await expect(popUp(page, subject)).toHaveCount(1);
  }

  await test.step('a press leads to the message', async () => {
    await first.keyboard.press('F6');
    await expect(popUp(first, 'And at that')).toBeFocused();
    await first.keyboard.press('Enter');
    await expect(first).toHaveURL(`/conversations/${id}?message=2`);
    await expect(popUp(first, subject)).toHaveCount(0);
  });

  await test.step('reading it there takes it away here', async () => {
    await first.getByRole('main').getByRole('button', { name: 'Mark as read' }).click();
    await expect(popUp(second, subject)).toHaveCount(0);
  });

  await test.step('none of what one is looking at', async () => {
    await first.bringToFront();
    await alice.say(id, 'One more');
    await expect(popUp(second, 'One more')).toBeVisible();
    await expect(first.getByRole('main').getByText('One more')).toBeVisible();
    await expect(popUp(first, 'One more')).toHaveCount(0);
  });
});

test('G1: alerts are chosen in a dialog, and one conversation can be muted', async ({
  carol,
  dave,
}) => {
  await dave.attempt('PUT', '/alert-preferences', allOn);
  const [subject, other] = [aSubject('Muted'), aSubject('Heard')];
  const id = await carol.start([dave], subject, ['Hello']);
  const otherId = await carol.start([dave], other, ['Hello']);
  const page = await dave.open();

  await test.step('mute', async () => {
    await choose(card(page, subject), 'Mute');
    await expect(card(page, subject).getByText('Muted', { exact: true })).toBeVisible();
    await carol.say(id, 'Nobody told Dave');
    await carol.say(otherId, 'Dave was told');
    await expect(popUp(page, 'Dave was told')).toBeVisible();
    await expect(card(page, subject).getByText('Nobody told Dave')).toBeVisible();
    await expect(popUp(page, subject)).toHaveCount(0);
    await choose(card(page, subject), 'Unmute');
    await expect(card(page, subject).getByText('Muted', { exact: true })).toHaveCount(0);
  });

  await test.step('a switch is saved at once, and goes back where that fails', async () => {
    await sidebar(page).getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Manage alerts' }).click();
    const dialog = page.getByRole('dialog', { name: 'Manage alerts' });
    const messages = dialog.getByRole('switch', { name: 'New message: Pop-up' });
    await expect(messages).toBeChecked();
    await expect(
      dialog.getByRole('switch', { name: 'People join or leave: Email' }),
    ).not.toBeChecked();
    await page.route('**/api/v1/alert-preferences', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.fallback(),
    );
    await messages.press('Space');
    await expect(dialog.getByRole('alert')).toContainText('That was not saved.');
    await expect(messages).toBeChecked();
    await page.unrouteAll();
    const saved = page.waitForResponse('**/api/v1/alert-preferences');
    await messages.press('Space');
    await saved;
    await expect(dialog.getByRole('alert')).toBeEmpty();
    await page.keyboard.press('Escape');
  });

  await carol.say(otherId, 'No pop-up for this');
  await expect(card(page, other).getByText('No pop-up for this')).toBeVisible();
  await carol.start([dave], aSubject('Invited'), ['But for this']);
  await expect(popUp(page, 'But for this')).toBeVisible();
  await expect(popUp(page, 'No pop-up for this')).toHaveCount(0);
  await dave.attempt('PUT', '/alert-preferences', allOn);
});

test('G5: notifications of the browser, after asking, while no window is in front', async ({
  erin,
  frank,
}) => {
  const page = await frank.open();
  // Headless Chromium shows none: what the page asks for is kept instead.
  await page.evaluate(() => {
    const told: string[] = [];
    class Fake extends EventTarget {
      static permission = 'default';
      static requestPermission = () => Promise.resolve((Fake.permission = 'granted'));
      readonly data: unknown;
      constructor(title: string, { body, tag, data }: NotificationOptions) {
        super();
        this.data = data;
        told.push(`${title}: ${body} [${tag}]`);
      }
      close() {
        told.push('closed');
      }
    }
    document.hasFocus = () => false;
    window.dispatchEvent(new Event('blur'));
    Object.assign(window, { Notification: Fake, told });
  });
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);

  const subject = aSubject('Away');
  const id = await erin.start([frank], subject, ['Are you there?']);
  await page.getByRole('button', { name: 'Turn on' }).click();
  expect(await told()).toEqual([]);
  await erin.say(id, 'Hello?');
  await expect.poll(told).toEqual([`${erin.name} · ${subject}: Hello? [${id}]`]);
  await frank.markRead(id);
  await expect.poll(told).toContain('closed');
});
