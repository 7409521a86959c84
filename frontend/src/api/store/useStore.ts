import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { Conversation } from '../types';
import { type Known, findKnown, type State, type Unsent, type View } from './state';
import { Store } from './Store';

const stores = new WeakMap<QueryClient, Store>();

/** The store of a query client, which sends the store's requests. */
export function storeOf(queryClient: QueryClient): Store {
  const store = stores.get(queryClient) ?? new Store();
  stores.set(queryClient, store);
  return store;
}

export function useStore(): Store {
  return storeOf(useQueryClient());
}

/** A selected part of the state. `select` must return the same object while that part is unchanged. */
export function useSelected<T>(select: (state: State) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store.state()));
}

export function useKnown(view: View, id: string): Known | undefined {
  return useSelected((state) => state[view][id]);
}

/** A conversation in its default view. */
export function useConversation(id: string): Conversation | undefined {
  return useSelected((state) => findKnown(state, id)?.conversation);
}

/** The user's unsent messages of a conversation, oldest first. */
export function useUnsent(conversationId: string): Unsent[] {
  const all = useSelected(({ unsent }) => unsent);
  return useMemo(
    () => all.filter((message) => message.conversationId === conversationId),
    [all, conversationId],
  );
}
