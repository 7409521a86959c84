import type { InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Conversation } from '../types';
import { conversationsIn, type ListPage } from './lists';
import type { View } from './state';
import { useSelected } from './useStore';

/** The conversations of a list by page; `list` names the events that put further conversations into it. */
export function useListed(
  data: InfiniteData<ListPage> | undefined,
  view: View,
  list?: string,
): Conversation[][] {
  const known = useSelected((state) => state[view]);
  const arrivals = useSelected((state) => (list === undefined ? undefined : state.arrivals[list]));
  return useMemo(
    () => conversationsIn(data?.pages ?? [], view, known, arrivals),
    [data, view, known, arrivals],
  );
}
