import { createContext, type ReactNode, use } from 'react';
import type { RecordRef } from '@/api/types';

type OpenNewConversation = (about?: RecordRef[]) => void;

const nothing = () => {};

const NewConversationContext = createContext<OpenNewConversation>(nothing);

export function NewConversationProvider({ children }: { children: ReactNode }) {
  return <NewConversationContext value={nothing}>{children}</NewConversationContext>;
}

/** Opens the New Conversation dialog; `about` fills its About field. */
export function useNewConversation(): OpenNewConversation {
  return use(NewConversationContext);
}
