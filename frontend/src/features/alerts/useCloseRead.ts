import { useEffect } from 'react';
import { answerOf, client } from '@/api/client';
import { liveState } from '@/api/live/liveState';
import { isNotFound } from '@/api/problem';
import { byWorker, closeNotification, isRead } from './notifications';

/** Takes away the browser's notifications of what was read while this window heard of nothing: before it, or in a gap. */
export function useCloseRead(): void {
  useEffect(() => {
    void closeRead();
    const stop = liveState.subscribe(() => liveState.isOpen() && void closeRead());
    return () => void stop();
  }, []);
}

async function closeRead(): Promise<void> {
  const ids = (await byWorker()).map(({ tag }) => tag);
  await Promise.all(ids.map(closeIfRead));
}

async function closeIfRead(id: string): Promise<void> {
  try {
    const now = await answerOf(
      client.GET('/api/v1/conversations/{id}', { params: { path: { id } } }),
    );
    const isDeleted = (seq: number) =>
      now.messages.some((entry) => entry.seq === seq && entry.deleted);
    await closeNotification(
      id,
      (told) => now.copyDeleted || isDeleted(told.seq) || isRead(told, now),
    );
  } catch (error) {
    if (isNotFound(error)) await closeNotification(id);
  }
}
