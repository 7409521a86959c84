import { Building2, House, Landmark, Target, UserRound } from 'lucide-react';
import type { RecordType } from '@/api/types';

const icons = {
  contact: UserRound,
  company: Building2,
  household: House,
  opportunity: Target,
  account: Landmark,
};

/** Decoration beside a record's name. */
export function RecordIcon({ type, size = 12 }: { type: RecordType; size?: number }) {
  const Icon = icons[type];
  return <Icon size={size} aria-hidden="true" />;
}
