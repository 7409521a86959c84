import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import type { CrmRecord } from '@/api/types';
import { NewConversationDialog } from './NewConversationDialog';

type OpenNewConversation = (about?: CrmRecord[]) => void;

const NewConversationContext = createContext<OpenNewConversation | null>(null);

export function NewConversationProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<{ about: CrmRecord[] }>();
  const open = useCallback((about: CrmRecord[] = []) => setOpened({ about }), []);
  return (
    <NewConversationContext value={open}>
      {children}
      {opened && (
        <NewConversationDialog
          openedAbout={opened.about}
          onClose={() => setOpened(undefined)}
          onReopen={() => setOpened(opened)}
        />
      )}
    </NewConversationContext>
  );
}

/** Opens the New Conversation dialog; `about` fills its About field. */
export function useNewConversation(): OpenNewConversation {
  const open = use(NewConversationContext);
  if (open === null) throw new Error('useNewConversation stands outside of its provider');
  return open;
}
