import { expect, type Page } from '@playwright/test';
import { aSubject } from './support/screen';
import { test } from './support/test';

/** No push service is in reach: the browser says that it has subscribed to one, and what that would deliver is handed to the worker. */
const endpoint = 'http://localhost:9/push/of-heidi';
const keys = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
};

/** Has the service worker get this as from a push service. */
async function deliver(page: Page, data: object): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await registration,
    data: JSON.stringify(data),
  });
  await devtools.detach();
}

function notifications(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    const shown = await worker.getNotifications();
    return shown.map(({ title, body, tag }) => `${title}: ${body} [${tag}]`);
  });
}

test('G5: pop-ups while no window is in front come through the service worker', async ({
  grace,
  heidi,
}) => {
  let page = await heidi.open();
  await page.context().grantPermissions(['notifications']);
  await page.context().addInitScript(
    ({ endpoint, keys }) => {
      const subscription = {
        options: { applicationServerKey: null },
        toJSON: () => ({ endpoint, expirationTime: null, keys }),
        unsubscribe: () => Promise.resolve(true),
      };
      Object.assign(PushManager.prototype, {
        getSubscription: () => Promise.resolve(null),
        subscribe: () => Promise.resolve(subscription),
      });
    },
    { endpoint, keys },
  );
  await page
    .context()
    .route('**/api/v1/push-subscriptions', (route) =>
      route.fulfill({ status: 201, json: { id: heidi.id } }),
    );
  const told = page.waitForRequest('**/api/v1/push-subscriptions');
  await page.reload();
  expect((await told).postDataJSON()).toEqual({ endpoint, keys });

  const subject = aSubject('Closed window');
  const id = await grace.start([heidi], subject, ['Are you there?']);
  const popUp = { conversationId: id, seq: 1, title: `Grace wrote in ${subject}`, body: 'Look' };

  await test.step('none while somebody looks at the application', async () => {
    await page.bringToFront();
    await deliver(page, popUp);
    expect(await notifications(page)).toEqual([]);
  });

  await test.step('one for each conversation while none is open, gone once it is opened', async () => {
    const reference = await page.context().newPage();
    await reference.goto('/docs');
    await page.close();
    await deliver(reference, { ...popUp, body: 'Look here' });
    await deliver(reference, popUp);
    await expect
      .poll(() => notifications(reference))
      .toEqual([`Grace wrote in ${subject}: Look [${id}]`]);
    page = await reference.context().newPage();
    await page.goto(`/conversations/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
    await expect.poll(() => notifications(reference)).toEqual([]);
  });

  await test.step('signing out ends them', async () => {
    const removed = page.waitForRequest(
      (sent) =>
        sent.method() === 'DELETE' && sent.url().endsWith(`/push-subscriptions/${heidi.id}`),
    );
    await page.getByRole('button', { name: /Heidi/ }).first().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await removed;
  });
});
