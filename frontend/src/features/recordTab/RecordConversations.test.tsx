import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation, CrmRecord } from '@/api/types';
import { NewConversationProvider } from '@/features/newConversation/NewConversationProvider';
import { patterns } from '@/lib/paths';
import { aConversation, aMessage, alice, clientConfig, messages } from '@/test/fixtures';
import { renderApp } from '@/test/render';
import { answer, problem } from '@/test/server';
import { RecordConversationPage } from './RecordConversationPage';
import { RecordTabPage } from './RecordTabPage';

vi.mock('../session/useSession', async () => ({ useMe: () => alice }));

const RECORD = '/api/v1/records/{type}/{id}';
const TAB = `${RECORD}/conversations` as const;
const MESSAGES = '/api/v1/conversations/{id}/messages';
const record: CrmRecord = {
  type: 'opportunity',
  id: 'OPP-1',
  name: 'Renewal',
  restricted: false,
  canEdit: true,
};
const about = [{ type: 'opportunity' as const, id: 'OPP-1', name: 'Renewal' }];
const aFile = {
  id: 'f1',
  name: 'early.pdf',
  size: 2048,
  type: 'application/pdf',
  hasPreview: false,
  seq: 1,
};
const { can } = aConversation(3);
const nothing: Conversation['can'] = {
  reply: false,
  markRead: false,
  invite: false,
  leave: false,
  delete: false,
  close: false,
  reopen: false,
  edit: false,
  remove: false,
  mute: false,
};

function show(path: string) {
  return renderApp(
    <NewConversationProvider>
      <Routes>
        <Route path={patterns.record} element={<RecordTabPage tab="conversations" />} />
        <Route path={patterns.recordDetails} element={<RecordTabPage tab="details" />} />
        <Route path={patterns.recordConversation} element={<RecordConversationPage />} />
      </Routes>
    </NewConversationProvider>,
    { path },
  );
}

const titles = async () =>
  (await screen.findAllByRole('heading', { level: 2 })).map((heading) => heading.textContent);

beforeEach(() => {
  answer('get', RECORD, () => record);
  answer('get', '/api/v1/client-config', () => clientConfig);
  answer('get', '/api/v1/users', () => ({ items: [], nextCursor: null }));
});

describe('F1 the tab of a record', () => {
  it('lists the conversations about it, page by page', async () => {
    answer('get', TAB, ({ query }) =>
      query.get('cursor') === null
        ? { items: [aConversation(3, { id: 'c1', subject: 'First', about })], nextCursor: 'more' }
        : { items: [aConversation(3, { id: 'c2', subject: 'Second', about })], nextCursor: null },
    );
    show('/records/opportunity/OPP-1');
    await screen.findByText('Second');
    expect(await titles()).toEqual(['First', 'Second']);
    const [first] = screen.getAllByRole('link', { name: 'First' });
    expect(first?.getAttribute('href')).toBe('/records/opportunity/OPP-1/conversations/c1');
  });

  it('F4 B11 names the other records, and of hidden ones the type', async () => {
    answer('get', TAB, () => ({
      items: [
        aConversation(3, {
          subject: 'Both',
          about: [
            ...about,
            { type: 'company', id: 'CMP-1', name: 'Acme' },
            { type: 'household', restricted: true },
          ],
        }),
      ],
      nextCursor: null,
    }));
    show('/records/opportunity/OPP-1');
    await screen.findByText('Both');
    const list = screen.getByRole('list', { name: 'About' });
    expect(list.textContent).toBe('AcmeRestricted household');
  });

  it('A7 offers to add one about it, also where there is none yet', async () => {
    answer('get', TAB, () => ({ items: [], nextCursor: null }));
    show('/records/opportunity/OPP-1');
    await screen.findByText('Nobody has talked about this record yet');
    await userEvent.click(screen.getByRole('button', { name: 'Add conversation' }));
    await screen.findByRole('dialog', { name: 'New conversation' });
    expect(screen.getByRole('row', { name: /Renewal/ })).toBeDefined();
  });

  it('says what failed, and tries again', async () => {
    answer('get', TAB, () => problem(503, 'unavailable'));
    show('/records/opportunity/OPP-1');
    await screen.findByText('The conversations could not be loaded');
    answer('get', TAB, () => ({
      items: [aConversation(3, { subject: 'Back', about })],
      nextCursor: null,
    }));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Back')).toBeDefined();
  });

  it('keeps the other tab at an address of its own', async () => {
    answer('get', TAB, () => ({ items: [], nextCursor: null }));
    const { router } = show('/records/opportunity/OPP-1?status=open');
    await userEvent.click(await screen.findByRole('tab', { name: 'Details' }));
    await screen.findByText('OPP-1');
    const { pathname, search } = router.state.location;
    expect(pathname + search).toBe('/records/opportunity/OPP-1/details?status=open');
  });

  it('F3 of a record that one may not view there is nothing', async () => {
    answer('get', RECORD, () => problem(404, 'not-found'));
    show('/records/opportunity/OPP-SECRET');
    await screen.findByText('There is no such record');
    expect(screen.queryByRole('tab')).toBeNull();
  });

  it('H3 F3 is gone once one may not view the record any more', async () => {
    let isWithdrawn = false;
    answer('get', RECORD, () => (isWithdrawn ? problem(404, 'not-found') : record));
    answer('get', TAB, () => ({ items: [], nextCursor: null }));
    answer('get', '/api/v1/events', () => {
      isWithdrawn = true;
      return problem(404, 'not-found');
    });
    show('/records/opportunity/OPP-1');
    expect(await screen.findByText('There is no such record')).toBeDefined();
  });

  it('B11 one without a name is called by its type', async () => {
    answer('get', RECORD, () => ({ ...record, name: null, restricted: true, canEdit: false }));
    answer('get', TAB, () => ({ items: [], nextCursor: null }));
    show('/records/opportunity/OPP-SECRET');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Restricted opportunity' }),
    ).toBeDefined();
  });
});

