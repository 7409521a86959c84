import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';
import type { Crm } from './crm';
import { openSignedIn, theProvider } from './signIn';
import { aFamilyName, plain } from './unique';

interface WindowOptions {
  /** Another node's than the first one's. */
  baseURL?: string;
  path?: string;
  locale?: string;
  viewport?: { width: number; height: number };
  /** A phone: narrow, and touched rather than clicked. */
  isPhone?: boolean;
  /** As behind a proxy that lets no events through. */
  withoutEvents?: boolean;
}

/** The people of one test: a family of a name that nobody else has. */
export class People {
  private readonly familyName = aFamilyName();

  constructor(
    private readonly browser: Browser,
    private readonly request: APIRequestContext,
    private readonly crm: Crm,
    /** Where the application is. */
    private readonly origin: string,
  ) {}

  /** Somebody new, known to the CRM, who can sign in. */
  async meet(givenName: string): Promise<Person> {
    const { familyName } = this;
    // The demo sign-in makes people up: of such a name, and with the same word as password.
    const user = `${plain(givenName)}.${plain(familyName)}`;
    const email = `${user}@example.org`;
    const id = await this.crm.keepUser(user, { givenName, familyName, email, subject: user });
    return new Person(this.browser, this.request, this.origin, {
      id,
      user,
      givenName,
      familyName,
    });
  }
}

interface Identity {
  id: string;
  /** The sign-in name, and the CRM's id of the person. */
  user: string;
  givenName: string;
  familyName: string;
}

/** One of a test's people: the windows that they open, and the API as them for what a test needs and is not about. */
export class Person {
  readonly id: string;
  readonly user: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly name: string;
  private token: Promise<string> | undefined;

  constructor(
    private readonly browser: Browser,
    private readonly request: APIRequestContext,
    private readonly origin: string,
    { id, user, givenName, familyName }: Identity,
  ) {
    this.id = id;
    this.user = user;
    this.givenName = givenName;
    this.familyName = familyName;
    this.name = `${givenName} ${familyName}`;
  }

  /** Opens a window in a browser of their own, signed in. */
  async open({
    path = '/',
    isPhone = false,
    withoutEvents = false,
    ...options
  }: WindowOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      ...options,
      ...(isPhone ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } : {}),
    });
    if (withoutEvents) await context.route('**/api/v1/events', (route) => route.abort());
    const page = await openSignedIn(context, options.baseURL ?? this.origin, this.user, path);
    await expect(page.getByRole('banner')).toBeVisible();
    return page;
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

  /** Starts so many that are about nothing: a sidebar that is longer than the screen. */
  async startSeveral(howMany: number, others: readonly Person[]): Promise<void> {
    for (let count = 1; count <= howMany; count++) {
      await this.start(others, `Older ${count}`, ['Hello']);
    }
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
    const options = { method, headers: await this.headers(), ...(data && { data }) };
    return (await this.request.fetch(`/api/v1${path}`, options)).status();
  }

  private async post(path: string, data: object) {
    const answer = await this.request.post(`/api/v1${path}`, {
      data,
      headers: await this.headers(),
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  private async delete(path: string): Promise<void> {
    const answer = await this.request.delete(`/api/v1${path}`, {
      headers: await this.headers(),
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  }

  private async headers() {
    this.token ??= passwordToken(this.request, this.user);
    return { Authorization: `Bearer ${await this.token}` };
  }
}

async function passwordToken(request: APIRequestContext, user: string): Promise<string> {
  const { issuer, clientId } = await theProvider(request);
  const form = { grant_type: 'password', client_id: clientId, username: user, password: user };
  const answer = await request.post(`${issuer}/token`, { form });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).access_token;
}
