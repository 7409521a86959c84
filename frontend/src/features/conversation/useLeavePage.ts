import { useLocation, useMatch, useNavigate } from 'react-router';
import { keepingSidebar, paths, patterns } from '@/lib/paths';

/** Goes from the page of a conversation, if that is where the user is, to where the others are listed. */
export function useLeavePage(id: string): () => void {
  const navigate = useNavigate();
  const { search } = useLocation();
  const isThere = useMatch(patterns.conversation)?.params.id === id;
  return () => {
    if (isThere) {
      void navigate(keepingSidebar(paths.home(), search), { state: { showsSidebar: true } });
    }
  };
}
