package conversations.conversation;

/**
 * The table expressions that search reads, for SQL statements with the parameter {@code :reader} and, in the tab of a record,
 * {@code :type} and {@code :record}. Of a row that is visible in part, only that part is read, compared and sorted, so that the time
 * of a search does not depend on hidden texts (F3).
 */
public final class SearchSources {
    /** The visible part of row {@code b}, and the time of its newest text. */
    private static final String VISIBLE = """
            cross join lateral (
                select case when %1$s then b.texts else (
                        select string_agg(s.form, chr(2) order by s.n)
                        from string_to_table(b.texts, chr(2)) with ordinality s (form, n)
                        cross join lateral (select b.seqs[s.n] as seq) e where %2$s) end as texts,
                    case when %1$s then b.ats[cardinality(b.ats)] else (
                        select max(b.ats[s.n]) from generate_subscripts(b.seqs, 1) s (n)
                        cross join lateral (select b.seqs[s.n] as seq) e where %2$s) end as newest
                offset 0) t""";

    private static final String VISIBLE_IN_SIDEBAR =
            VISIBLE.formatted(Visibility.BLOCK_FULLY_SEARCHABLE_IN_SIDEBAR, Visibility.SEARCHABLE_IN_SIDEBAR);

    private static final String VISIBLE_IN_RECORD_TAB =
            VISIBLE.formatted(Visibility.BLOCK_FULLY_SEARCHABLE_IN_RECORD_TAB, Visibility.SEARCHABLE_IN_RECORD_TAB);

    private static final String BLOCKS_IN_SIDEBAR =
            """
            from participant p join search_block b on b.conversation_id = p.conversation_id
            %s
            where p.user_id = :reader and p.has_copy and\s""".formatted(VISIBLE_IN_SIDEBAR) + Visibility.BLOCK_PARTLY_SEARCHABLE_IN_SIDEBAR;

    private static final String BLOCKS_IN_RECORD_TAB =
            """
            from conversation_record r join conversation c on c.id = r.conversation_id
            left join participant p on p.conversation_id = c.id and p.user_id = :reader
            join search_block b on b.conversation_id = c.id
            %s
            where r.type = :type and r.record_id = :record and\s""".formatted(VISIBLE_IN_RECORD_TAB) + Visibility.BLOCK_PARTLY_SEARCHABLE_IN_RECORD_TAB;

    /** The visible texts of the known rows; each row is read by its key. */
    private static final String TEXTS = """
            cross join lateral (
                select * from search_block b where b.conversation_id = k.conversation_id and b.block = k.block offset 0) b
            cross join lateral (
                select e.seq, b.ats[s.n] as at, s.form
                from string_to_table(b.texts, chr(2)) with ordinality s (form, n)
                cross join lateral (select b.seqs[s.n] as seq) e where %s offset 0) e
            where\s""";

    private static final String KNOWN_IN_SIDEBAR = """
            from known k join participant p on p.conversation_id = k.conversation_id and p.user_id = :reader
            """ + TEXTS.formatted(Visibility.SEARCHABLE_IN_SIDEBAR);

    private static final String KNOWN_IN_RECORD_TAB = """
            from known k join conversation c on c.id = k.conversation_id
            left join participant p on p.conversation_id = c.id and p.user_id = :reader
            """ + TEXTS.formatted(Visibility.SEARCHABLE_IN_RECORD_TAB);

    /** Subject and description as former participants keep them (D4). */
    private static final String DEPARTED = """
            from participant p join left_copy l on l.conversation_id = p.conversation_id and l.user_id = p.user_id
            join conversation c on c.id = p.conversation_id
            cross join lateral (select cast(0 as bigint) as seq, c.created_at as at, l.search_form as form) e
            where p.user_id = :reader and p.state <> 'active'""";

    private static final String DEPARTED_IN_SIDEBAR = DEPARTED + " and p.has_copy";

    /** In a tab, only private conversations are found by the kept subject; others are found by their present one. */
    private static final String DEPARTED_IN_RECORD_TAB = DEPARTED
            + " and c.private and exists (select 1 from conversation_record r where r.conversation_id = c.id"
            + " and r.type = :type and r.record_id = :record)";

    private SearchSources() {}

    /**
     * The rows {@code b} of texts of all conversations in the view, as {@code conversation_id} and {@code block}, with what is visible
     * of each: {@code t.texts}, and {@code t.newest}, the time of the newest of them. More conditions may follow after "and".
     */
    public static String blocks(boolean inRecordTab) {
        return inRecordTab ? BLOCKS_IN_RECORD_TAB : BLOCKS_IN_SIDEBAR;
    }

    /**
     * The visible texts {@code e.seq, e.at, e.form} of the rows of texts in the table expression {@code known} (conversation_id,
     * block), which is {@code k}. A condition has to follow.
     */
    public static String textsOfKnown(boolean inRecordTab) {
        return inRecordTab ? KNOWN_IN_RECORD_TAB : KNOWN_IN_SIDEBAR;
    }

    /**
     * Subject and description as former participants keep them (D4), as the texts {@code e.seq, e.at, e.form} of conversation
     * {@code p.conversation_id}. More conditions may follow after "and".
     */
    public static String departed(boolean inRecordTab) {
        return inRecordTab ? DEPARTED_IN_RECORD_TAB : DEPARTED_IN_SIDEBAR;
    }
}
