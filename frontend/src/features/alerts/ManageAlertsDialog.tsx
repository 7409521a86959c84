import type { AlertPreferences } from '@/api/types';
import { useProblemText } from '@/api/useProblemText';
import { useT } from '@/lib/i18n/I18n';
import { Dialog } from '@/ui/Dialog';
import { ErrorState } from '@/ui/ErrorState';
import { Note } from '@/ui/Note';
import { Spinner } from '@/ui/Spinner';
import { Switch } from '@/ui/Switch';
import { BrowserNotifications } from './BrowserNotifications';
import styles from './ManageAlertsDialog.module.css';
import { useAlertPreferences } from './useAlertPreferences';

const kinds = ['newConversation', 'newMessage', 'participantChange'] as const;
const channels = ['email', 'popup'] as const;

/** The dialog for the preferences of alerts (G1). Each switch is saved at once. */
export function ManageAlertsDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const problemText = useProblemText();
  const { query, save } = useAlertPreferences();
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={t('alerts.manage')}
      closeLabel={t('app.close')}
    >
      <p className={styles.hint}>{t('alerts.hint')}</p>
      {query.isPending && <Spinner label={t('app.loading')} />}
      {query.isError && (
        <ErrorState
          title={t('alerts.failed')}
          detail={problemText(query.error)}
          retryLabel={t('app.tryAgain')}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && (
        <Choices preferences={query.data} onChange={(changed) => save.mutate(changed)} />
      )}
      <div role="alert">
        {save.isError && (
          <Note tone="danger">{t('alerts.notSaved', { problem: problemText(save.error) })}</Note>
        )}
      </div>
      <BrowserNotifications />
    </Dialog>
  );
}

interface ChoicesProps {
  preferences: AlertPreferences;
  onChange: (changed: AlertPreferences) => void;
}

function Choices({ preferences, onChange }: ChoicesProps) {
  const t = useT();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('alerts.kind')}</span>
          </th>
          {channels.map((channel) => (
            <th key={channel} scope="col">
              {t(`alerts.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              {t(`alerts.${kind}`)}
              <span className={styles.when}>{t(`alerts.when.${kind}`)}</span>
            </th>
            {channels.map((channel) => (
              <td key={channel}>
                <Switch
                  label={t('alerts.by', {
                    kind: t(`alerts.${kind}`),
                    channel: t(`alerts.${channel}`),
                  })}
                  isSelected={preferences[kind][channel]}
                  onChange={(isOn) =>
                    onChange({ ...preferences, [kind]: { ...preferences[kind], [channel]: isOn } })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
