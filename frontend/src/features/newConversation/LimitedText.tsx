import { useT } from '@/lib/i18n/I18n';
import { lengthOf } from '@/lib/text';
import { TextArea, type TextAreaProps } from '@/ui/TextField';

/** From this share of the limit on, what is left is counted. */
const COUNTS_FROM = 0.9;

interface LimitedTextProps extends Omit<TextAreaProps, 'hint'> {
  value: string;
  /** In code points. */
  limit: number;
}

/** A text that says how much of it is left, once that matters. */
export function LimitedText({ limit, ...props }: LimitedTextProps) {
  const t = useT();
  const left = limit - lengthOf(props.value);
  const counts = left >= 0 && left < limit * (1 - COUNTS_FROM);
  return (
    <TextArea {...props} hint={counts ? t('newConversation.left', { count: left }) : undefined} />
  );
}
