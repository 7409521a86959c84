package conversations.conversation;

import conversations.platform.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The visibility rule (D2, D6, E1, F1): everything that shows, counts, searches or sends an entry asks this class. Methods
 * return the visible positions of a timeline; the SQL constants say the same of rows.
 */
public final class Visibility {
    /** Condition: participant {@code p} takes part now. */
    public static final String TAKES_PART = "p.state = 'active'";

    /** Condition: participant {@code p} sees entry {@code e} in their sidebar. */
    public static final String IN_SIDEBAR = "(p.has_copy and p.periods @> e.seq and e.seq > p.deleted_through)";

    /** Condition: entry {@code e} counts as unread for participant {@code p} (B6), apart from the read mark. */
    public static final String UNREAD =
            IN_SIDEBAR + " and e.kind = 'message' and e.deleted_at is null and e.author_id <> p.user_id";

    /**
     * Condition: a search in their sidebar may find entry {@code e} for participant {@code p}; seq 0 stands for the current
     * subject and description, which a former participant does not see (D4).
     */
    public static final String SEARCHABLE_IN_SIDEBAR =
            "(case when e.seq = 0 then p.has_copy and " + TAKES_PART + " else " + IN_SIDEBAR + " end)";

    /**
     * Condition: a search in the tab of a viewable record may find entry {@code e}; seq 0 stands for the current subject and
     * description of conversation {@code c}, which a former participant of a private one does not see (D4). {@code p} is the
     * reader's participant row, if there is one.
     */
    public static final String SEARCHABLE_IN_RECORD_TAB =
            "(not c.private or case when e.seq = 0 then " + TAKES_PART + " else p.periods @> e.seq end)";

    /** The positions of row {@code b} of search_block without 0, which is subject and description. */
    private static final String BLOCK_RANGE = "int8range(greatest(b.block * 16, 1), b.block * 16 + 16)";

    /** Condition: {@link #SEARCHABLE_IN_SIDEBAR} holds for all positions of row {@code b} of search_block. */
    public static final String BLOCK_FULLY_SEARCHABLE_IN_SIDEBAR = "(p.periods @> " + BLOCK_RANGE
            + " and p.deleted_through < greatest(b.block * 16, 1) and (b.block > 0 or " + TAKES_PART + "))";

    /** Condition: {@link #SEARCHABLE_IN_SIDEBAR} may hold for some positions of row {@code b} of search_block. */
    public static final String BLOCK_PARTLY_SEARCHABLE_IN_SIDEBAR = "(p.periods && " + BLOCK_RANGE
            + " and p.deleted_through < b.block * 16 + 15 or b.block = 0 and " + TAKES_PART + ")";

    /** Condition: {@link #SEARCHABLE_IN_RECORD_TAB} holds for all positions of row {@code b} of search_block. */
    public static final String BLOCK_FULLY_SEARCHABLE_IN_RECORD_TAB =
            "(not c.private or p.periods @> " + BLOCK_RANGE + " and (b.block > 0 or " + TAKES_PART + "))";

    /** Condition: {@link #SEARCHABLE_IN_RECORD_TAB} may hold for some positions of row {@code b} of search_block. */
    public static final String BLOCK_PARTLY_SEARCHABLE_IN_RECORD_TAB =
            "(not c.private or p.periods && " + BLOCK_RANGE + " or b.block = 0 and " + TAKES_PART + ")";

    /**
     * Condition: {@code e} is the notice of the removal of participant {@code p}, of which they are alerted (D5): their
     * period ends before it, and they keep a copy that shows what it is about.
     */
    public static final String REMOVAL_NOTICE = "(p.state = 'removed' and p.has_copy and upper(p.periods) = e.seq)";

    /** Condition in HQL: participants {@code p} and {@code w} have met, as {@link #met} says it. */
    static final String MET =
            "cast(sql('cast(? as int8multirange) && cast(? as int8multirange)', p.periods, w.periods) as Boolean) = true";

    private Visibility() {}

    /**
     * Condition: participant {@code p} has met the participant with these periods (they shared a moment), and so may know
     * that they take or took part (D2).
     */
    static String met(String periods) {
        return "p.periods && " + periods;
    }

    /**
     * The positions visible in the user's own copy; none after it was deleted, until a later message brings it back (E1,
     * E3).
     */
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

    /**
     * The positions visible in a record's tab: all, or, of a private conversation, the periods in which the user took part.
     */
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
     * The view that answers a request by id: the user's own copy, even a deleted one while they take part; else the record
     * tab.
     */
    public static View defaultView(ConversationAccess access) {
        return access.hasCopy() || access.isCurrent() ? View.SIDEBAR : View.RECORD;
    }

    /**
     * Whether a current or former participant may know that {@code other} takes or took part: whether they shared a moment
     * (D2).
     */
    public static boolean hasMet(ConversationAccess access, Participant other) {
        var participant = access.participant();
        return participant != null && participant.periods().overlaps(other.periods());
    }

    /** Whether subject, description and people are shown as of the user's departure: nothing later reaches them (D4). */
    public static boolean showsDepartureSnapshot(View view, ConversationAccess access) {
        return access.participant() != null
                && !access.isCurrent()
                && (view == View.SIDEBAR || access.conversation().isPrivate());
    }

    /** The positions visible in this view: {@link #visibleInSidebar} or {@link #visibleInRecordTab}. */
    public static SeqRanges visibleIn(View view, ConversationAccess access) {
        return view == View.SIDEBAR ? visibleInSidebar(access) : visibleInRecordTab(access);
    }

    /** The time of the newest visible message; until there is one, the time at which the user joined (B2). */
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

    /** The views of a conversation: the user's own list, or the tab of a record. */
    public enum View {
        SIDEBAR,
        RECORD;

        /** Whether the parameter {@code view} asks for the view of a record tab. */
        public static boolean isRecordView(@Nullable String view) {
            return switch (view) {
                case null -> false;
                case "record" -> true;
                default -> throw ProblemException.malformed("view", "This must be record.");
            };
        }
    }
}
