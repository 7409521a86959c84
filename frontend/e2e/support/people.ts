import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';

const names = {
  alice: 'Alice Moreau',
  bob: 'Bob Tanaka',
  carol: 'Carol Okafor',
  dave: 'Dave Lindqvist',
  erin: 'Erin O’Brien',
  frank: 'Frank Müller',
  grace: 'Grace Kim',
  heidi: 'Heidi Álvarez',
} as const;

export type PersonName = keyof typeof names;

interface WindowOptions {
  /** Another node's than the first one's. */
  baseURL?: string;
  path?: string;
  locale?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** A phone: narrow, and touched rather than clicked. */
  isPhone?: boolean;
  /** As behind a proxy that lets no events through. */
  withoutEvents?: boolean;
}

/** Opens a window of their own for one of the demo's people, signed in by a click on their name. */
export async function windowOf(
  browser: Browser,
  who: PersonName,
  { path = '/', isPhone = false, withoutEvents = false, ...options }: WindowOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    ...options,
    ...(isPhone ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } : {}),
  });
  if (withoutEvents) await context.route('**/api/v1/events', (route) => route.abort());
  const page = await context.newPage();
  await page.goto(path);
  await signInAs(page, who);
  return page;
}

async function signInAs(page: Page, who: PersonName): Promise<void> {
  await page.getByRole('button', { name: new RegExp(who, 'i') }).click();
  await expect(page.getByRole('banner')).toBeVisible();
}

/** The API as one of the demo's people, for what a test needs and is not about. */
export class Person {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly token: string,
    readonly id: string,
  ) {}

  static async signedIn(request: APIRequestContext, who: PersonName): Promise<Person> {
    const { issuer, clientId } = await (await request.get('/api/v1/client-config')).json();
    const answer = await request.post(`${issuer}/token`, {
      form: {
        grant_type: 'password',
        client_id: clientId,
        username: who,
        password: who,
        scope: 'openid',
      },
    });
    const { access_token: token } = await answer.json();
    const me = await request.get('/api/v1/me', { headers: { Authorization: `Bearer ${token}` } });
    return new Person(request, token, (await me.json()).id);
  }

  /** Several people at once, in their order. */
  static all<Who extends PersonName[]>(
    request: APIRequestContext,
    ...who: Who
  ): Promise<{ [K in keyof Who]: Person }> {
    return Promise.all(who.map((one) => Person.signedIn(request, one))) as Promise<{
      [K in keyof Who]: Person;
    }>;
  }

  /** Starts a conversation and says `texts` in it, the first one as its message. @returns its id */
  async start(
    others: readonly Person[],
    subject: string,
    texts: readonly string[],
    options: { private?: boolean; about?: { type: string; id: string }[] } = {},
  ): Promise<string> {
    const [message, ...more] = texts;
    const participantIds = others.map(({ id }) => id);
    const body = { message, subject, participantIds, ...options };
    const { id } = await this.post('/conversations', body);
    for (const text of more) await this.say(id, text);
    return id;
  }

  async invite(conversationId: string, others: readonly Person[]): Promise<void> {
    const userIds = others.map(({ id }) => id);
    await this.post(`/conversations/${conversationId}/participants`, { userIds });
  }

  async leave(conversationId: string): Promise<void> {
    await this.delete(`/conversations/${conversationId}/participants/me`);
  }

  async deleteCopy(conversationId: string): Promise<void> {
    await this.delete(`/conversations/${conversationId}`);
  }

  async say(conversationId: string, text: string): Promise<void> {
    await this.post(`/conversations/${conversationId}/messages`, { text });
  }

  async markRead(conversationId: string): Promise<void> {
    await this.post(`/conversations/${conversationId}/read`, {});
  }

  /** Anything else, be it allowed or not at that moment. @returns the status */
  async attempt(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, data?: object) {
    const options = { method, headers: this.headers, ...(data && { data }) };
    return (await this.request.fetch(`/api/v1${path}`, options)).status();
  }

  async markAllRead(): Promise<void> {
    await this.post('/conversations/mark-all-read', {});
  }

  private async post(path: string, data: object) {
    const answer = await this.request.post(`/api/v1${path}`, { data, headers: this.headers });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  private async delete(path: string): Promise<void> {
    const answer = await this.request.delete(`/api/v1${path}`, { headers: this.headers });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  }

  private get headers() {
    return { Authorization: `Bearer ${this.token}` };
  }
}
