import { LogIn } from 'lucide-react';
import type { ReactNode } from 'react';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { Spinner } from '@/ui/Spinner';
import styles from './SessionGate.module.css';
import { sessionStore } from './sessionStore';
import { useSessionState } from './useSession';

/** Shows the app to whoever is signed in, and to everybody else what to do about it. */
export function SessionGate({ children }: { children: ReactNode }) {
  const t = useT();
  const problemText = useProblemText();
  const state = useSessionState();

  if (state.phase === 'signedIn') {
    return (
      <>
        {children}
        {state.ended && <SessionEnded />}
      </>
    );
  }
  return (
    <main className={styles.gate}>
      {state.phase === 'starting' && <Spinner label={t('session.starting')} />}
      {state.phase === 'failed' && (
        <ErrorState
          title={t('session.failed')}
          detail={problemText(state.error)}
          retryLabel={t('app.tryAgain')}
          onRetry={() => void sessionStore.signIn()}
        />
      )}
      {state.phase === 'signedOut' && (
        <EmptyState
          icon={<LogIn size={20} />}
          title={t('session.signedOut')}
          action={
            <Button variant="primary" onPress={() => void sessionStore.signIn()} autoFocus>
              {t('session.signIn')}
            </Button>
          }
        >
          {t('session.signedOut.hint')}
        </EmptyState>
      )}
    </main>
  );
}

/** Stands over the page rather than in its place, so that nothing on it seems lost. */
function SessionEnded() {
  const t = useT();
  const signIn = () => void sessionStore.signIn();
  return (
    <Dialog
      isOpen
      size="small"
      isDismissable={false}
      onClose={signIn}
      title={t('session.ended')}
      closeLabel={t('session.signIn')}
      footer={
        <Button variant="primary" onPress={signIn} autoFocus>
          {t('session.signIn')}
        </Button>
      }
    >
      {t('session.ended.hint')}
    </Dialog>
  );
}