describe('F2 a conversation in the tab', () => {
  const path = '/records/opportunity/OPP-1/conversations/c1';

  function answerConversation(part: Partial<Conversation>) {
    const all = [aMessage(1, { text: 'From the start' }), ...messages(2, 5)];
    answer('get', '/api/v1/conversations/{id}', ({ query }) =>
      query.get('view') === 'record'
        ? aConversation(5, { id: 'c1', subject: 'Talk', about, ...part })
        : problem(400, 'malformed-request'),
    );
    answer('get', MESSAGES, ({ query }) => {
      if (query.get('view') !== 'record') return problem(400, 'malformed-request');
      const items = all.slice(-Number(query.get('limit')));
      return { items, hasOlder: items.length < all.length, hasNewer: false };
    });
    answer('get', '/api/v1/conversations/{id}/attachments', ({ query }) => ({
      items: query.get('view') === 'record' ? [aFile] : [],
      nextCursor: null,
    }));
  }

  it('F1 is read whole, and only read by who takes no part', async () => {
    answerConversation({ membership: 'none', can: nothing, readThroughSeq: 0 });
    show(path);
    await screen.findByText('From the start');
    expect(screen.getByText(/^You can read this conversation/)).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByText('New')).toBeNull();
  });

  it('D4 F1 is shown there as it is now, also to who left before', async () => {
    answerConversation({ membership: 'left', status: 'closed', can: nothing });
    show(path);
    expect(await screen.findByRole('heading', { level: 1, name: 'Talk' })).toBeDefined();
    expect(screen.getByText(/^You left this conversation/)).toBeDefined();
    expect(screen.getByText('Closed')).toBeDefined();
  });

  it('B12 F1 lists the files that the tab shows, with their places there', async () => {
    answerConversation({ can });
    show(path);
    await userEvent.click(await screen.findByRole('button', { name: '1 file' }));
    const link = await screen.findByRole('link', { name: 'Show the message with early.pdf' });
    expect(link.getAttribute('href')).toBe(`${path}?message=1`);
  });

  it('C1 has a reply box for who can reply', async () => {
    answerConversation({ can });
    show(path);
    await screen.findByText('From the start');
    expect(screen.getByRole('textbox', { name: /^Send a message/ })).toBeDefined();
  });

  it('E2 E5 is there for who deleted their copy, who can’t reply', async () => {
    answerConversation({ copyDeleted: true, can: nothing });
    show(path);
    await screen.findByText('From the start');
    expect(screen.getByText(/^You deleted your copy/)).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('F3 is not found where it is not about this record', async () => {
    answerConversation({ about: [] });
    show(path);
    expect(await screen.findByText('This conversation can’t be found')).toBeDefined();
    expect(screen.queryByText('From the start')).toBeNull();
  });
});
