import { type APIRequestContext, expect } from '@playwright/test';

/** A record as the CRM keeps it. */
interface Kept {
  name: string;
  restricted?: boolean;
  /** The access list of a restricted record, by sign-in name. */
  access?: { user: string; view: boolean; edit: boolean }[];
}

/** The program of the demo that keeps records. */
export class Crm {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly token: string,
  ) {}

  static async signedIn(request: APIRequestContext): Promise<Crm> {
    const { issuer } = await (await request.get('/api/v1/client-config')).json();
    const answer = await request.post(`${issuer}/token`, {
      form: {
        grant_type: 'client_credentials',
        client_id: 'crm-sync',
        client_secret: 'crm-sync-secret',
        scope: 'records:write users:write',
      },
    });
    return new Crm(request, (await answer.json()).access_token);
  }

  async keep({ type, id }: { type: string; id: string }, record: Kept): Promise<void> {
    const answer = await this.request.put(`/api/v1/records/${type}/${id}`, {
      data: record,
      headers: { Authorization: `Bearer ${this.token}` },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}
