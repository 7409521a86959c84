package conversations.conversation;

import java.time.Instant;

/**
 * The one rule of who sees what (D2, D6, E1, F1): everything that shows, counts, searches or sends an entry asks here.
 * Each method answers with the positions of the timeline that are visible; the SQL says the same of rows.
 */
public final class Visibility {
    /** The entries {@code e} that participant {@code p} sees in their sidebar. */
    public static final String IN_SIDEBAR = "(p.has_copy and p.periods @> e.seq and e.seq > p.deleted_through)";

    /** The entries {@code e} that count as unread for participant {@code p} (B6), but for the read mark. */
    public static final String UNREAD =
            IN_SIDEBAR + " and e.kind = 'message' and e.deleted_at is null and e.author_id <> p.user_id";

    /**
     * What participant {@code p} finds in their sidebar: entries {@code e}, and, at seq 0, subject and description as they
     * are now, which who left does not see (D4).
     */
    public static final String SEARCHABLE_IN_SIDEBAR =
            "(case when e.seq = 0 then p.has_copy and p.state = 'active' else " + IN_SIDEBAR + " end)";

    /**
     * What is found in the tab of a record that may be viewed: entries {@code e}, and, at seq 0, subject and description of
     * conversation {@code c} as they are now, which who left a private one does not see (D4); {@code p} is the reader's
     * part in it, if they have one.
     */
    public static final String SEARCHABLE_IN_RECORD_TAB =
            "(not c.private or case when e.seq = 0 then p.state = 'active' else p.periods @> e.seq end)";

    /** The positions of row {@code b} of search_block, but for 0, which is subject and description. */
    private static final String BLOCK_RANGE = "int8range(greatest(b.block * 16, 1), b.block * 16 + 16)";

    /** Whether participant {@code p} finds whatever stands in row {@code b} of search_block, as {@link #SEARCHABLE_IN_SIDEBAR}. */
    public static final String BLOCK_FULLY_SEARCHABLE_IN_SIDEBAR = "(p.periods @> " + BLOCK_RANGE
            + " and p.deleted_through < greatest(b.block * 16, 1) and (b.block > 0 or p.state = 'active'))";

    /** Whether they may find something in it. */
    public static final String BLOCK_PARTLY_SEARCHABLE_IN_SIDEBAR = "(p.periods && " + BLOCK_RANGE
            + " and p.deleted_through < b.block * 16 + 15 or b.block = 0 and p.state = 'active')";

    /** As {@link #BLOCK_FULLY_SEARCHABLE_IN_SIDEBAR}, as {@link #SEARCHABLE_IN_RECORD_TAB}. */
    public static final String BLOCK_FULLY_SEARCHABLE_IN_RECORD_TAB =
            "(not c.private or p.periods @> " + BLOCK_RANGE + " and (b.block > 0 or p.state = 'active'))";

    /** Whether something may be found in it. */
    public static final String BLOCK_PARTLY_SEARCHABLE_IN_RECORD_TAB =
            "(not c.private or p.periods && " + BLOCK_RANGE + " or b.block = 0 and p.state = 'active')";

    /**
     * The notice {@code e} that participant {@code p} was removed by and is alerted of (D5): their time ends before it, and they
     * keep a copy in which to find what it is about.
     */
    public static final String REMOVAL_NOTICE = "(p.state = 'removed' and p.has_copy and upper(p.periods) = e.seq)";

    /** Whether participant {@code p} gets to see that {@code w} does or did take part: if they shared a moment (D2). */
    public static final String MET =
            "cast(sql('cast(? as int8multirange) && cast(? as int8multirange)', p.periods, w.periods) as Boolean) = true";

    private Visibility() {}

    /** What stands in the user's own copy; nothing once it is deleted, until a later message brings it back (E1, E3). */
    public static SeqRanges visibleInSidebar(ConversationAccess access) {
        var participant = access.participant();
        return participant == null || !participant.hasCopy()
                ? SeqRanges.NONE
                : participant
                        .periods()
                        .after(participant.deletedThrough())
                        .upTo(access.conversation().lastSeq());
    }

    /** Whether the notice at {@code seq} is the one by which the user was removed, as {@link #REMOVAL_NOTICE} says it. */
    public static boolean isRemovalNotice(ConversationAccess access, long seq) {
        var participant = access.participant();
        return participant != null
                && participant.state() == ParticipantState.REMOVED
                && participant.hasCopy()
                && participant.periods().last() == seq - 1;
    }

    /** What the tab of a record shows: all of it, or, of a private conversation, the periods in which the user took part. */
    public static SeqRanges visibleInRecordTab(ConversationAccess access) {
        var conversation = access.conversation();
        if (!access.viaRecord()) {
            return SeqRanges.NONE;
        }
        if (!conversation.isPrivate()) {
            return SeqRanges.from(1).upTo(conversation.lastSeq());
        }
        var participant = access.participant();
        return participant == null ? SeqRanges.NONE : participant.periods().upTo(conversation.lastSeq());
    }

    /**
     * How the user meets the conversation when they ask for it by id: their own copy, also one that is deleted for as
     * long as they take part; else as the record tab shows it.
     */
    public static View defaultView(ConversationAccess access) {
        return access.hasCopy() || access.isCurrent() ? View.SIDEBAR : View.RECORD;
    }

    /** Whether somebody who takes or took part gets to see that {@code other} does or did: if they shared a moment (D2). */
    public static boolean hasMet(ConversationAccess access, Participant other) {
        var participant = access.participant();
        return participant != null && participant.periods().overlaps(other.periods());
    }

    /** Whether subject, description and people are shown as they were when the user left: nothing later reaches them (D4). */
    public static boolean showsDepartureSnapshot(View view, ConversationAccess access) {
        return access.participant() != null
                && !access.isCurrent()
                && (view == View.SIDEBAR || access.conversation().isPrivate());
    }

    /** What this view shows: {@link #visibleInSidebar} or {@link #visibleInRecordTab}. */
    public static SeqRanges visibleIn(View view, ConversationAccess access) {
        return view == View.SIDEBAR ? visibleInSidebar(access) : visibleInRecordTab(access);
    }

    /** The time of the newest message that is visible; until there is one, when the user joined (B2). */
    public static Instant lastActivity(View view, ConversationAccess access) {
        var participant = access.participant();
        if (participant == null
                || (view == View.RECORD && !access.conversation().isPrivate())) {
            return access.conversation().lastMessageAt();
        }
        if (view == View.RECORD) {
            return participant.tabActivity();
        }
        return participant.hasCopy() ? participant.lastActivity() : participant.joinedAt();
    }

    /** Whether the user may know that the conversation exists (F3). */
    static boolean mayKnowOf(ConversationAccess access) {
        return defaultView(access) == View.SIDEBAR
                || !visibleInRecordTab(access).isEmpty();
    }

    /** Where somebody meets a conversation: in their own list, or in the tab of a record. */
    public enum View {
        SIDEBAR,
        RECORD
    }
}
