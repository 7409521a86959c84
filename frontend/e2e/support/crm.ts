import { type APIRequestContext, expect } from '@playwright/test';
import { unique } from './unique';

export interface RecordKey {
  type: string;
  id: string;
}

/** A record as the CRM keeps it. */
interface Kept {
  name: string;
  restricted?: boolean;
  /** The access list of a restricted record, by sign-in name. */
  access?: { user: string; view: boolean; edit: boolean }[];
}

class NewRecord implements RecordKey {
  constructor(
    readonly type: string,
    readonly id: string,
  ) {}

  /** The path of the record's page. */
  get path(): string {
    return `/records/${this.type}/${this.id}`;
  }
}

/** The program of the demo that keeps records and users. */
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

  /** A new record, of which no other test knows. */
  async record(type: string, kept: Kept): Promise<NewRecord> {
    const record = new NewRecord(type, `${type}-${unique()}`.toUpperCase());
    await this.keep(record, kept);
    return record;
  }

  async keep({ type, id }: RecordKey, record: Kept): Promise<void> {
    await this.put(`/records/${type}/${id}`, record);
  }

  /** @returns the user's id */
  async keepUser(
    externalId: string,
    user: { givenName: string; familyName: string; email: string; subject: string },
  ): Promise<string> {
    return (await this.put(`/users/by-external-id/${externalId}`, user)).id;
  }

  private async put(path: string, data: object) {
    const answer = await this.request.put(`/api/v1${path}`, {
      data,
      headers: { Authorization: `Bearer ${this.token}` },
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }
}
