import { memo, type RefObject, useEffect, useRef, useState } from 'react';
import type { Conversation } from '@/api/types';
import { ConversationCard } from './ConversationCard';

interface FeedPageProps {
  conversations: Conversation[];
  /** How many stand before it. */
  offset: number;
  /** -1 while it is not known how many there are in all. */
  setSize: number;
  scroller: RefObject<HTMLElement | null>;
  /** The id of the conversation that the page shows. */
  current: string | undefined;
}

/** Cards this far from the view are not in the document. */
const AWAY = '2000px';

/**
 * One page of the list. Scrolled far away it is an empty box of the same height, so that thousands of conversations
 * stay as quick as a few; one that somebody is using stays as it is.
 */
export const FeedPage = memo(function FeedPage({
  conversations,
  offset,
  setSize,
  scroller,
  current,
}: FeedPageProps) {
  const box = useRef<HTMLDivElement>(null);
  const [emptyHeight, setEmptyHeight] = useState<number | null>(null);

  useEffect(() => {
    if (box.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        if (entry.isIntersecting) setEmptyHeight(null);
        else if (!isInUse(entry.target)) setEmptyHeight(entry.boundingClientRect.height);
      },
      { root: scroller.current, rootMargin: `${AWAY} 0px` },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [scroller]);

  return (
    <div ref={box} style={emptyHeight === null ? undefined : { height: emptyHeight }}>
      {emptyHeight === null &&
        conversations.map((conversation, index) => (
          <ConversationCard
            key={conversation.id}
            conversation={conversation}
            position={offset + index + 1}
            setSize={setSize}
            isCurrent={conversation.id === current}
          />
        ))}
    </div>
  );
}, isSame);

function isSame(one: FeedPageProps, other: FeedPageProps): boolean {
  return (
    one.offset === other.offset &&
    one.setSize === other.setSize &&
    one.scroller === other.scroller &&
    one.current === other.current &&
    one.conversations.length === other.conversations.length &&
    one.conversations.every((conversation, index) => conversation === other.conversations[index])
  );
}

/** Holds the focus, or a card that More has opened. */
function isInUse(page: Element): boolean {
  return page.contains(document.activeElement) || page.querySelector('[data-expanded]') !== null;
}
