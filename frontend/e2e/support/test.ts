import { test as base } from '@playwright/test';
import { Crm } from './crm';
import { People, type Person } from './people';

const GIVEN_NAMES = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace', 'heidi'] as const;

interface Fixtures extends Record<(typeof GIVEN_NAMES)[number], Person> {
  /** The program that keeps records and users. */
  crm: Crm;
  people: People;
  closesWindows: void;
}

const named = (givenName: string) =>
  async function meet({ people }: { people: People }, give: (person: Person) => Promise<void>) {
    await give(await people.meet(givenName));
  };

/**
 * A test whose people (`alice`, `bob`, …) are its own: nobody else writes to them, so that their badge, sidebar and pop-ups
 * can be counted while other tests run. All of one test have one family name. After it every window is closed: those that
 * stay open go on following events, and slow all that come after.
 */
export const test = base.extend<Fixtures>({
  crm: async ({ request }, give) => {
    await give(await Crm.signedIn(request));
  },
  people: async ({ browser, request, crm, baseURL }, give) => {
    await give(new People(browser, request, crm, baseURL ?? ''));
  },
  alice: named('Alice'),
  bob: named('Bob'),
  carol: named('Carol'),
  dave: named('Dave'),
  erin: named('Erin'),
  frank: named('Frank'),
  grace: named('Grace'),
  heidi: named('Heidi'),
  closesWindows: [
    async ({ browser }, give) => {
      await give();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
