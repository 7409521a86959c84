package conversations.search;

import conversations.conversation.Visibility;
import conversations.platform.text.SearchForm.Word;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.NativeQuery;

/**
 * Builds the SQL that finds words in the texts that a reader sees. It examines the rows of search_block of all the reader's
 * conversations, and splits rows that contain every word into their texts. Of a row that the reader sees a part of, only
 * that part is examined: how much is read, compared and sorted does not depend on what they do not see (F3).
 */
record SearchQuery(List<Word> words) {
    private static final String ROWS_IN_SIDEBAR =
            "from participant p join search_block b on b.conversation_id = p.conversation_id %s"
                    + " where p.user_id = :reader and p.has_copy and " + Visibility.BLOCK_PARTLY_SEARCHABLE_IN_SIDEBAR;

    private static final String ROWS_IN_RECORD_TAB =
            "from conversation_record r join conversation c on c.id = r.conversation_id"
                    + " left join participant p on p.conversation_id = c.id and p.user_id = :reader"
                    + " join search_block b on b.conversation_id = c.id %s"
                    + " where r.type = :type and r.record_id = :record and "
                    + Visibility.BLOCK_PARTLY_SEARCHABLE_IN_RECORD_TAB;

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

    /** The visible texts of the known rows; each row is read by its key. */
    private static final String TEXTS = """
            cross join lateral (
                select * from search_block b where b.conversation_id = k.conversation_id and b.block = k.block offset 0) b
            cross join lateral (
                select e.seq, b.ats[s.n] as at, s.form
                from string_to_table(b.texts, chr(2)) with ordinality s (form, n)
                cross join lateral (select b.seqs[s.n] as seq) e where %s offset 0) e
            where\s""";

    private static final String KNOWN_IN_SIDEBAR =
            "from known k join participant p on p.conversation_id = k.conversation_id and p.user_id = :reader "
                    + TEXTS.formatted(Visibility.SEARCHABLE_IN_SIDEBAR);

    private static final String KNOWN_IN_RECORD_TAB = "from known k join conversation c on c.id = k.conversation_id"
            + " left join participant p on p.conversation_id = c.id and p.user_id = :reader "
            + TEXTS.formatted(Visibility.SEARCHABLE_IN_RECORD_TAB);

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

    /**
     * SQL for the rank, time and position of the hits in the {@code :blocks} best rows, in the order of these columns,
     * beside an upper bound for the rank and time of the hits in all other rows. It returns at least one row: without a
     * position if nothing is found, without a bound if there are no other rows. For a common word, most rows need not be
     * split this way.
     *
     * @param after whether to go on after {@code :rank, :at, :conversation, :seq}
     */
    String hits(boolean inRecordTab, boolean after) {
        var rows = inRecordTab
                ? ROWS_IN_RECORD_TAB.formatted(VISIBLE_IN_RECORD_TAB)
                : ROWS_IN_SIDEBAR.formatted(VISIBLE_IN_SIDEBAR);
        return "with candidates as materialized (select b.conversation_id, b.block, "
                + rank("t.texts", "b.block = 0 and " + allWordsIn("split_part(t.texts, chr(2), 1)"))
                + " as rank, t.newest "
                + rows
                + " and " + allWordsIn("t.texts")
                + "), best as materialized (select * from candidates order by rank desc, newest desc limit :blocks + 1"
                + "), known as (select conversation_id, block from best order by rank desc, newest desc limit :blocks"
                + "), other as (select rank, newest from best order by rank desc, newest desc offset :blocks limit 1"
                + "), found as (" + hitColumns("k")
                + (inRecordTab ? KNOWN_IN_RECORD_TAB : KNOWN_IN_SIDEBAR) + allWordsIn("e.form")
                + " union all " + hitColumns("p") + (inRecordTab ? DEPARTED_IN_RECORD_TAB : DEPARTED_IN_SIDEBAR)
                + " and "
                + allWordsIn("e.form")
                + "), page as (select * from found "
                + (after ? "where (rank, at, conversation_id, seq) < (:rank, :at, :conversation, :seq) " : "")
                + "order by rank desc, at desc, conversation_id desc, seq desc limit :limit)"
                + " select page.*, other.rank as other_rank, other.newest as other_at"
                + " from (select 1) one left join other on true left join page on true"
                + " order by page.rank desc, page.at desc, page.conversation_id desc, page.seq desc";
    }

    /** SQL for the conversations of the sidebar that have hits. */
    String conversations() {
        return "select p.conversation_id " + ROWS_IN_SIDEBAR.formatted(VISIBLE_IN_SIDEBAR) + " and "
                + allWordsIn("t.texts")
                + " and exists (select 1 from string_to_table(t.texts, chr(2)) e (form) where " + allWordsIn("e.form")
                + ") union select p.conversation_id " + DEPARTED_IN_SIDEBAR + " and " + allWordsIn("e.form");
    }

    private String hitColumns(String conversation) {
        return "select " + rank("e.form", "e.seq = 0") + " as rank, e.at, " + conversation + ".conversation_id, e.seq ";
    }

    private String allWordsIn(String text) {
        return join(i -> "strpos(" + text + ", :word" + i + ") > 0", " and ");
    }

    /**
     * SQL for the rank: a whole word counts twice the beginning of one; subject and description rank before messages.
     *
     * @param described whether it is these
     */
    private String rank(String text, String described) {
        return "2 * ("
                + join(
                        i -> "case when strpos(" + text + ", :beginning" + i + ") = 0 then 0 when strpos(" + text
                                + ", :whole" + i + ") = 0 then 1 else 2 end",
                        " + ")
                + ") + case when " + described + " then 1 else 0 end";
    }

    private String join(IntFunction<String> sql, String separator) {
        return IntStream.range(0, words.size()).mapToObj(sql).collect(Collectors.joining(separator));
    }

    /** @param ranked whether the statement is {@link #hits} */
    void bind(NativeQuery<?> query, boolean ranked) {
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            query.setParameter("word" + i, word.anywhere());
            if (ranked) {
                query.setParameter("whole" + i, word.whole()).setParameter("beginning" + i, word.beginning());
            }
        }
    }
}
